// Strings of the console: escapes to bytes, bytes to text.
import { decodeBytes } from "../decode.ts";

const encoder = new TextEncoder();

const letters: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", f: "\f", v: "\v", _: " " };
const escaped = /\\([0-9A-F]{2}|[\s\S])/g;
const hexPair = /\\[0-9A-F]{2}/;

/** The inside of a quoted string as text. Two hex digits win over a letter (`\FF`); anything else escaped stands for itself. */
export function textOf(inside: string): string {
  if (!inside.includes("\\")) return inside;
  return hexPair.test(inside) ? decoded(inside) : inside.replace(escaped, (_, what: string) => letters[what] ?? what);
}

function decoded(inside: string): string {
  const bytes: number[] = [];
  const add = (text: string): void => {
    for (const byte of encoder.encode(text)) bytes.push(byte);
  };
  let last = 0;
  for (const found of inside.matchAll(escaped)) {
    add(inside.slice(last, found.index));
    const what = found[1] ?? "";
    if (what.length === 2) bytes.push(Number.parseInt(what, 16));
    else add(letters[what] ?? what);
    last = found.index + found[0].length;
  }
  add(inside.slice(last));
  return decodeBytes(Uint8Array.from(bytes));
}
