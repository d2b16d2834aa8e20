// Strings of the console: escapes to bytes, bytes to text. Old Winbox wrote CP1251, everything since writes UTF-8.

const utf8 = new TextDecoder("utf-8", { fatal: true });
const cp1251 = new TextDecoder("windows-1251");
const encoder = new TextEncoder();

const letters: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", f: "\f", v: "\v", _: " " };
const escape = /\\([0-9A-F]{2}|[\s\S])/g;
const hexPair = /\\[0-9A-F]{2}/;

/** The inside of a quoted string as text. Two hex digits win over a letter (`\FF`); anything else escaped stands for itself. */
export function textOf(inside: string): string {
  if (!inside.includes("\\")) return inside;
  return hexPair.test(inside) ? decoded(inside) : inside.replace(escape, (_, what: string) => letters[what] ?? what);
}

function decoded(inside: string): string {
  const bytes: number[] = [];
  const add = (text: string): void => {
    for (const byte of encoder.encode(text)) bytes.push(byte);
  };
  let last = 0;
  for (const found of inside.matchAll(escape)) {
    add(inside.slice(last, found.index));
    const what = found[1] ?? "";
    if (what.length === 2) bytes.push(Number.parseInt(what, 16));
    else add(letters[what] ?? what);
    last = found.index + found[0].length;
  }
  add(inside.slice(last));
  return decodeBytes(Uint8Array.from(bytes));
}

/** UTF-8 where it is that, else CP1251. */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return cp1251.decode(bytes);
  }
}

/** A whole file or answer: each line by itself, since one file may hold both. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    const lines: string[] = [];
    for (let from = 0; from <= bytes.length; ) {
      const end = bytes.indexOf(10, from);
      lines.push(decodeBytes(bytes.subarray(from, end === -1 ? bytes.length : end)));
      from = end === -1 ? bytes.length + 1 : end + 1;
    }
    return lines.join("\n");
  }
}
