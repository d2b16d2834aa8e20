// Addresses: a network is on one interface at a time, so it leaves the old one before it comes to the new one.
import { ipv4Of } from "../../engine/ipv4.ts";
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";

/** Changes that have to wait, and for what. */
export function addressConflicts(all: readonly Change[]): readonly (readonly [Change, readonly Change[]])[] {
  const coming = all.filter(({ now }) => networkOf(now) !== undefined);
  if (coming.length === 0) return [];
  const leaving = all.flatMap((change) => left(change).map((network) => ({ change, network })));
  if (leaving.length === 0) return [];
  const byNetwork = indexed(leaving);
  return coming.flatMap((change) => {
    const network = networkOf(change.now);
    const first =
      network === undefined
        ? []
        : near(byNetwork, network).filter(
            (other) => other.network.mask !== 0 && overlap(other.network, network) && other.change !== change,
          );
    const waits = first.map((other) => other.change).filter((other) => !isSame(other, change));
    return waits.length === 0 ? [] : [[change, waits] as const];
  });
}

interface Network {
  readonly address: number;
  readonly mask: number;
}

interface Leaving {
  readonly change: Change;
  readonly network: Network;
}

function networkOf(item: Item | undefined): Network | undefined {
  const [, address = "", mask = ""] = item === undefined ? [] : (/^ip address (\S+) (\S+)(?: secondary)?$/.exec(item.line) ?? []);
  const [one, other] = [ipv4Of(address), ipv4Of(mask)];
  return one === undefined || other === undefined ? undefined : { address: one, mask: other };
}

/** Addresses that this change takes off: its own, or those of a whole interface. */
function left({ was, now, takes = [] }: Change): readonly Network[] {
  const own = networkOf(was);
  if (own !== undefined) return was?.line === now?.line ? [] : [own, ...takes.flatMap((item) => networkOf(item) ?? [])];
  return now !== undefined ? [] : (was?.children ?? []).flatMap((child) => networkOf(child) ?? []);
}

function overlap(a: Network, b: Network): boolean {
  const mask = a.mask & b.mask;
  return (a.address & mask) === (b.address & mask);
}

/** On one interface a network may be said in several ways: only the very address has to go first. */
function isSame(other: Change, change: Change): boolean {
  if (other.section.key !== change.section.key) return false;
  const [one, two] = [networkOf(other.was), networkOf(change.now)];
  return one === undefined || two === undefined || one.address !== two.address || change.stage === "break" || other.stage === "make";
}

/** By the first sixteen bits: networks that are wider than that are looked at always. */
function indexed(leaving: readonly Leaving[]): ReadonlyMap<number, readonly Leaving[]> {
  const map = new Map<number, Leaving[]>();
  for (const one of leaving) {
    const key = placeOf(one.network);
    const list = map.get(key);
    if (list === undefined) map.set(key, [one]);
    else list.push(one);
  }
  return map;
}

const wide = -1;

function placeOf({ address, mask }: Network): number {
  return mask >>> 16 === 0xffff ? address >>> 16 : wide;
}

function near(map: ReadonlyMap<number, readonly Leaving[]>, network: Network): readonly Leaving[] {
  const place = placeOf(network);
  if (place === wide) return [...map.values()].flat();
  return [...(map.get(place) ?? []), ...(map.get(wide) ?? [])];
}
