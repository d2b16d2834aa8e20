// A policer: one rate and its bursts, and what becomes of packets, each on a line below it.
import type { Formed } from "../forms.ts";
import { readers } from "../values.ts";

const actions: ReadonlySet<string> = new Set(["conform-action", "exceed-action", "violate-action"]);
/** Bytes let through at once when nothing is said: a quarter of a second, at least 1500. */
const shortestBurst = 1500;

/** Words: `police`, and the rest: `50m`, `cir 50000000 bc 1562500`, `8000 1500 3000 conform-action transmit exceed-action drop`. */
export function police(words: readonly string[], _: string | undefined, off: boolean): Formed | undefined {
  if (off) return {};
  const rest = (words[1] ?? "").split(/\s+/);
  const end = rest.findIndex((word) => actions.has(word));
  const values = rest.slice(0, end === -1 ? rest.length : end);
  const line = values[0] === "rate" || values.includes("percent") ? values.join(" ") : ratesOf(values);
  if (line === undefined) return undefined;
  return { line: `police ${line}`, inside: end === -1 ? [] : actionLines(rest.slice(end)) };
}

const named: ReadonlySet<string> = new Set(["cir", "bc", "be", "pir"]);

/** Undefined where it is no policer. */
function ratesOf(words: readonly string[]): string | undefined {
  const plain = words.filter((word) => !/^(bps|byte|bytes)$/.test(word));
  const pairs = named.has(plain[0] ?? "") ? pairsOf(plain) : positions(plain);
  const values = pairs?.map(([name, word]) => [name, readers.rate(word)] as const);
  const cir = Number(values?.find(([name]) => name === "cir")?.[1]);
  if (values === undefined || Number.isNaN(cir) || values.some(([, value]) => value === undefined)) return undefined;
  const standard = `${Math.max(shortestBurst, Math.floor(cir / 32))}`;
  return values
    .filter(([name, value]) => name !== "bc" || value !== standard)
    .map(([name, value]) => `${name} ${value}`)
    .join(" ");
}

function pairsOf(words: readonly string[]): readonly (readonly [string, string])[] | undefined {
  if (words.length % 2 === 1) return undefined;
  const pairs = Array.from({ length: words.length / 2 }, (_, at) => [words[2 * at] ?? "", words[2 * at + 1] ?? ""] as const);
  return pairs.every(([name]) => named.has(name)) ? pairs : undefined;
}

function positions(words: readonly string[]): readonly (readonly [string, string])[] | undefined {
  return words.length > 3 ? undefined : words.map((word, at) => [["cir", "bc", "be"][at] ?? "", word] as const);
}

/** `conform-action set-dscp-transmit ef exceed-action drop`: a line each. */
function actionLines(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    if (actions.has(word)) lines.push(word);
    else lines.push(`${lines.pop() ?? ""} ${word}`);
  }
  return lines;
}
