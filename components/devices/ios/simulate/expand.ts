// Commands that are not said in full: `no shut` and `int gi0/1` are written out, what ends too early is refused.
import type { Mode } from "../mode.ts";
import { goesOn, type Node } from "../trie.ts";
import { ambiguous, incomplete } from "./words.ts";

/** The line with its words written out; words of the device, beginning with `%`, where it means several things or ends too early; undefined where the mode knows no such command. */
export function expanded(mode: Mode, text: string): string | undefined {
  const [, sense = "", rest = text] = /^(no |default )(.*)$/i.exec(text) ?? [];
  const words = rest.split(/\s+/);
  const written = writtenOut(mode.root, words);
  if (written === undefined) return `${ambiguous}  "${text}"`;
  if (sense === "" && goesOn(mode.root, written)) return incomplete;
  const whole = sense + written.join(" ");
  return whole === text ? undefined : whole;
}

/** A word is the only one that begins with it. From the first value on words are taken as they stand; undefined where several begin so. */
function writtenOut(root: Node, words: readonly string[]): readonly string[] | undefined {
  const found: string[] = [];
  let node = root;
  for (const [at, word] of words.entries()) {
    const next = step(node, word.toLowerCase());
    if (next === "several") return undefined;
    if (next === undefined) return [...found, ...words.slice(at)];
    found.push(next.text);
    node = next.node;
  }
  return found;
}

function step(node: Node, word: string): { readonly text: string; readonly node: Node } | "several" | undefined {
  const exact = node.words.get(word);
  if (exact !== undefined) return exact;
  const longer = [...node.words].filter(([name]) => name.startsWith(word));
  return longer.length > 1 && node.branches.length === 0 ? "several" : longer.length === 1 ? longer[0]?.[1] : undefined;
}
