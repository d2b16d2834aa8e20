// The laws over whole texts, any two of them as a pair: our own cases, and the corpora of other projects where they are there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { decodeText } from "../../../../components/devices/decode.ts";
import { linux } from "../../../../components/devices/linux/index.ts";
import { tried } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";

const root = resolve(import.meta.dirname, "../../../..");
const exclusive = { own: { kind: "exclusive" } } as const;

/** Folders of fixtures that hold Linux texts, and what in them is one. */
const corpora: Readonly<Record<string, RegExp>> = {
  frr: /(\.conf|\.cfg|\.txt)$/,
  nft: /\.(nft|conf)$/,
  nftables: /\.(nft|conf)$/,
  linux: /./,
  networkd: /\.(network|netdev|link)$/,
  ifupdown: /./,
  tc: /./,
};

/** Lines of fixtures that are no configuration, by file: why each is not read. */
const explained: Readonly<Record<string, string>> = {};

function filesIn(folder: string, pattern: RegExp): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
        .filter((entry) => entry.isFile() && pattern.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
    : [];
}

const fixtures = Object.entries(corpora).flatMap(([name, pattern]) => filesIn(resolve(root, "../shared/fixtures", name), pattern));
const own = ["test/golden/simulate/linux", "test/golden/diff/linux"].flatMap((folder) =>
  filesIn(resolve(root, folder), /^(state|running|intended)\.conf$/),
);
const texts = new Map([...own, ...fixtures].map((file) => [decodeText(readFileSync(file)), file]));
const models = [...texts].map(([text, file]) => ({ file, model: linux.parse(text) }));
const readable = models.filter(({ model }) => model.unparsed.length + model.incomplete.length === 0);

test("what a fixture says that is not read is explained", () => {
  const unread = models.flatMap(({ file, model }) =>
    model.unparsed.map(({ line, column, text }) => `${file.slice(root.length + 1)}:${line}:${column}: ${text}`),
  );
  expect(unread.filter((line) => !Object.hasOwn(explained, line) && !line.includes("refused-line-not-read"))).toEqual([]);
});

test("each is printed and read again as it was", () => {
  for (const { file, model } of readable) {
    const again = linux.parse(linux.print(model));
    expect([file, linux.print(again)]).toEqual([file, linux.print(model)]);
    expect([file, linux.difference(model, again, exclusive).commands]).toEqual([file, []]);
  }
});

/** A fixture with all that there is; our own cases, of which there are many, each with every eighth of them. */
function partnersOf(index: number): typeof readable {
  const isOwn = (at: number): boolean => own.includes(readable[at]?.file ?? "");
  return readable.filter((_, at) => !isOwn(at) || !isOwn(index) || (at - index) % 8 === 0);
}

test("the laws hold for any two", () => {
  const broken: string[] = [];
  for (const [index, a] of readable.entries())
    for (const b of partnersOf(index)) {
      tried();
      for (const law of brokenLaws(linux, a.model, b.model, exclusive, undefined, 3)) broken.push(`${a.file} → ${b.file}: ${law}`);
    }
  expect(broken).toEqual([]);
  expect(readable.length).toBeGreaterThanOrEqual(30);
});
