// Accounting: on one line, as all releases take it, or on lines of its own, as the newer ones print it. The latter is the normal form.
import type { Formed } from "../forms.ts";

const actions: ReadonlySet<string> = new Set(["none", "start-stop", "stop-only", "wait-start"]);

/** Words: `aaa accounting exec default`, and the rest where there is one. */
export function accounting(words: readonly string[], _: string | undefined, off: boolean): Formed | undefined {
  const named = words.findLast((word) => !word.includes(" ")) ?? "";
  const at = words.lastIndexOf(named);
  const [action, ...rest] = (words[at + 1] ?? (actions.has(named) ? named : "")).split(" ").filter((word) => word !== "");
  if (off) return {};
  if (action === undefined) return { line: words.join(" ") };
  if (!actions.has(action)) return undefined;
  const head = words.slice(0, actions.has(named) && words[at + 1] === undefined ? at : at + 1).join(" ");
  return { line: head, inside: [`action-type ${action}`, ...groups(rest)] };
}

/** `broadcast group a group b`: a line each. */
function groups(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    if (word === "broadcast" || word === "group" || lines.length === 0) lines.push(word);
    else lines.push(`${lines.pop() ?? ""} ${word}`);
  }
  return lines;
}
