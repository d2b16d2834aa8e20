// A value as canonical text has it: quoted as for the console, but letters of every language stay readable.
import { quote, quoted } from "./quote.ts";

const ascii = /^\p{ASCII}*$/u;
const printable = /[^\p{ASCII}\p{C}\p{Zl}\p{Zp}]+/gu;

/** Reads back as it was, on one line. */
export function readable(value: string): string {
  if (ascii.test(value)) return quote(value);
  let text = "";
  let last = 0;
  for (const found of value.matchAll(printable)) {
    text += quoted(value.slice(last, found.index)).slice(1, -1) + found[0];
    last = found.index + found[0].length;
  }
  return `"${text}${quoted(value.slice(last)).slice(1, -1)}"`;
}
