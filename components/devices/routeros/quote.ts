// A value as RouterOS reads it back unchanged, whatever a user wrote in it: the only way a value reaches a line of text.

/** Bare words need no quotes: nothing in them has a meaning of its own. */
const bare = /^[A-Za-z0-9._/,:!*-]+$/;

/** Escapes that the console prints itself; every other byte outside printable ASCII goes as two hex digits. */
const escapes: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", $: "\\$", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const encoder = new TextEncoder();

/** Quotes where the console needs it. Non-ASCII as UTF-8 bytes in hex, as the device exports it (`\D0\9F`). */
export function quote(value: string): string {
  return bare.test(value) ? value : quoted(value);
}

/** The value in quotes even where it could stand bare. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\$\n\r\t]|[^ -~]+/g, (part) => escapes[part] ?? hex(part))}"`;
}

function hex(text: string): string {
  return Array.from(encoder.encode(text), (byte) => `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
