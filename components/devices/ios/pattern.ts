// Patterns of commands to the ways in which they may be said: see rule.ts for the notation.
import { type Kind, spaces } from "./rule.ts";
import { readers } from "./values.ts";

/** One word of a command as its pattern has it. */
export interface Spot {
  /** absent: a word said as it is */
  readonly kind?: Kind;
  readonly literal?: string;
  readonly key: boolean;
}

/** One way to say a command: words one after another, then options in any order. */
export interface Way {
  readonly spots: readonly Spot[];
  readonly options: readonly (readonly Spot[])[];
}

type Part = { readonly kind: "spot"; readonly choices: readonly Spot[] } | { readonly kind: "optional"; readonly parts: readonly Part[] };

/** All ways to say a pattern. */
export function waysOf(pattern: string): readonly Way[] {
  const [, main = pattern, set] = /^(.*?)\s*\(([^()]*)\)$/.exec(pattern) ?? [];
  const options = (set ?? "")
    .split("/")
    .map((option) => option.trim())
    .filter((option) => option !== "")
    .flatMap((option) => expanded(partsOf(option.split(/\s+/), false)));
  return expanded(partsOf(tokensOf(main), true)).map((spots) => ({ spots, options }));
}

function tokensOf(text: string): string[] {
  return text.match(/\[|\]|[^\s[\]]+/g) ?? [];
}

/** Words outside of brackets tell the command apart, unless they are marked; within brackets where a `{…}` stands beside them. */
function partsOf(tokens: readonly string[], keyed: boolean): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? "";
    if (token !== "[") {
      parts.push({ kind: "spot", choices: choicesOf(token, keyed) });
      continue;
    }
    const end = closing(tokens, at);
    const inside = tokens.slice(at + 1, end);
    parts.push({ kind: "optional", parts: partsOf(inside, keyed && inside.some((word) => word.startsWith("{"))) });
    at = end;
  }
  return parts;
}

function closing(tokens: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at] === "[") depth++;
    if (tokens[at] === "]" && --depth === 0) return at;
  }
  throw new TypeError(`a bracket that is not closed: ${tokens.join(" ")}`);
}

function choicesOf(token: string, keyed: boolean): readonly Spot[] {
  const value = /^<([a-z0-9-]+)>$/.exec(token)?.[1];
  if (value !== undefined) return [{ kind: kindOf(value), key: false }];
  const braced = /^\{(.+)\}$/.exec(token)?.[1];
  if (braced === undefined) {
    const literal = token.replace(/^~/, "");
    const words = literal.split("|");
    return words.map((word) => ({ literal: word, key: keyed && words.length === 1 && literal === token }));
  }
  if (isKind(braced)) return [{ kind: braced, key: true }];
  return braced.split("|").map((word) => ({ literal: word, key: true }));
}

const others: ReadonlySet<string> = new Set([...spaces, "text", "rest", "tail", "secret"]);

function isKind(word: string): word is Kind {
  return Object.hasOwn(readers, word) || others.has(word);
}

function kindOf(word: string): Kind {
  if (!isKind(word)) throw new TypeError(`no kind of word is called ${word}`);
  return word;
}

function expanded(parts: readonly Part[]): Spot[][] {
  let ways: Spot[][] = [[]];
  for (const part of parts) {
    if (part.kind === "spot") ways = ways.flatMap((way) => part.choices.map((spot) => [...way, spot]));
    else ways = ways.flatMap((way) => [...expanded(part.parts).map((more) => [...way, ...more]), way]);
  }
  return ways;
}
