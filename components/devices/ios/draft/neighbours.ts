// With whom an IOS device speaks: OSPF on its interfaces, BGP neighbours, static routes of the global table.

import { dottedArea, isLoopback, prefixIn } from "../../draft/addresses.ts";
import type { DraftNeighbour } from "../../draft.ts";
import { maskLength } from "../../engine/prefix.ts";
import { isPassive, isSpoken } from "../difference/adjacency.ts";
import { networksOn } from "../difference/topology.ts";
import type { Item } from "../model.ts";
import type { Reader } from "./reader.ts";

export function neighboursOf(reader: Reader, loopback: string | undefined): readonly DraftNeighbour[] {
  return [...ospf(reader, loopback), ...bgp(reader), ...statics(reader)];
}

/** Lines of an interface, and of a router, that put it into an area. */
interface Spoken {
  readonly area: string;
  readonly by: readonly Item[];
}

const onInterface = /^ip ospf (\d+) area (\S+)/;
const byNetwork = /^network \S+ \S+ area (\S+)$/;

/** The area in which OSPF looks for neighbours there; the line on the interface counts before those of the router. */
export function spokenOn(reader: Reader, name: string): Spoken | undefined {
  if (isLoopback(name) || networksOn(reader.root, name).length === 0) return undefined;
  const lines = reader.ports.find((port) => port.name === name)?.lines ?? [];
  const own = lines.find(({ line }) => onInterface.test(line));
  for (const head of routersOf(reader)) {
    const router = reader.root.below(head.key);
    if (router === undefined || router.get("shutdown") !== undefined || isPassive(router, name)) continue;
    const [, id, area] = onInterface.exec(own?.line ?? "") ?? [];
    if (own !== undefined && area !== undefined && head.key.startsWith(`router ospf ${id}`)) return { area, by: [head, own] };
    const network = own === undefined ? (head.children ?? []).find(({ line }) => isSpoken(reader.root, line, name)) : undefined;
    if (network !== undefined) return { area: byNetwork.exec(network.line)?.[1] ?? "", by: [head, network] };
  }
  return undefined;
}

function routersOf({ items }: Reader): readonly Item[] {
  return items.filter(({ key }) => /^router ospf \d+/.test(key));
}

function ospf(reader: Reader, loopback: string | undefined): DraftNeighbour[] {
  const found = reader.ports.flatMap(({ name, item }): DraftNeighbour[] => {
    const spoken = spokenOn(reader, name);
    if (spoken === undefined) return [];
    for (const line of [item, ...spoken.by]) reader.used.add(line);
    return [{ protocol: "ospf", interface: name, area: dottedArea(spoken.area) }];
  });
  for (const head of routersOf(reader)) if (reader.used.has(head)) placeRouter(reader, head, loopback);
  return found;
}

/** What decides where it speaks is in the draft by that. */
function placeRouter(reader: Reader, { children = [] }: Item, loopback: string | undefined): void {
  reader.take(children, /^(no )?passive-interface /);
  if (loopback !== undefined) reader.take(children, new RegExp(`^router-id ${loopback.replaceAll(".", "\\.")}$`));
}

function bgp(reader: Reader): DraftNeighbour[] {
  return peersOf(reader).flatMap(({ head, peer, address }) => {
    const as = asOf(reader, head, peer);
    if (as === undefined) return [];
    reader.used.add(head).add(peer);
    return [{ protocol: "bgp", address, as }];
  });
}

/** Its own, or that of the group it is in. */
function asOf(reader: Reader, head: Item, peer: Item): string | undefined {
  const [own] = reader.take(peer.children ?? [], /^remote-as (\S+)$/);
  if (own !== undefined) return own[1];
  const name = (peer.children ?? []).map(({ line }) => /^peer-group (\S+)$/.exec(line)?.[1]).find((found) => found !== undefined);
  const group = name === undefined ? undefined : (head.children ?? []).find(({ key }) => key === `neighbor ${name}`);
  const [as] = reader.take(group?.children ?? [], /^remote-as (\S+)$/);
  if (group === undefined || as === undefined) return undefined;
  reader.used.add(group);
  for (const { children = [] } of [group, peer]) reader.take(children, /^peer-group( \S+)?$/);
  return as[1];
}

interface Peer {
  readonly head: Item;
  readonly peer: Item;
  readonly address: string;
}

function peersOf({ items }: Reader): readonly Peer[] {
  return items
    .filter(({ rule }) => rule?.opens === "bgp")
    .flatMap((head) =>
      (head.children ?? []).flatMap((peer) => {
        const address = /^neighbor ([\d.]+)$/.exec(peer.key)?.[1];
        return address === undefined ? [] : [{ head, peer, address }];
      }),
    );
}

export function bgpPeers(reader: Reader): readonly string[] {
  return peersOf(reader).map(({ address }) => address);
}

export function staticRoutes({ items }: Reader): readonly { readonly item: Item; readonly to: string; readonly hop: string }[] {
  return items.flatMap((item) => {
    const [, network, mask = "", hop] = /^ip route ([\d.]+) ([\d.]+) (\S+)/.exec(item.line) ?? [];
    const length = maskLength(mask);
    return network === undefined || length === undefined || hop === undefined ? [] : [{ item, to: prefixIn(`${network}/${length}`), hop }];
  });
}

function statics(reader: Reader): DraftNeighbour[] {
  return staticRoutes(reader).map(({ item, to, hop }) => {
    reader.used.add(item);
    return { protocol: "static", to, address: hop };
  });
}
