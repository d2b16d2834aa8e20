// One fault: what, where and how often; and how a person asks for it.
import { type KindName, kinds, type Step, steps } from "./kinds.ts";

export interface Fault {
  readonly kind: KindName;
  readonly step?: Step;
  /** which step of the script, from 1 */
  readonly line?: number;
  /** strikes when the device has sent so many bytes since the fault was set; a sticky one so many on each connection */
  readonly byte?: number;
  readonly sticky: boolean;
  readonly seed: number;
}

const longestConversation = 20_000;

/** What the seed makes of "any": a kind, and where it strikes. */
function anyFault(seed: number): string {
  const chosen = kinds[seed % kinds.length] ?? kinds[0];
  const rest = Math.floor(seed / kinds.length);
  if (chosen.where === "always") return chosen.kind;
  if (chosen.where === "byte") return `${chosen.kind}#${(rest * 7919) % longestConversation}`;
  return "usual" in chosen ? chosen.kind : `${chosen.kind}@${steps[rest % steps.length]}`;
}

/** Reads `KIND`, `KIND@STEP`, `KIND@apply:3`, `KIND#1000`, or `any`, which the seed decides; a string says what is wrong with it. */
export function readFault(words: string, sticky: boolean, seed: number): Fault | string {
  const text = words === "any" ? anyFault(seed) : words;
  const parts = /^([a-z-]+)(?:@([a-z-]+)(?::(\d{1,6}))?|#(\d{1,9}))?$/.exec(text);
  const kind = kinds.find((known): boolean => known.kind === parts?.[1]);
  if (parts === null || kind === undefined) return `there is no fault "${text}"; kinds: ${kinds.map((known) => known.kind).join(" ")}`;
  const [, , where, line, byte] = parts;
  const step = steps.find((known) => known === where);
  if (where !== undefined && step === undefined)
    return `there is no step "${where}"; steps: ${steps.join(" ")} (apply takes a line: apply:3)`;
  if (byte !== undefined && kind.where !== "byte") return `"${kind.kind}" strikes at a step, not at a byte`;
  if (where !== undefined && kind.where === "always") return `"${kind.kind}" is a condition that holds: it has no step`;
  if (line !== undefined && step !== "apply") return `only apply has lines: apply:${line}`;
  const struck = step ?? ("usual" in kind ? kind.usual : undefined);
  return {
    kind: kind.kind,
    ...(struck === undefined || byte !== undefined ? {} : { step: struck }),
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(byte === undefined ? {} : { byte: Number(byte) }),
    sticky,
    seed,
  };
}
