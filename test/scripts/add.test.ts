// `simpul add site`: the site is there, every other byte as it was, the lock has its numbers, and wrong words are refused before anything is written.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertSite } from "../../inventory/edits/insert-site.ts";
import { siteText } from "../../inventory/edits/new-site.ts";
import { loadRegionOrThrow, loadTexts } from "../../inventory/load.ts";
import { type AddSiteOptions, addSiteAnswer } from "../../scripts/add/site.ts";
import { DoorError } from "../../scripts/door/door.ts";
import { planAnswer } from "../../scripts/plan.ts";
import { copyCheckout, folder, real, removeCheckout, textsOf } from "./checkout.ts";

const today = "2026-11-24";
let root: string;
beforeEach(() => {
  root = copyCheckout();
});
afterEach(() => removeCheckout(root));

const site = { region: "pontianak", id: "uptd-air", name: "UPTD Air", kecamatan: "pontianak-timur" } as const;
const add = (more: Partial<AddSiteOptions> = {}): ReturnType<typeof addSiteAnswer> => addSiteAnswer({ ...site, ...more }, today, root);

/** The error of a door; fails when there is none. */
function refusal(run: () => unknown): DoorError {
  try {
    run();
  } catch (error) {
    if (error instanceof DoorError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

/** What stands in the new text and not in the old one; fails unless the rest is the old text, byte for byte. */
function inserted(before: string, after: string): string {
  const length = after.length - before.length;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  while (start > 0 && after.slice(0, start) + after.slice(start + length) === before && after[start - 1] !== "\n") start -= 1;
  expect(after.slice(0, start) + after.slice(start + length)).toBe(before);
  return after.slice(start, start + length);
}

test("the site is loaded, behind the one that was named, and two files changed", () => {
  const before = textsOf(root);
  const answer = add({ after: "kel-tengah" });
  expect(answer.exit).toBe(0);
  const after = textsOf(root);
  expect([...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file)).toEqual([
    "allocations.lock.yaml",
    "sites.yaml",
  ]);
  const inventory = loadRegionOrThrow(root, "pontianak");
  const ids = inventory.sites.map(({ id }) => id);
  expect(ids[ids.indexOf("kel-tengah") + 1]).toBe("uptd-air");
  expect(inventory.sites.find(({ id }) => id === "uptd-air")).toMatchObject({
    name: "UPTD Air",
    kind: "opd",
    policy: "opd",
    profile: "opd",
    kecamatan: "pontianak-timur",
  });
  expect(inserted(before.get("sites.yaml") ?? "", after.get("sites.yaml") ?? "")).toContain("id: uptd-air");
});

test("its simpul is the nearest with a free port, and said to be an assumption", () => {
  add();
  const inventory = loadRegionOrThrow(root, "pontianak");
  expect(inventory.sites.find(({ id }) => id === "uptd-air")?.simpul).toBe("simpul-3");
  expect(inventory.assumptions.find(({ path }) => path === "sites.uptd-air.simpul")?.reason).toBe(
    "Nearest node with a free port; length and year are samples",
  );
});

test("a simpul that was named is no assumption", () => {
  add({ simpul: "simpul-2" });
  const inventory = loadRegionOrThrow(root, "pontianak");
  expect(inventory.sites.find(({ id }) => id === "uptd-air")?.simpul).toBe("simpul-2");
  expect(inventory.assumptions.some(({ path }) => path === "sites.uptd-air.simpul")).toBe(false);
});

test("the lock has its number and port, one line more, and is not stale", () => {
  const before = textsOf(root).get("allocations.lock.yaml") ?? "";
  add();
  const after = textsOf(root).get("allocations.lock.yaml") ?? "";
  expect(inserted(before, after)).toBe("  - { number: 64, site: uptd-air, switch: agg-3, port: combo1 }\n");
  expect(planAnswer({ region: "pontianak", check: true }, today, root).exit).toBe(0);
});

test("when the nearest node is full the next takes it, and with all full it is refused", () => {
  const used: (string | undefined)[] = [];
  for (let index = 0; index < 10; index++) {
    add({ id: `tambahan-${index}`, name: `Tambahan ${index}`, kind: "kelurahan" });
    used.push(loadRegionOrThrow(root, "pontianak").sites.find(({ id }) => id === `tambahan-${index}`)?.simpul);
  }
  expect(used.filter((simpul) => simpul === "simpul-3")).toHaveLength(4);
  expect(new Set(used)).toEqual(new Set(["simpul-1", "simpul-2", "simpul-3"]));
  expect(refusal(() => add({ kind: "kelurahan" })).message).toBe("no simpul has a free access port");
});

test.each<[Partial<AddSiteOptions>, string, string | undefined]>([
  [{ id: "kel-tengah" }, "there is a site kel-tengah already, Kelurahan Tengah", "give the new site another --id"],
  [{ id: "Kel Baru" }, '--id "Kel Baru" is not an id of lower-case letters', undefined],
  [{ name: "a\nb" }, "--name must have 1 to 120 characters", undefined],
  [{ name: "" }, "--name must have 1 to 120 characters", undefined],
  [{ kecamatan: "pontianak-tengara" }, '--kecamatan: there is no kecamatan "pontianak-tengara"', "did you mean pontianak-tenggara?"],
  [{ simpul: "simpul-4" }, '--simpul: there is no simpul "simpul-4"', "did you mean simpul-1?"],
  [{ after: "kel-tengha" }, '--after: there is no site "kel-tengha"', "did you mean kel-tengah?"],
  [{ kind: "dinas" }, '--kind: there is no kind "dinas"', undefined],
])("%o is refused, nothing written", (more, message, fix) => {
  const before = textsOf(root);
  const error = refusal(() => add(more));
  expect(error.message).toContain(message);
  if (fix !== undefined) expect(error.fix).toBe(fix);
  expect(textsOf(root)).toEqual(before);
});

test("a site that the contract has no room for is refused, nothing written", () => {
  const path = join(root, folder, "profiles.yaml");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replaceAll("cir: 15, mir: 100", "cir: 60, mir: 100"));
  const before = textsOf(root);
  expect(refusal(() => add()).message).toMatch(/950|Mbps/);
  expect(textsOf(root)).toEqual(before);
});

test("a name that looks like YAML, or like a command, is a name", () => {
  const name = '"; /system reset #: {x: [y]} & *z';
  add({ name });
  expect(loadRegionOrThrow(root, "pontianak").sites.find(({ id }) => id === "uptd-air")?.name).toBe(name);
});

const inventory = loadRegionOrThrow(real, "pontianak");
const texts = [...textsOf(real)].filter(([file]) => file !== "allocations.lock.yaml").map(([file, text]) => ({ file, text }));
const sitesText = texts.find(({ file }) => file === "sites.yaml")?.text ?? "";
const nameText = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((name) => /^[^\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]*$/u.test(name) && name.length <= 120);

test("wherever and whatever is added, it is loaded and every other byte stays", () => {
  fc.assert(
    fc.property(
      fc.record({
        name: nameText,
        kecamatan: fc.constantFrom(...inventory.kecamatan.map(({ id }) => id)),
        kind: fc.constantFrom("opd", "kelurahan", "kecamatan", "rsud"),
        simpul: fc.constantFrom(undefined, "simpul-1", "simpul-2", "simpul-3"),
        after: fc.constantFrom(undefined, ...inventory.sites.map(({ id }) => id)),
        crlf: fc.boolean(),
      }),
      ({ after, crlf, ...given }) => {
        const before = crlf ? sitesText.replaceAll("\n", "\r\n") : sitesText;
        const text = insertSite(before, siteText(inventory, { id: "baru", ...given }).lines, after);
        expect(inserted(before, text)).toContain("id: baru");
        if (crlf) expect(text.replaceAll("\r\n", "")).not.toContain("\n");
        const loaded = loadTexts([...texts.filter(({ file }) => file !== "sites.yaml"), { file: "sites.yaml", text }], folder);
        expect(loaded.issues ?? []).toEqual([]);
        expect(loaded.inventory?.sites.find(({ id }) => id === "baru")).toMatchObject({ name: given.name, kind: given.kind });
        expect(loaded.inventory?.sites.filter(({ id }) => id !== "baru")).toEqual(inventory.sites);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test.each([
  [
    "comments behind and between",
    "sites:\n  # one\n  - id: a # first\n    name: A # its name\n  # two\n  - id: b\n    name: B\n# end\n",
    "sites:\n  # one\n  - id: a # first\n    name: A # its name\n  - id: new\n    name: N\n  # two\n  - id: b\n    name: B\n# end\n",
  ],
  [
    "blank lines between",
    "sites:\n\n  - id: a\n    name: A\n\n  - id: b\n",
    "sites:\n\n  - id: a\n    name: A\n\n  - id: new\n    name: N\n\n  - id: b\n",
  ],
  ["no end of line at the end", "sites:\n- id: a", "sites:\n- id: a\n- id: new\n  name: N\n"],
  [
    "wide dashes",
    "sites:\n    -   id: a\n        tail: |\n          text\n\nother: 1\n",
    "sites:\n    -   id: a\n        tail: |\n          text\n    -   id: new\n        name: N\n\nother: 1\n",
  ],
  [
    "records in brackets",
    "sites:\n  - { id: a, name: A } # short\n  - { id: b }\n",
    "sites:\n  - { id: a, name: A } # short\n  - id: new\n    name: N\n  - { id: b }\n",
  ],
])("layout: %s", (_, before, after) => {
  expect(insertSite(before, ["id: new", "name: N"], "a")).toBe(after);
});

test.each([
  ["sites: []\n", "sites:\n  - id: new\n    name: N\n"],
  ["a: 1\nsites: [ ] # none yet\n# example\nb: 2\n", "a: 1\nsites: # none yet\n  - id: new\n    name: N\n# example\nb: 2\n"],
  ["sites: []", "sites:\n  - id: new\n    name: N\n"],
  ["sites: []\r\nb: 2\r\n", "sites:\r\n  - id: new\r\n    name: N\r\nb: 2\r\n"],
])("the first site of an empty list: %j", (before, after) => {
  expect(insertSite(before, ["id: new", "name: N"], undefined)).toBe(after);
});

test("a list in brackets is not edited", () => {
  expect(() => insertSite("sites: [{ id: a }]\n", ["id: new"], "a")).toThrow("the list of sites is written in brackets");
});
