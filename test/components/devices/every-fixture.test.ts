// Every file of the corpora through every vendor's reader, whatever it is: no crash, and no line is dropped in silence.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../components/devices/decode.ts";
import { platformOf } from "../../../components/devices/index.ts";
import type { Model, Platform, Vendor } from "../../../components/devices/platform.ts";
import { everyFixture } from "../../corpora.ts";

const files = everyFixture.map((path) => ({
  name: path.slice(path.indexOf("/fixtures/") + "/fixtures/".length),
  text: decodeText(readFileSync(path)),
}));

/** Lines that say no more than their absence, or where a mode ends. */
const silent: Readonly<Partial<Record<Vendor, RegExp>>> = {
  routeros: /^\/$/,
  ios: /^(no |exit|end$|quit$|boot-(start|end)-marker$|Building configuration|Current configuration|Using \d+ out of|license udi|\S+# ?show |aaa new-model$|ip cef$|ip forward-protocol nd$|bgp enforce-first-as$|discard-route |distance 110$|action forward$|mode (tunnel|transport)$|duplex auto$|speed auto$|vlan dot1Q tag native$|logging (trap|buffered|console) |exception memory |event cli |action \d|graceful-restart$|exec-timeout |group \S+$|snmp-server location )/,
  linux:
    /^(no |exit|end$|quit$|Building configuration|configure terminal$|aaa new-model$|address-family ipv4$|interface \S+$|neighbor \S+ activate$|vlan dot1Q tag native$)/,
};

/** What a reader makes of a text. */
function readingOf<M extends Model>(platform: Platform<M>, text: string): string {
  const model = platform.parse(text);
  const { unparsed, sections, incomplete, version, model: box } = model;
  return JSON.stringify([platform.print(model), unparsed.map((one) => one.text), sections, incomplete, version, box]);
}

/** So many lines of each file are tried. */
const most = 20;

/** Lines that are neither named as unread nor missed, that are no comment, and that no line like them says again. */
function dropped<M extends Model>(platform: Platform<M>, text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const unread = new Set(platform.parse(text).unparsed.map(({ line }) => line));
  const read = lines.flatMap((line, at) => (unread.has(at + 1) || /^\s*([#!].*|\/\/.*)?$/.test(line) ? [] : [at]));
  const whole = readingOf(platform, text);
  const step = Math.max(1, Math.floor(read.length / most));
  return read
    .filter((at, turn) => turn % step === 0 && !isSaidAgain(lines, at) && silent[platform.vendor]?.test(lines[at]?.trim() ?? "") !== true)
    .filter((at) => readingOf(platform, lines.toSpliced(at, 1).join("\n")) === whole)
    .map((at) => `${at + 1}: ${lines[at]}`);
}

function isSaidAgain(lines: readonly string[], at: number): boolean {
  const headOf = (line = ""): string => line.trim().split(/\s+/).slice(0, 2).join(" ");
  const head = headOf(lines[at]);
  return lines.some((line, other) => other !== at && headOf(line) === head);
}

const vendors: readonly Vendor[] = ["routeros", "ios", "linux", "vyos"];

describe.skipIf(files.length === 0)("every file of the corpora", () => {
  test.each(vendors)("as %s: read, printed and drafted without a crash; what is printed is read again as the same", (vendor) => {
    const platform = platformOf(vendor);
    for (const { name, text } of files) {
      const model = platform.parse(text);
      const printed = platform.print(model);
      expect([name, platform.print(platform.parse(printed))]).toEqual([name, printed]);
      expect([name, platform.parse(printed).unparsed]).toEqual([name, []]);
      platform.draft?.(model);
      platform.lint?.(model);
      expect([name, platform.maskText(text, () => "secret:00000000").length > 0]).toEqual([name, text !== ""]);
    }
    expect(files.length).toBeGreaterThan(180);
  });

  test.each(vendors)("as %s: in canonical text that is masked nothing is left to mask", (vendor) => {
    const platform = platformOf(vendor);
    for (const { name, text } of files) {
      const masked = platform.print(platform.mask(platform.parse(text), () => "secret:00000000"));
      expect([name, platform.maskText(masked, () => "secret:ffffffff")]).toEqual([name, masked]);
    }
  });

  test.each(vendors)("as %s: a line is typed, kept whole, a comment, or named as unread", (vendor) => {
    const platform = platformOf(vendor);
    expect(files.map(({ name, text }) => [name, dropped(platform, text)]).filter(([, lines]) => lines?.length !== 0)).toEqual([]);
  });
});
