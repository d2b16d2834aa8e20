// The files that a change puts on a RouterOS device, and how its refusals are told from its ordinary words.
import type { Staged } from "./procedure.ts";

type Place = Pick<Staged, "transaction" | "folder">;

export const scriptName = ({ transaction, folder }: Place): string => `${folder}simpul-${transaction}.rsc`;
export const undoName = ({ transaction, folder }: Place): string => `${folder}simpul-undo-${transaction}.rsc`;
/** The undo sent anew: beside the one that is armed, which must stay whole when this one breaks off on its way. */
export const againName = ({ transaction, folder }: Place): string => `${folder}simpul-again-${transaction}.rsc`;
/** As they are taken away: without its script an undo has nothing to undo. */
export const namesOf = (place: Place): readonly string[] => [againName, scriptName, undoName].map((name) => name(place));

export function scriptFile({ transaction, commands }: Staged): string {
  return [`# simpul ${transaction}`, ...commands, ""].join("\n");
}

/** Repeats until it succeeds: what removes the timer and the files stands at its end, behind every command that may fail. */
export function undoFile(staged: Place & Pick<Staged, "undo">, removeTimers: readonly string[]): string {
  const files = namesOf(staged).map((name) => `/file/remove [find name="${name}"]`);
  return [`# simpul undo of ${staged.transaction}`, ...staged.undo, ...removeTimers, ...files, ""].join("\n");
}

/**
 * RouterOS refuses with text and exit status 0. Only at the start of a line, or with a position at its end: an import in verbose mode
 * repeats the script, and a comment in it may say "expected".
 */
const refusal =
  /^\s*(script error:\s*)?(failure:|error:|syntax error|expected |bad command|bad parameter|no such item|no such command|input does not match|ambiguous|interrupted|invalid value|value of |unknown parameter|missing value|not enough permissions|permission denied|not allowed)/i;
const position = /^(?!\s*[#/]).*\(line \d+ column \d+\)\s*$/;

export function refusalIn(text: string): string | undefined {
  const line = text.split("\n").find((candidate) => refusal.test(candidate) || position.test(candidate));
  return line === undefined ? undefined : withoutValues(line.trim());
}

/** Up to the first value: what follows may be a secret of the command that the device repeats. */
function withoutValues(line: string): string {
  return line.replace(/=[\s\S]*/, "=…").slice(0, 300);
}

/** The end of an answer that has no refusal in it; none of it where it repeats values, since its last line may be the rest of one. */
export function lastWords(text: string): string {
  const last = text.trimEnd().split("\n").at(-1)?.trim() ?? "";
  return last === "" || text.includes("=") ? "it stopped without a word" : `it stopped after: ${last.slice(0, 200)}`;
}
