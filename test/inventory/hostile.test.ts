// Files that want to hurt: each is refused with a clear sentence, and soon.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { type Issue, loadRegion, loadTexts } from "../../inventory/load.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function issuesOf(text: string): readonly Issue[] {
  return loadTexts([{ file: "f.yaml", text }], "f").issues ?? [];
}

/** Mistakes of a region whose one file has these bytes. */
function issuesOfBytes(bytes: Uint8Array | string): readonly Issue[] {
  const root = mkdtempSync(join(tmpdir(), "inventory-"));
  folders.push(root);
  mkdirSync(join(root, "inventory/regions/contoh"), { recursive: true });
  writeFileSync(join(root, "inventory/regions/contoh/sites.yaml"), bytes);
  return loadRegion(root, "contoh").issues ?? [];
}

const bomb = `a: &a [x, x]\n${[..."bcdefghij"].map((name, index) => `${name}: &${name} [*${"abcdefghij"[index]}, *${"abcdefghij"[index]}]\n`).join("")}`;
const texts: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
  "an alias bomb": [bomb, /anchors \(&\)/],
  "an alias": ["a: *b\n", /aliases \(\*\)/],
  "a tag of code": ["a: !!js/function 'x'\n", /tags \(!\)/],
  "a directive": ["%YAML 1.1\n---\na: yes\n", /directives \(%\)/],
  "brackets in brackets": [`a: ${"[".repeat(900_000)}`, /nested more than/],
  "maps in maps": ["{a: ".repeat(200_000), /nested more than/],
  "lists in lists": ["- ".repeat(450_000), /nested more than/],
  "indentation without end": [Array.from({ length: 1300 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join(""), /nested more than/],
  "a huge key": [`${"k".repeat(900_000)}: 1\n`, /1024 char/],
  "a huge quoted key": [`"${"k".repeat(900_000)}": 1\n`, /1024 char|1,024 char/],
  "a hundred thousand keys": [Array.from({ length: 100_000 }, (_, key) => `k${key}: 1\n`).join(""), /more than 120,000/],
  "the same key again and again": ["a: 1\n".repeat(180_000), /more than 120,000/],
  "blank lines": ["\n".repeat(990_000), /more than 120,000/],
  "a quote that does not end": [`a: "${"\\n".repeat(400_000)}`, /missing closing/],
  "two documents": ["region: {}\n---\nregion: {}\n", /second document/],
  "keys that are no text": ["[a]: 1\n{b: 1}: 2\n? \n: 3\n", /a key must be text/],
};

test.each(Object.entries(texts))("%s is refused", (_, [text, says]) => {
  expect(issuesOf(text)[0]?.message).toMatch(says);
});

test("an alias bomb is one mistake", () => {
  expect(issuesOf(bomb)).toHaveLength(1);
});

test("keys that programs trip over are keys like others", () => {
  const unknown = issuesOf("__proto__: { a: 1 }\nconstructor: 1\ntoString: 2\n").filter(({ message }) =>
    message.startsWith("unknown collection"),
  );
  expect(unknown.map(({ line }) => line)).toEqual([1, 2, 3]);
  const inside = issuesOf("region:\n  __proto__: { id: x }\n  hasOwnProperty: 1\n").filter(({ message }) =>
    message.includes("unknown key"),
  );
  expect(inside.map(({ line }) => line)).toEqual([2, 3]);
});

test("a file of a hundred megabytes is refused by its size, unread", () => {
  const started = performance.now();
  const [issue] = issuesOfBytes(new Uint8Array(100_000_000));
  expect(issue?.message).toBe("the file has 100.0 MB, more than the 1 MB that a file may have");
  expect(performance.now() - started).toBeLessThan(5000);
});

test("bytes that are no text are refused", () => {
  expect(issuesOfBytes(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]))[0]?.message).toBe("the file is not UTF-8 text");
  expect(issuesOfBytes("region:\n  name: a\0b\n")[0]).toMatchObject({ line: 2, message: "the file holds an invisible character, U+0000" });
  expect(issuesOfBytes("region:\n  name: a\u202eb\n")[0]?.message).toBe("the file holds an invisible character, U+202E");
});

test("a region that is not there is not searched for elsewhere", () => {
  const root = mkdtempSync(join(tmpdir(), "inventory-"));
  folders.push(root);
  mkdirSync(join(root, "inventory/regions/pontianak"), { recursive: true });
  expect(loadRegion(root, "../../etc").issues?.[0]?.message).toBe('there is no region "../../etc"');
  expect(loadRegion(root, "pontiank").issues?.[0]?.fix).toBe("did you mean pontianak?");
});

test("whatever the text, there is an answer and no crash", () => {
  const piece = fc.constantFrom(
    "a",
    ":",
    " ",
    "\n",
    "- ",
    "  ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "#",
    "|",
    ">",
    "&",
    "*",
    "!",
    "?",
    ",",
    "%",
    "sites",
    "id",
    "1",
    "\t",
    "---\n",
    "assumptions",
    "reason",
    "source",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const issues = issuesOf(pieces.join(""));
      expect(issues.length).toBeGreaterThan(0);
      for (const issue of issues) expect(issue.line).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test("whatever the values of the collections, there is an answer and no crash", () => {
  const names = [
    "region",
    "documents",
    "kecamatan",
    "boards",
    "profiles",
    "sites",
    "simpul",
    "links",
    "gateway",
    "datacenter",
    "addressing",
    "waivers",
    "flows",
  ];
  const leaf = fc.oneof(fc.constantFrom("simpul-1", "10.0.0.0/8", "7.20.8", "kantor", ""), fc.integer(), fc.boolean(), fc.constant(null));
  const key = fc.constantFrom(
    "id",
    "source",
    "assumptions",
    "reason",
    "document",
    "lines",
    "device",
    "ports",
    "classes",
    "segments",
    "class",
    "prefix",
    "a",
    "b",
    "from",
    "to",
    "sites",
    "uplinks",
    "services",
    "addresses",
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (data) => {
      const issues = issuesOf(JSON.stringify(data));
      for (const issue of issues) expect(issue.message).not.toMatch(/undefined|NaN|\[object/);
      expect(issues.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
