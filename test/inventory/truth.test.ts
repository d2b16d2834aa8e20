// Words at their lines: small documents made up for it, a law, and a sample of every region's citations read by another way.
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadRegionOrThrow, regionNames } from "../../inventory/load.ts";
import type { RegionInventory } from "../../inventory/schema/inventory.ts";
import { type Cited, citationsOf, holdToDocuments, linesOf } from "../../inventory/truth.ts";
import { seedLines } from "./seed-lines.ts";

const root = resolve(import.meta.dirname, "../..");
const perwal = ["1 Dinas Satu   10 mbps", "  2 Dinas Dua ", "\t20 mbps", "", "3 Dinas", "Tiga (belum ada)"];
const documents = new Map([["perwal", perwal]]);

function held(lines: string, words: string): "found" | string {
  const { found, missing } = holdToDocuments([{ path: "x", document: "perwal", lines, words }], documents);
  return found === 1 ? "found" : (missing[0]?.there ?? "nothing");
}

test("words that stand at their lines are found, white space folded and over line breaks", () => {
  expect(held("1", "Dinas Satu 10 mbps")).toBe("found");
  expect(held("1", "Dinas  Satu\n10 mbps")).toBe("found");
  expect(held("2-3", "Dinas Dua 20 mbps")).toBe("found");
  expect(held("4-6", "3 Dinas Tiga (belum ada)")).toBe("found");
});

test("words that do not are missing, with what stands there", () => {
  expect(held("1", "Dinas Dua")).toBe("1 Dinas Satu 10 mbps");
  expect(held("1", "dinas satu")).toBe("1 Dinas Satu 10 mbps");
  expect(held("2", "Dinas Dua 20 mbps")).toBe("2 Dinas Dua");
  expect(held("4", "Dinas")).toBe("");
  expect(held("7-9", "Dinas")).toBe("");
  const elsewhere = holdToDocuments([{ path: "x", document: "perda", lines: "1", words: "Dinas" }], documents);
  expect(elsewhere).toEqual({ found: 0, missing: [{ path: "x", document: "perda", lines: "1", words: "Dinas", there: "" }] });
});

test("parts around … stand in their order, and not over one another", () => {
  expect(held("1-3", "Dinas Satu … 20 mbps")).toBe("found");
  expect(held("1-6", "1 … 2 … 3 … Tiga")).toBe("found");
  expect(held("1-3", "20 mbps … Dinas Satu")).not.toBe("found");
  expect(held("1", "Dinas Satu … Satu 10")).not.toBe("found");
  expect(held("1-3", "mbps … mbps")).toBe("found");
  expect(held("1-2", "mbps … mbps")).not.toBe("found");
});

test("several ranges are one text, in the order in which they are cited", () => {
  expect(linesOf(perwal, "1, 3")).toBe("1 Dinas Satu 10 mbps 20 mbps");
  expect(linesOf(perwal, "5-6, 1")).toBe("3 Dinas Tiga (belum ada) 1 Dinas Satu 10 mbps");
  expect(held("1, 3", "10 mbps 20 mbps")).toBe("found");
  expect(held("1, 3", "Dinas Dua")).toBe("1 Dinas Satu 10 mbps 20 mbps");
  expect(held("3, 1", "10 mbps 20 mbps")).not.toBe("found");
});

test("what stands there is cut to what a reader reads", () => {
  const long = new Map([["perwal", ["a".repeat(1000)]]]);
  const { missing } = holdToDocuments([{ path: "x", document: "perwal", lines: "1", words: "b" }], long);
  expect(missing[0]?.there).toHaveLength(300);
});

const source = { document: "perwal", lines: "1" };

/** Citations of registers made up for the test. */
function cited(registers: object): ReturnType<typeof citationsOf> {
  return citationsOf(registers as RegionInventory);
}

test("a record's quote and its printed words are held to its own lines", () => {
  expect(cited({ servers: [{ id: "a", printed: "Server 1", source: { ...source, quote: "Dinas Satu" } }] })).toEqual({
    cited: [
      { path: "servers.a", document: "perwal", lines: "1", words: "Dinas Satu" },
      { path: "servers.a", document: "perwal", lines: "1", words: "Server 1" },
    ],
    wordless: 0,
  });
});

