// OSPF between neighbours: an adjacency is up only when what both ends hold agrees.

import { printIpv4 } from "../../devices/engine/ipv4.ts";
import type { Box, HeldAddress, Interface, Rule } from "./box.ts";
import { contains, readPrefix } from "./ipv4.ts";
import type { Adjacency } from "./network-view.ts";
import { decide, packet } from "./packet.ts";
import type { BoxFor, Wiring } from "./wiring.ts";

/** One OSPF interface: an address that a template takes in. */
export interface OspfInterface {
  readonly device: string;
  readonly held: HeldAddress;
  readonly interface: string;
  readonly mtu: number;
  readonly template: Rule;
  readonly instance: Rule;
  readonly area: Rule;
  /** e.g. 0.0.0.1 */
  readonly areaId: string;
  readonly cost: number;
  readonly passive: boolean;
}

/** Two OSPF interfaces that exchange routes, seen from the first. */
export interface Bond {
  readonly near: OspfInterface;
  readonly far: OspfInterface;
}

export const backbone = "0.0.0.0";

export function areaIdOf(area: Rule): string {
  return area.get("area-id") ?? backbone;
}

/** The first template that fits an address counts [D]. */
export function ospfInterfacesOf(device: string, box: Box, wiring: Wiring): readonly OspfInterface[] {
  const byName = (path: string): ReadonlyMap<string, Rule> => new Map(box.rules(path).map((rule) => [rule.get("name") ?? "", rule]));
  const instances = byName("/routing/ospf/instance");
  const areas = byName("/routing/ospf/area");
  const templates = box.rules("/routing/ospf/interface-template");
  return box.addresses.flatMap((held) => {
    const at = box.interfaces.get(held.interface);
    const template = templates.find((rule) => takesIn(box, rule, held));
    const area = areas.get(template?.get("area") ?? "");
    const instance = instances.get(area?.get("instance") ?? "");
    if (at === undefined || template === undefined || area === undefined || instance === undefined) return [];
    if (!wiring.running(device, at.name)) return [];
    return [madeFrom(device, held, at, { template, area, instance })];
  });
}

function madeFrom(
  device: string,
  held: HeldAddress,
  at: Interface,
  rules: Pick<OspfInterface, "template" | "area" | "instance">,
): OspfInterface {
  const { template, area } = rules;
  return {
    device,
    held,
    interface: at.name,
    mtu: at.mtu,
    ...rules,
    areaId: areaIdOf(area),
    cost: Number(template.get("cost") ?? 1),
    passive: template.get("passive") === "yes" || at.type === "loopback",
  };
}

function takesIn(box: Box, template: Rule, held: HeldAddress): boolean {
  const [interfaces, networks] = [template.get("interfaces"), template.get("networks")];
  const named = interfaces
    ?.split(",")
    .some((name) => name === held.interface || name === "all" || box.lists.get(name)?.has(held.interface));
  const within = networks?.split(",").some((text) => {
    const prefix = readPrefix(text);
    return prefix !== undefined && contains(prefix, held.address);
  });
  return (interfaces === undefined || named === true) && (networks === undefined || within === true);
}

/** What a hello carries or is checked against, and what it is when nothing is said [D]. */
const agreed: Readonly<Record<string, string>> = {
  type: "broadcast",
  auth: "",
  "auth-id": "",
  "auth-key": "",
  "hello-interval": "10s",
  "dead-interval": "40s",
};

/** The state of an OSPF interface and one that it hears; undefined where hellos are not for it. */
export function stateOf(near: OspfInterface, far: OspfInterface, box: BoxFor): Adjacency["state"] | undefined {
  if (near.passive || far.passive || near.areaId !== far.areaId) return undefined;
  const { prefix } = near.held;
  if (prefix.network !== far.held.prefix.network || prefix.length !== far.held.prefix.length) return undefined;
  if (routerIdOf(near) === routerIdOf(far)) return undefined;
  if (Object.entries(agreed).some(([key, usual]) => (near.template.get(key) ?? usual) !== (far.template.get(key) ?? usual)))
    return undefined;
  if ((near.area.get("type") ?? "default") !== (far.area.get("type") ?? "default")) return undefined;
  if (!takesOspf(near, far, box)) return undefined;
  if (!takesOspf(far, near, box)) return "Init";
  return near.mtu === far.mtu ? "Full" : "ExStart";
}

/** Whether the input chain of one end lets the other's OSPF in. */
function takesOspf(near: OspfInterface, far: OspfInterface, box: BoxFor): boolean {
  const held = box(near.device);
  if (held === undefined) return false;
  const hello = packet({ source: far.held.address, destination: near.held.address, protocol: "ospf", in: near.interface });
  return decide(held, "/ip/firewall/filter", "input", hello) && decide(held, "/ip/firewall/raw", "prerouting", hello);
}

export function routerIdOf({ instance, held }: OspfInterface): string {
  return instance.get("router-id") ?? printIpv4(held.address);
}

export function shown(near: OspfInterface, far: OspfInterface, state: Adjacency["state"]): Adjacency {
  return {
    instance: near.instance.get("name") ?? "",
    area: near.area.get("name") ?? "",
    interface: near.interface,
    address: printIpv4(far.held.address),
    routerId: routerIdOf(far),
    state,
  };
}
