// What a new lock gives, moves and frees, in words: read by whoever reviews the lock file.
import type { Given, Lock } from "./lock.ts";

export interface LockChange {
  readonly kind: "given" | "moved" | "freed";
  readonly site: string;
  readonly number: number;
  readonly words: string;
}

/** By number. */
export function lockChanges(before: Lock, after: Lock): readonly LockChange[] {
  const [old, now] = [bySite(before), bySite(after)];
  const freed = before.sites.filter(({ site }) => !now.has(site)).map((given) => freedChange(given, after));
  const others = after.sites.flatMap((given) => change(old.get(given.site), given) ?? []);
  return [...freed, ...others].sort((a, b) => a.number - b.number);
}

function bySite({ sites }: Lock): ReadonlyMap<string, Given> {
  return new Map(sites.map((given) => [given.site, given]));
}

function freedChange({ site, number }: Given, after: Lock): LockChange {
  const taken = after.sites.some((given) => given.number === number);
  return { kind: "freed", site, number, words: `freed number ${number} of ${site}${taken ? "" : "; it rests"}` };
}

function change(before: Given | undefined, { site, number, switch: agg, port }: Given): LockChange | undefined {
  const place = port === undefined ? "no switch port" : `${agg} ${port}`;
  if (before === undefined) return { kind: "given", site, number, words: `gave ${site} number ${number}, ${place}` };
  if (before.port === port && before.switch === agg) return undefined;
  const from = before.port === undefined ? "no switch port" : `${before.switch} ${before.port}`;
  return { kind: "moved", site, number, words: `moved ${site} (number ${number}) from ${from} to ${place}` };
}
