// How a vendor's console looks to whoever sits at it: its prompt, its pager, its questions.

export interface Manner {
  /** a whole last line that may be the prompt; whether it is one, only the device's echo behind it tells */
  readonly prompt: RegExp;
  /** a prompt of somebody who may not yet configure */
  readonly isLow: (prompt: string) => boolean;
  /** what makes somebody more, where that asks for a password */
  readonly rise: string;
  readonly password: RegExp;
  /** waits for a key before the rest of an answer */
  readonly pager: RegExp;
  /** what a pager, and what wiped it out again, leaves in an answer */
  readonly leftovers: RegExp;
  /** waits for a line or a key; in the first group its words */
  readonly question: RegExp;
  /** questions that we may have asked for, and what is answered; any other ends the session */
  readonly answers: readonly (readonly [question: RegExp, answer: string])[];
  /** after this the lines that follow are no commands but a text, up to its own end */
  readonly text: RegExp;
  /** signs of a command that the console takes for a key of its own, unless the second comes before them */
  readonly keys: readonly [signs: RegExp, quote: string];
  /** signs that cannot be typed at all */
  readonly untypable: RegExp;
  /** begins a line that the console does nothing with */
  readonly comment: string;
  /** typed first: nothing of an answer is held back, no line is broken */
  readonly plain: readonly string[];
}

/** Cisco IOS and IOS-XE. */
export const ios: Manner = {
  prompt: /^[A-Za-z0-9][\w.+:/-]{0,62}(\([\w./ :+-]{1,60}\))?[>#]$/,
  isLow: (prompt) => prompt.endsWith(">"),
  rise: "enable",
  password: /^[Pp]assword: ?$/,
  pager: / ?-- ?More ?-- ?$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's own
  leftovers: /\x08+ *\x08*|\r +\r|\x1b\[[0-9;?]*[A-Za-z]|[\r\x00\x07]/g,
  question: /^(.*(?:\[confirm\]|\?|\[(?:yes\/no|y\/n)\]:?|[Pp]assword:)) ?$/,
  answers: [
    [/^Destination filename \[[^\]]*\]\?$/, ""],
    [/over ?write\??.*\[confirm\]$/i, ""],
    [/^Overwrite the previous NVRAM configuration\?\[confirm\]$/, ""],
  ],
  text: /^Enter (TEXT message|macro commands)/m,
  // At the prompt a question mark is a call for help, wherever in the line; control-V takes that from it [D].
  keys: [/\?/g, "\x16"],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: each moves the cursor, ends the line or the mode
  untypable: /[\x00-\x09\x0b-\x1f\x7f]/,
  comment: "!",
  plain: ["terminal length 0", "terminal width 0"],
};
