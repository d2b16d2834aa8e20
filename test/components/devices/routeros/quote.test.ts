// Values in RouterOS text: whatever a user writes stays a value, and reads back as it was.
import fc from "fast-check";
import { expect, test } from "vitest";
import { quote, quoted } from "../../../../components/devices/routeros/quote.ts";
import { cases } from "../../../cases.ts";

/** What the console makes of a quoted value: an independent reading of the manual's escapes, byte by byte. */
function unquote(text: string): string {
  const bytes: number[] = [];
  const letters: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, '"': 34, "\\": 92, $: 36 };
  for (let at = 1; at < text.length - 1; at++) {
    if (text[at] !== "\\") {
      bytes.push(text.charCodeAt(at));
      continue;
    }
    const pair = /^[0-9A-F]{2}/.exec(text.slice(at + 1, at + 3));
    bytes.push(pair ? Number.parseInt(pair[0], 16) : (letters[text[at + 1] ?? ""] ?? Number.NaN));
    at += pair ? 2 : 1;
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

test.each([
  ["opd-010-kel-tengah", "opd-010-kel-tengah"],
  ["!src-opd-010", "!src-opd-010"],
  ["50,100:packet", "50,100:packet"],
  ["", '""'],
  ["Kelurahan Tengah", '"Kelurahan Tengah"'],
  ['"; /system reset', '"\\"; /system reset"'],
  ["[/system reboot]", '"[/system reboot]"'],
  ["$identity", '"\\$identity"'],
  ["a\\", '"a\\\\"'],
  ["two\nlines\r\n", '"two\\nlines\\r\\n"'],
  ["Пётр", '"\\D0\\9F\\D1\\91\\D1\\82\\D1\\80"'],
  ["secret(ospf-opd-010)", '"secret(ospf-opd-010)"'],
])("%j is written %s", (value, text) => {
  expect(quote(value)).toBe(text);
});

test("any text reads back as it was, on one line of printable ASCII", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      expect(quoted(value)).toMatch(/^"[ -~]*"$/);
      expect(unquote(quoted(value))).toBe(value);
    }),
    { numRuns: cases },
  );
});

test("outside an escape there is neither a quote nor a dollar: nothing ends the value or is evaluated in it", () => {
  const hostile = fc.string({ unit: fc.constantFrom('"', "\\", "$", "\n", ";", "[", "{", "/", " ", "é", "A", "0") });
  fc.assert(
    fc.property(hostile, (value) => {
      expect(
        quoted(value)
          .slice(1, -1)
          .replace(/\\[0-9A-F]{2}|\\["\\$nrt]/g, ""),
      ).not.toMatch(/["\\$]/);
    }),
    { numRuns: cases },
  );
});

test("a bare value has no character that the console reads", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(quote(value)).toMatch(/^("[ -~]*"|[A-Za-z0-9._/,:!*-]+)$/);
    }),
  );
});
