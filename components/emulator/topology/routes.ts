// Routing tables: connected, static, and what OSPF makes of the adjacencies that are up.

import { ipv4Of, printIpv4 } from "../../devices/engine/ipv4.ts";
import { type Bond, backbone, type OspfInterface } from "./adjacency.ts";
import type { Box, Rule } from "./box.ts";
import { contains, type Prefix, printPrefix, readPrefix } from "./ipv4.ts";
import type { Route } from "./network-view.ts";

/** A route with its prefix as numbers, as look-ups want it. */
export interface Entry {
  readonly prefix: Prefix;
  /** an address, or nothing where the interface itself leads there */
  readonly gateway?: number;
  /** none: a blackhole */
  readonly interface?: string;
  readonly distance: number;
  readonly kind: Route["kind"];
}

/** What routing asks of the network. */
export interface Fabric {
  box(device: string): Box | undefined;
  running(device: string, name: string): boolean;
  ospfInterfaces(device: string): readonly OspfInterface[];
  bondsOf(device: string): readonly Bond[];
  /** whether something answers at an address behind an interface */
  answers(device: string, name: string, address: number): boolean;
}

const defaultRoute: Prefix = { network: 0, length: 0 };

export function connectedOf(fabric: Fabric, device: string): readonly Entry[] {
  const held = fabric.box(device)?.addresses ?? [];
  return held
    .filter((each) => fabric.running(device, each.interface))
    .map((each) => ({ prefix: each.prefix, interface: each.interface, distance: 0, kind: "connected" }));
}

/** Static routes that are active: their gateway is behind a running interface, and answers where that is checked. */
export function staticOf(fabric: Fabric, device: string): readonly Entry[] {
  const connected = connectedOf(fabric, device);
  return (fabric.box(device)?.rules("/ip/route") ?? []).flatMap((rule) => {
    const prefix = readPrefix(rule.get("dst-address") ?? "0.0.0.0/0");
    if (prefix === undefined) return [];
    const distance = Number(rule.get("distance") ?? 1);
    if (rule.get("blackhole") === "yes") return [{ prefix, distance, kind: "static" as const }];
    const way = wayOf(fabric, device, rule, connected);
    return way === undefined ? [] : [{ prefix, distance, kind: "static" as const, ...way }];
  });
}

function wayOf(fabric: Fabric, device: string, rule: Rule, connected: readonly Entry[]): Pick<Entry, "gateway" | "interface"> | undefined {
  const text = rule.get("gateway") ?? "";
  if (fabric.running(device, text)) return { interface: text };
  const gateway = ipv4Of(text.split("%")[0] ?? "");
  const through = gateway === undefined ? undefined : connected.find(({ prefix }) => contains(prefix, gateway))?.interface;
  if (gateway === undefined || through === undefined) return undefined;
  if (rule.get("check-gateway") !== undefined && !fabric.answers(device, through, gateway)) return undefined;
  return { gateway, interface: through };
}

/** How far a router is inside an area, and the first hop on the way. */
interface Reached {
  readonly cost: number;
  readonly gateway?: number;
  readonly interface?: string;
}

export class Ospf {
  readonly #fabric: Fabric;
  readonly #trees = new Map<string, ReadonlyMap<string, Reached>>();

  constructor(fabric: Fabric) {
    this.#fabric = fabric;
  }

