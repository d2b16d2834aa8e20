// Real running configurations: read, printed and read again, and the laws for any two of them, where the corpora are there.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../components/devices/decode.ts";
import { ios } from "../../../../components/devices/ios/index.ts";
import type { IosModel } from "../../../../components/devices/ios/model.ts";
import { tried } from "../../../cases.ts";
import { corpus, iosConfigurations } from "../../../corpora.ts";
import { brokenLaws } from "../../../laws.ts";
import { explainedLines, unreadLines } from "../../../unread.ts";

const options = { own: { kind: "exclusive" }, allowUnparsed: true } as const;

function modelOf(name: string): IosModel {
  return ios.parse(decodeText(readFileSync(name)));
}

describe.skipIf(iosConfigurations.length === 0)("real configurations", () => {
  test.each(iosConfigurations)("%s is read, printed and read again as the same; what cannot be read is known", (name) => {
    const model = modelOf(name);
    const text = ios.print(model);
    expect(ios.print(ios.parse(text))).toBe(text);
    expect(ios.parse(text).unparsed).toEqual([]);
    expect(unreadLines(model)).toEqual(explainedLines("ios", name));
    expect(ios.difference(model, ios.parse(text), options).commands).toEqual([]);
  });

  /** Why a text of no device has no script. */
  const honest = /speaks of (class map|VRF|peer group) .* and does not hold it|the running box has no port/;

  test.each(iosConfigurations)("%s as what runs", (name) => {
    const running = modelOf(name);
    for (const other of iosConfigurations) {
      tried();
      const intended = modelOf(other);
      const { refused } = ios.difference(running, intended, options);
      if (refused !== undefined) expect(refused.reason).toMatch(honest);
      else expect([other, brokenLaws(ios, running, intended, options, undefined, 6)]).toEqual([other, []]);
    }
  });
});

const others = corpus("fixtures/ios", /yaml$/);

describe.skipIf(others.length === 0)("what is no configuration", () => {
  test.each(others)("%s is read without a crash", (name) => {
    const model = ios.parse(decodeText(readFileSync(name)));
    expect(ios.print(ios.parse(ios.print(model)))).toBe(ios.print(model));
  });
});
