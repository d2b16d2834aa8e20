// Which devices must change together: both ends of a link whose commands speak of the same key or the same subnet.
import { ipv4Of, networkBits } from "../devices/engine/ipv4.ts";

export interface Link {
  readonly id: string;
  readonly a: string;
  readonly b: string;
}

/**
 * Sets of devices, each at least two, that change together. `scripts` are masked commands by device: a key shows as its fingerprint,
 * which both ends share. What more than two devices speak of (an SNMP key, a syslog server) ties nobody together.
 */
export function twoEnded(scripts: ReadonlyMap<string, readonly string[]>, links: readonly Link[]): readonly (readonly string[])[] {
  const said = new Map([...scripts].map(([device, commands]) => [device, wordsOf(commands)]));
  const speakers = countSpeakers(said.values());
  const tied = links.filter(({ a, b }) => a !== b && shares(said.get(a), said.get(b), speakers));
  return components(tied).filter((group) => group.length > 1);
}

/** Fingerprints of keys, and /30 or /31 subnets: the values that two ends of a link have in common and nobody else has. */
function wordsOf(commands: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const command of commands) {
    for (const [word] of command.matchAll(/secret:[0-9a-f]{8}|secret\([a-z0-9-]+\)/g)) words.add(word);
    for (const [, address, length] of command.matchAll(/\b(\d+\.\d+\.\d+\.\d+)\/(3[01])\b/g))
      words.add(subnet(address ?? "", Number(length)));
  }
  return words;
}

function subnet(address: string, length: number): string {
  return `${networkBits(ipv4Of(address) ?? 0, length)}/${length}`;
}

function countSpeakers(all: Iterable<ReadonlySet<string>>): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const words of all) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  return count;
}

function shares(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined, speakers: ReadonlyMap<string, number>): boolean {
  if (a === undefined || b === undefined) return false;
  return [...a].some((word) => b.has(word) && speakers.get(word) === 2);
}

/** Devices that links join, directly or through others. */
function components(links: readonly Link[]): readonly (readonly string[])[] {
  const groupOf = new Map<string, Set<string>>();
  for (const { a, b } of links) {
    const joined = new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])]);
    for (const device of joined) groupOf.set(device, joined);
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort());
}
