// The text of `show configuration commands` to a model. What is no `set` command is named with its place.
import type { Unparsed } from "../platform.ts";
import { modelOf } from "./build.ts";
import { wordsOf } from "./line.ts";
import type { VyosModel } from "./model.ts";

/** Never throws. Clear secrets are kept as they are. */
export function parse(text: string): VyosModel {
  const paths: (readonly string[])[] = [];
  const unparsed: Unparsed[] = [];
  let version: string | undefined;
  for (const [at, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    version ??= /^\/\/ Release version: (?:VyOS )?(\S+)/.exec(line.trim())?.[1];
    if (/^\s*($|#|\/\/)/.test(line)) continue;
    const words = wordsOf(line);
    if (words === undefined) unparsed.push({ line: at + 1, column: line.length - line.trimStart().length + 1, text: line.trim() });
    else paths.push(words);
  }
  return modelOf(paths, { ...(version === undefined ? {} : { version }), unparsed });
}
