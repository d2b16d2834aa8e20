// What holds for every register of every region: each record says where it comes from, and none names a person.
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { loadRegionOrThrow, regionNames } from "../../../inventory/load.ts";
import { RegisterData } from "../../../inventory/schema/register/index.ts";
import type { Source } from "../../../inventory/schema/source.ts";
import { seedLines } from "../seed-lines.ts";

const root = resolve(import.meta.dirname, "../../..");

interface Recorded {
  readonly id: string;
  readonly source: Source;
}

/** Every text below a value, with its path. */
function textsOf(value: unknown, path: string): (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, `${path}.${key}`));
}

/** Titles and degrees that stand before or behind a person's name. */
const honorific =
  /(?<![\p{L}.])(Drs?|Dra|Ir|Prof|Hj?|KH)\. ?\p{Lu}\p{Ll}|(?<![\p{L}.])(S|M|A|D)\.(Kom|STP|Sos|IP|Pd|Si|Ag|Ak|AP|KM|Hum|Kes|Eng|Sc|Md|[TEHMP](?![\p{L}]))/u;

describe.each(regionNames(root))("%s", (region) => {
  const inventory = loadRegionOrThrow(root, region);
  const registers = Object.keys(RegisterData.shape) as (keyof RegisterData)[];

  test("every record of every register has lines of a known document, or a reason", () => {
    const documents = new Set(inventory.documents.map(({ id }) => id));
    const without = registers.flatMap((name) =>
      (inventory[name] as readonly Recorded[])
        .filter(({ source }) =>
          "document" in source ? !documents.has(source.document) || source.lines === "" : source.assumption.length < 8,
        )
        .map(({ id }) => `${name}.${id}`),
    );
    expect(without).toEqual([]);
    expect(registers.some((name) => inventory[name].length > 0)).toBe(true);
  });

  test("no value of a register bears the title or degree of a person", () => {
    const found = registers.flatMap((name) => textsOf(inventory[name], name)).filter(([, text]) => honorific.test(text));
    expect(found).toEqual([]);
  });

  const signed = inventory.documents.flatMap(({ file }) => signatories(seedLines(file) ?? []));

  test.skipIf(signed.length === 0)("nor the name of a person who signed its documents", () => {
    const names = new RegExp(`(?<!\\p{L})(${signed.join("|")})(?!\\p{L})`, "iu");
    expect(registers.flatMap((name) => textsOf(inventory[name], name)).filter(([, text]) => names.test(text))).toEqual([]);
  });
});

/** Names stand in capitals some lines below "ttd", signed. */
function signatories(lines: readonly string[]): string[] {
  const after = lines.flatMap((line, index) => (/^\s*ttd\b/.test(line) ? [lines.slice(index + 1, index + 8)] : []));
  return after.flatMap((below) => {
    const name = below.map((line) => line.trim()).find((line) => line !== "" && !line.startsWith("ttd"));
    return name !== undefined && /^[A-Z]{3,}[A-Z. ]*$/.test(name) ? [name.replace(/ [A-Z]\.$/, "")] : [];
  });
}

test("titles and degrees are recognised, offices and sections are not", () => {
  const persons = [
    "Drs. Fulan",
    "Dra. Fulanah",
    "Ir. H. Fulan",
    "H. Fulan",
    "Hj.Fulanah",
    "Dr. Fulan",
    "Fulan, S.Kom",
    "Fulan, S.STP., M.Si",
  ];
  for (const person of [...persons, "Fulan, S.H., M.H.", "Fulan, M.T", "Fulan, A.Md", "Fulan, SE, M.Kom"])
    expect(person).toMatch(honorific);
  const offices = [
    "Kepala Dinas Kesehatan",
    "Jl. Ali Anyang",
    "Bagian T.U",
    "No. 20",
    "huruf h. layanan",
    "S.1.2",
    "Kab. Pesawaran",
    "Merk. Dell",
  ];
  for (const office of offices) expect(office).not.toMatch(honorific);
});

test("names of signatories are read from the lines below ttd", () => {
  expect(signatories(["WALIKOTA", "", "ttd", "", "FULAN BIN FULAN", ""])).toEqual(["FULAN BIN FULAN"]);
  expect(signatories(["ttd.", " ", "ttd", "", "FULAN B.", ""])).toEqual(["FULAN", "FULAN"]);
  expect(signatories(["ttd", "", "Salinan sesuai dengan aslinya"])).toEqual([]);
});