  /** The best OSPF route to each prefix. */
  routesOf(device: string): readonly Entry[] {
    const found = new Map<string, Entry & { readonly cost: number; readonly rank: number }>();
    const offer = (prefix: Prefix, via: Reached, cost: number, rank: number): void => {
      const key = printPrefix(prefix);
      const best = found.get(key);
      if (via.interface === undefined || (best !== undefined && (best.rank < rank || (best.rank === rank && best.cost <= cost)))) return;
      found.set(key, { prefix, ...via, cost, rank, distance: 110, kind: "ospf" });
    };
    for (const area of this.#areasOf(device)) {
      for (const [prefix, via] of this.#within(area, device)) offer(prefix, via, via.cost, 0);
      for (const [prefix, via] of this.#beyond(area, device)) offer(prefix, via, via.cost, 1);
    }
    return [...found.values()].map(({ cost: _, rank: __, ...entry }) => entry);
  }

  #areasOf(device: string): readonly string[] {
    return [...new Set(this.#fabric.ospfInterfaces(device).map(({ areaId }) => areaId))];
  }

  /** Shortest paths from a router inside an area. */
  #tree(area: string, from: string): ReadonlyMap<string, Reached> {
    const key = `${area} ${from}`;
    const known = this.#trees.get(key);
    if (known !== undefined) return known;
    const done = new Map<string, Reached>();
    const open = new Map<string, Reached>([[from, { cost: 0 }]]);
    for (let next = nearest(open); next !== undefined; next = nearest(open)) {
      const [device, reached] = next;
      open.delete(device);
      done.set(device, reached);
      for (const bond of this.#fabric.bondsOf(device))
        if (bond.near.areaId === area && !done.has(bond.far.device)) relax(open, bond, reached);
    }
    this.#trees.set(key, done);
    return done;
  }

  /** Prefixes of an area as a router sees them. */
  *#within(area: string, from: string): Iterable<readonly [Prefix, Reached]> {
    for (const [device, reached] of this.#tree(area, from))
      for (const { held, areaId, cost } of this.#fabric.ospfInterfaces(device))
        if (areaId === area) yield [held.prefix, { ...reached, cost: reached.cost + cost }];
  }

  /** Prefixes of other areas, and the default, as border routers tell them. */
  *#beyond(area: string, from: string): Iterable<readonly [Prefix, Reached]> {
    for (const [border, reached] of this.#tree(area, from)) {
      if (border === from) continue;
      if (area === backbone) yield* this.#ofOtherAreas(border, reached);
      else yield* this.#intoArea(area, border, reached);
    }
    if (!this.#isStub(area, from)) yield* this.#defaultOf(area, from);
  }

  *#ofOtherAreas(border: string, reached: Reached): Iterable<readonly [Prefix, Reached]> {
    for (const other of this.#areasOf(border))
      if (other !== backbone)
        for (const [prefix, { cost }] of this.#within(other, border)) yield [prefix, { ...reached, cost: reached.cost + cost }];
  }

  *#intoArea(area: string, border: string, reached: Reached): Iterable<readonly [Prefix, Reached]> {
    if (!this.#areasOf(border).includes(backbone)) return;
    const rule = this.#fabric.ospfInterfaces(border).find(({ areaId }) => areaId === area)?.area;
    const cost = rule?.get("default-cost");
    // Without default-cost RouterOS tells a stub no default [D].
    if (this.#isStub(area, border) && cost !== undefined) yield [defaultRoute, { ...reached, cost: reached.cost + Number(cost) }];
    if (rule?.get("no-summaries") === "yes") return;
    for (const [prefix, far] of this.#within(backbone, border)) yield [prefix, { ...reached, cost: reached.cost + far.cost }];
    for (const [device, far] of this.#tree(backbone, border))
      if (device !== border)
        for (const [prefix, more] of this.#ofOtherAreas(device, far)) yield [prefix, { ...reached, cost: reached.cost + more.cost }];
  }

  /** A default that a router brings in from outside. */
  *#defaultOf(area: string, from: string): Iterable<readonly [Prefix, Reached]> {
    for (const [device, reached] of this.#tree(area, from)) {
      if (device === from) continue;
      if (this.#originates(device)) yield [defaultRoute, reached];
      else if (area !== backbone && this.#areasOf(device).includes(backbone)) {
        const source = [...this.#tree(backbone, device)].find(([far]) => far !== device && this.#originates(far));
        if (source !== undefined) yield [defaultRoute, { ...reached, cost: reached.cost + source[1].cost }];
      }
    }
  }

  #originates(device: string): boolean {
    const how = this.#fabric.ospfInterfaces(device)[0]?.instance.get("originate-default") ?? "never";
    if (how === "always") return true;
    return (
      how === "if-installed" &&
      staticOf(this.#fabric, device).some(({ prefix, interface: out }) => prefix.length === 0 && out !== undefined)
    );
  }

  #isStub(area: string, device: string): boolean {
    const type =
      this.#fabric
        .ospfInterfaces(device)
        .find(({ areaId }) => areaId === area)
        ?.area.get("type") ?? "default";
    return type === "stub" || type === "nssa";
  }
}

function nearest(open: ReadonlyMap<string, Reached>): [string, Reached] | undefined {
  let best: [string, Reached] | undefined;
  for (const entry of open) if (best === undefined || entry[1].cost < best[1].cost) best = entry;
  return best;
}

function relax(open: Map<string, Reached>, { near, far }: Bond, reached: Reached): void {
  const cost = reached.cost + near.cost;
  const first = reached.interface === undefined ? { gateway: far.held.address, interface: near.interface } : reached;
  if ((open.get(far.device)?.cost ?? Infinity) > cost) open.set(far.device, { ...first, cost });
}

/** The longest prefix wins, then the least distance. */
export function lookUp(table: readonly Entry[], address: number): Entry | undefined {
  let best: Entry | undefined;
  for (const entry of table) {
    if (!contains(entry.prefix, address)) continue;
    const longer = best === undefined || entry.prefix.length > best.prefix.length;
    if (longer || (entry.prefix.length === best?.prefix.length && entry.distance < best.distance)) best = entry;
  }
  return best;
}

export function shownRoute({ prefix, gateway, interface: out, distance, kind }: Entry): Route {
  return {
    prefix: printPrefix(prefix),
    ...(gateway === undefined ? {} : { gateway: printIpv4(gateway) }),
    ...(out === undefined ? {} : { interface: out }),
    distance,
    kind,
  };
}