test("printed words and remarks without a source inherit the one above, and not past another", () => {
  const mentions = [
    { printed: "a", remark: "b" },
    { printed: "c", source: { document: "perwal", lines: "2" } },
    { printed: "d", source: { assumption: "made up for the test" }, deeper: { printed: "e" } },
  ];
  expect(cited({ applications: [{ id: "x", source, mentions }] })).toEqual({
    cited: [
      { path: "applications.x.mentions.0", document: "perwal", lines: "1", words: "a" },
      { path: "applications.x.mentions.0", document: "perwal", lines: "1", words: "b" },
      { path: "applications.x.mentions.1", document: "perwal", lines: "2", words: "c" },
    ],
    wordless: 1,
  });
});

test("a citation without words is counted, an assumption is not; a list without ids goes by places", () => {
  const records = [
    { id: "a", source },
    { id: "b", source: { assumption: "made up for the test" } },
    { source, printed: "p" },
  ];
  expect(cited({ decrees: records })).toEqual({
    cited: [{ path: "decrees.2", document: "perwal", lines: "1", words: "p" }],
    wordless: 1,
  });
  expect(cited({ decrees: [] })).toEqual({ cited: [], wordless: 0 });
});

const word = fc.stringMatching(/^[a-z]{1,6}$/);

test("any words out of the lines stand there; with one word of another alphabet they do not", () => {
  const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(), fc.nat(), (text, from, length, at) => {
      const words = text.flat();
      const first = from % words.length;
      const part = words.slice(first, first + 1 + (length % (words.length - first)));
      const document = new Map([["d", text.map((line) => `  ${line.join(" \t ")}  `)]]);
      const hold = (said: string): number =>
        holdToDocuments([{ path: "x", document: "d", lines: `1-${text.length}`, words: said }], document).found;
      expect(hold(part.join(" "))).toBe(1);
      expect(hold(part.with(at % part.length, "ΩΩ").join(" "))).toBe(0);
    }),
  );
});

describe.each(regionNames(root))("%s", (region) => {
  const inventory = loadRegionOrThrow(root, region);
  const texts = new Map(inventory.documents.flatMap(({ id, file }) => [[id, seedLines(file)] as const].filter(isThere)));
  const absent = texts.size < inventory.documents.length;
  const { cited: all } = citationsOf(inventory);

  test.skipIf(absent)("every citation stands", () => {
    expect(all.length).toBeGreaterThan(1000);
    expect(holdToDocuments(all, texts)).toEqual({ found: all.length, missing: [] });
  });

  /** Sixty of them; which ones goes by the seed of test/seed.ts. */
  const drawn = fc.sample(fc.shuffledSubarray([...all], { minLength: 60, maxLength: 60 }), 1)[0] ?? [];

  test.skipIf(absent)("sixty citations, read word for word", () => {
    expect(drawn).toHaveLength(60);
    for (const citation of drawn) expect(textOf(texts, citation), citation.path).toMatch(wordForWord(citation.words));
  });

  test.skipIf(absent)("one word changed in each of them is found, and nothing else", () => {
    const changed = drawn.map((citation) => ({ ...citation, words: corrupted(citation.words) }));
    for (const [index, citation] of changed.entries()) {
      const { found, missing } = holdToDocuments(drawn.with(index, citation), texts);
      expect(found).toBe(59);
      expect(missing.map(({ path, words }) => [path, words])).toEqual([[citation.path, citation.words]]);
    }
  });
});

function isThere(entry: readonly [string, readonly string[] | undefined]): entry is readonly [string, readonly string[]] {
  return entry[1] !== undefined;
}

/** The cited lines as they stand in the file. */
function textOf(texts: ReadonlyMap<string, readonly string[]>, { document, lines }: Cited): string {
  const at = (texts.get(document) ?? []).entries().toArray();
  const ranges = lines.split(", ").map((range) => range.split("-").map(Number));
  const kept = ranges.map(([first = 0, last = first]) => at.filter(([index]) => index + 1 >= first && index + 1 <= last));
  return kept.flatMap((range) => range.map(([, line]) => line)).join("\n");
}

/** Each word as it is, white space between them as it comes, anything at a "…". */
function wordForWord(words: string): RegExp {
  const literal = words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const parts = literal.split("…").map((part) => part.trim().replaceAll(/\s+/g, "\\s+"));
  return new RegExp(parts.join("[\\s\\S]*"));
}

/** The word in the middle, with letters that no document has. */
function corrupted(words: string): string {
  const all = words.split(" ");
  const middle = all.length >> 1;
  const at = all[middle] === "…" ? middle - 1 : middle;
  return all.with(at, `${all[at]}ΩΩ`).join(" ");
}
