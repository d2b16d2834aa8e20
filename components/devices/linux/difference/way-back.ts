// Whether answers to the network we come from still find their way: connected, by a static route, or by a neighbour of OSPF.
import { prefixOf } from "../../engine/ipv4.ts";
import { covers } from "../../engine/prefix.ts";
import type { ManagementPath } from "../../platform.ts";
import type { LinuxModel } from "../model.ts";
import { adjacencies } from "./adjacency.ts";
import { addressesIn, frrInterfaces, stanzasIn, unitsOf } from "./links.ts";

interface Route {
  readonly prefix: string;
  readonly hop: string;
}

export function wayBackLost(model: LinuxModel, { from, farEnd }: ManagementPath, start: LinuxModel): string | undefined {
  if (from === undefined || isConnected(model, from)) return undefined;
  const routes = longest(routesIn(model).filter(({ prefix }) => covers(prefix, from)));
  const dead = routes.find(({ hop }) => /^(blackhole|reject|Null0)$/.test(hop));
  if (dead !== undefined) return `answers to ${from} would end in the ${dead.hop} route of ${dead.prefix}`;
  if (routes.some(({ hop }) => isReached(model, hop))) return undefined;
  const before = adjacencies(start);
  const now = new Map(adjacencies(model).map(({ at, says }) => [at, says]));
  const stands = ({ at, says }: (typeof before)[number]): boolean =>
    now.has(at) && (farEnd === "changes" || now.get(at)?.join() === says.join());
  if (before.some(stands)) return undefined;
  return before.length === 0 ? `there would be no route back to ${from}` : lostOf(before[0], now, from);
}

/** Interfaces by which answers leave, as far as addresses and static routes say. */
export function waysBack(model: LinuxModel, from: string): readonly string[] {
  const on = (address: string): string[] =>
    addressesIn(model).flatMap((one) => (covers(networkOfAddress(one.address), address) ? [one.interface] : []));
  const connected = on(from);
  if (connected.length > 0) return connected;
  const routes = routesIn(model).filter(({ prefix, hop }) => covers(prefix, from) && isReached(model, hop));
  return longest(routes).flatMap(({ hop }) => (prefixOf(hop) === undefined ? [hop] : on(hop)));
}

/** The first word that the neighbour would no longer agree with. */
function lostOf(
  lost: ReturnType<typeof adjacencies>[number] | undefined,
  now: ReadonlyMap<string, readonly string[]>,
  from: string,
): string {
  const says = now.get(lost?.at ?? "");
  if (says === undefined) return `there would be no neighbour in OSPF on ${lost?.at}, by whom answers to ${from} find their way`;
  const gone = lost?.says.find((word) => !says.includes(word));
  const fresh = says.find((word) => !lost?.says.includes(word));
  const plain = (word: string | undefined): string => (word ?? "nothing").replace(/( md5| authentication-key) \S+$/, "$1 …");
  return `the neighbour in OSPF on ${lost?.at}, by whom answers to ${from} find their way, would be lost: ${plain(gone)} → ${plain(fresh)}`;
}

function isConnected(model: LinuxModel, from: string): boolean {
  return addressesIn(model).some(({ address }) => covers(networkOfAddress(address), from));
}

function networkOfAddress(address: string): string {
  return address.includes("/") ? address : `${address}/32`;
}

/** A gateway on a network of ours, or an interface. */
function isReached(model: LinuxModel, hop: string): boolean {
  const addresses = addressesIn(model);
  if (prefixOf(hop) === undefined)
    return addresses.some((one) => one.interface === hop) || frrInterfaces(model).some(([name]) => name === hop);
  return addresses.some(({ address }) => covers(networkOfAddress(address), hop));
}

function longest(routes: readonly Route[]): readonly Route[] {
  const lengthOf = ({ prefix }: Route): number => prefixOf(prefix)?.length ?? 0;
  const most = Math.max(...routes.map(lengthOf));
  return routes.filter((route) => lengthOf(route) === most);
}

function routesIn(model: LinuxModel): Route[] {
  const frr = (model.parts.get("frr") ?? []).flatMap(({ text }) => {
    const [, prefix, hop] = /^ip route (\S+) (\S+)/.exec(text) ?? [];
    return prefix === undefined || hop === undefined ? [] : [{ prefix, hop }];
  });
  const units = unitsOf(model, ".network").flatMap((unit) => {
    const [to, by] = [unit.values("Route", "Destination"), unit.values("Route", "Gateway")];
    const listed = by.map((hop, at) => ({ prefix: to[at] ?? "0.0.0.0/0", hop }));
    return [...listed, ...unit.values("Network", "Gateway").map((hop) => ({ prefix: "0.0.0.0/0", hop }))];
  });
  const stanzas = stanzasIn(model).flatMap(({ children = [] }) =>
    children.flatMap(({ text }) => {
      const hop = /^gateway (\S+)/.exec(text)?.[1];
      return hop === undefined ? [] : [{ prefix: "0.0.0.0/0", hop }];
    }),
  );
  return [...frr, ...units, ...stanzas];
}
