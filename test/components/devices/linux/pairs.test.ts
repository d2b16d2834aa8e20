// The laws over whole texts, any two of them as a pair: our own cases, and the corpora of other projects where they are there.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeText } from "../../../../components/devices/decode.ts";
import { linux } from "../../../../components/devices/linux/index.ts";
import { tried } from "../../../cases.ts";
import { linuxCases, linuxConfigurations } from "../../../corpora.ts";
import { brokenLaws } from "../../../laws.ts";
import { explainedLines, unreadLines } from "../../../unread.ts";

const exclusive = { own: { kind: "exclusive" } } as const;

const texts = new Map([...linuxCases, ...linuxConfigurations].map((file) => [decodeText(readFileSync(file)), file]));
const models = [...texts].map(([text, file]) => ({ file, model: linux.parse(text) }));
const readable = models.filter(({ model }) => model.unparsed.length + model.incomplete.length === 0);

test("what a fixture says that is not read is explained", () => {
  for (const { file, model } of models) expect([file, unreadLines(model)]).toEqual([file, explainedLines("linux", file)]);
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
  const isOwn = (at: number): boolean => linuxCases.includes(readable[at]?.file ?? "");
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
