// What a device says, made safe to print: nothing in it steers the terminal, or the engine's own colours.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Control characters as `\x1b`; the engine's colour tags (`<{%reset%}>`) parted. Lines and tabs stay. */
export function printable(text: string): string {
  return text.replaceAll(control, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`).replaceAll("<{%", "< {%");
}
