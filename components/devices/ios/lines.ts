// A device's text as lines of configuration: without the console's own words (prompts, pagers, headers), each with its place.

export interface Line {
  /** from 1 */
  readonly number: number;
  /** blanks in front of it */
  readonly indent: number;
  /** without blanks around it */
  readonly text: string;
}

/** What a pager leaves: its prompt, and the characters that wipe it out again. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's own
const pager = /[ \t]*-{2,} ?More ?-{2,}[ \t]*|<--- More --->\s*|\x08+ *\x08*|\x1b\[[0-9;?]*[A-Za-z]|\r(?!\n)/g;

/** Is there anything of a terminal in it at all? Most texts have nothing, and are left as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's own
const terminal = /--More--|-- ?More ?--|<--- More|\x08|\x1b|\r(?!\n)/;

/** Lines as they stand, ends of lines of any kind. */
export function rawLines(text: string): readonly string[] {
  const plain = terminal.test(text) ? text.replaceAll(/\r+\n/g, "\n").replace(pager, wiped) : text;
  return plain.split(/\r*\n/);
}

/** A carriage return alone is the end of a line; all else was never meant to be read. */
function wiped(found: string): string {
  return found === "\r" ? "\n" : "";
}

/** The blanks in front of a line; a tab is eight. */
export function indentOf(raw: string): number {
  let width = 0;
  for (const character of raw) {
    if (character === " ") width++;
    else if (character === "\t") width += 8 - (width % 8);
    else break;
  }
  return width;
}

const noise: readonly RegExp[] = [
  /^Building configuration\b/i,
  /^Current configuration\s*:/i,
  /^Using \d+ out of \d+ bytes/i,
  /^Load for five secs/i,
  /^Time source is /i,
  /^Uncompressed configuration from /i,
  /^ntp clock-period \d+$/,
  /^boot-(start|end)-marker$/,
  /^No entry for terminal type/i,
  // the console's prompt, and what was typed behind it
  /^[\w./-]{1,64}(\([\w-]+\))?[>#]\s*((show|sh|terminal|term|enable|en|exit|more|conf|configure|write|wr|end|copy|do|disable)\b.*)?$/,
];

/** Is it no line of configuration at all? */
export function isNoise(text: string): boolean {
  const first = text.charCodeAt(0);
  // lines of configuration begin with a small letter; only few of what is to be left out does
  if (first >= 97 && first <= 122 && !/[#>]|^ntp clock|^boot-/.test(text)) return false;
  return noise.some((pattern) => pattern.test(text));
}
