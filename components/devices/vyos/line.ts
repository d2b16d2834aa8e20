// A `set` command of VyOS: words, some of them in quotes.

const word = /'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\s'"#]+)/y;

/** The words behind `set`; undefined where the line is none. */
export function wordsOf(line: string): readonly string[] | undefined {
  const text = line.trim();
  if (!/^set\s/.test(text) || /\p{Cc}/u.test(text.replaceAll("\t", " "))) return undefined;
  const words: string[] = [];
  for (word.lastIndex = 3; ; ) {
    const blank = /\s+|$/y;
    blank.lastIndex = word.lastIndex;
    if (!blank.test(text)) return undefined;
    if (blank.lastIndex >= text.length) break;
    word.lastIndex = blank.lastIndex;
    const [, single, double, plain] = word.exec(text) ?? [];
    const value = single ?? double?.replace(/\\(.)/g, "$1") ?? plain;
    if (value === undefined) return undefined;
    words.push(value);
  }
  return words.length === 0 ? undefined : words;
}

/** The last word in quotes, as `show configuration commands` prints values; others only where they must be. */
export function lineOf(path: readonly string[]): string {
  return ["set", ...path.map((one, at) => (at === path.length - 1 && at > 1 ? quoted(one) : inNeed(one)))].join(" ");
}

function inNeed(text: string): string {
  return /^[^\s'"#\\]+$/.test(text) ? text : quoted(text);
}

function quoted(text: string): string {
  return text.includes("'") ? `"${text.replace(/["\\]/g, "\\$&")}"` : `'${text}'`;
}
