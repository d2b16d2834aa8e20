// The addresses of a router by use: a loopback, ways to other routers, and networks that users are on. The same for all vendors.
import { prefixOf, printIpv4 } from "../engine/ipv4.ts";
import { covers, networkOf } from "../engine/prefix.ts";

export interface Held {
  /** with its length */
  readonly address: string;
  readonly interface: string;
}

export interface Uses<H extends Held> {
  readonly loopback?: string;
  readonly ways: readonly H[];
  readonly networks: readonly H[];
}

export interface Hints {
  /** interfaces on which a routing neighbour may stand */
  readonly spoken: ReadonlySet<string>;
  /** next hops and neighbours: addresses, or interfaces */
  readonly gateways: readonly string[];
  /** networks in which this router gives out addresses */
  readonly served: ReadonlySet<string>;
}

export function byUse<H extends Held>(all: readonly H[], hints: Hints): Uses<H> {
  const loopback = all.find(isHost)?.address.split("/")[0];
  const [ways, networks]: [H[], H[]] = [[], []];
  for (const one of all) if (!isHost(one)) (leadsAway(one, hints) ? ways : networks).push(one);
  return { ...(loopback === undefined ? {} : { loopback }), ways, networks };
}

function isHost({ address, interface: name }: Held): boolean {
  return lengthOf(address) === 32 || isLoopback(name);
}

/** Nobody is a neighbour there. */
export function isLoopback(name: string): boolean {
  return /^(lo|Loopback\d+)$/.test(name);
}

/** Room for two only; or a neighbour or a route is there, and nobody is given addresses. */
function leadsAway({ interface: name, address }: Held, { spoken, gateways, served }: Hints): boolean {
  if (lengthOf(address) >= 30) return true;
  if (served.has(prefixIn(address))) return false;
  return spoken.has(name) || gateways.some((gateway) => gateway === name || covers(address, gateway.split("%")[0] ?? ""));
}

function lengthOf(address: string): number {
  return prefixOf(address)?.length ?? 32;
}

/** The network that an interface's address is in, with its length. */
export function prefixIn(address: string): string {
  return `${networkOf(address)}/${lengthOf(address)}`;
}

/** An area of OSPF as RouterOS and the inventory write it: 1 is 0.0.0.1. */
export function dottedArea(area: string): string {
  return /^\d+$/.test(area) ? printIpv4(Number(area)) : area;
}
