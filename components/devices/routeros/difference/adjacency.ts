// Where a device speaks OSPF, and what its neighbour there must agree with.
import { prefixOf } from "../../engine/ipv4.ts";
import { networkOf } from "../../engine/prefix.ts";
import { interfaceMenus } from "../menus/row.ts";
import { menuOf } from "../menus.ts";
import type { Item } from "../model.ts";
import { isMember, within } from "./packet.ts";
import type { Replay } from "./replay.ts";
import { downOf } from "./up.ts";

export interface Adjacency {
  /** the interface */
  readonly at: string;
  /** what both ends must say alike */
  readonly parts: readonly (readonly [key: string, value: string])[];
  /** the same in one word */
  readonly says: string;
}

/** Of templates that match an interface the first in the list is used. */
export function adjacencies(replay: Replay): readonly Adjacency[] {
  const found = new Map<string, Adjacency>();
  for (const template of replay.on("/routing/ospf/interface-template")) {
    for (const at of interfacesOf(replay, template)) {
      if (found.has(at) || downOf(replay, at) !== undefined) continue;
      const parts = partsOf(replay, template, at);
      if (parts !== undefined) found.set(at, { at, parts, says: JSON.stringify(parts) });
    }
  }
  return [...found.values()];
}

function addressed(replay: Replay): readonly Item[] {
  return replay.on("/ip/address");
}

/** By name, by list, or by the network of an address. */
function interfacesOf(replay: Replay, { attributes }: Item): readonly string[] {
  const words = (attributes.get("interfaces") ?? "").split(",").filter((word) => word !== "");
  const networks = (attributes.get("networks") ?? "").split(",").filter((word) => word !== "");
  const held = new Set(addressed(replay).flatMap((item) => item.attributes.get("interface") ?? []));
  const everywhere = words.length + networks.length === 0 || words.includes("all");
  const named = [...held].filter((name) => everywhere || words.some((word) => word === name || isMember(replay, [name], word, new Set())));
  const covered = addressed(replay).filter((item) =>
    networks.some((network) => within(item.attributes.get("address")?.split("/")[0], network) === "yes"),
  );
  return [...new Set([...named, ...covered.flatMap((item) => item.attributes.get("interface") ?? [])])];
}

const TEMPLATE = "/routing/ospf/interface-template";
const agreed = ["auth", "auth-id", "auth-key", "hello-interval", "dead-interval", "type", "instance-id"] as const;

/** Undefined where no neighbour is looked for: passive, or the area or the instance is off or not there. */
function partsOf(replay: Replay, template: Item, at: string): Adjacency["parts"] | undefined {
  if (template.attributes.get("passive") === "yes") return undefined;
  const area = byName(replay, "/routing/ospf/area", template.attributes.get("area"));
  const instance = byName(replay, "/routing/ospf/instance", area?.attributes.get("instance"));
  if (area === undefined || instance === undefined) return undefined;
  const value = (path: string, item: Item, key: string): readonly [string, string] => [key, replay.value(path, item, key) ?? ""];
  return [
    ...agreed.map((key) => value(TEMPLATE, template, key)),
    value("/routing/ospf/area", area, "area-id"),
    ["area type", replay.value("/routing/ospf/area", area, "type") ?? ""],
    value("/routing/ospf/instance", instance, "version"),
    value("/routing/ospf/instance", instance, "vrf"),
    ["mtu", mtuOf(replay, at)],
    ["network", networksOf(replay, at)],
  ];
}

function byName(replay: Replay, path: string, name: string | undefined): Item | undefined {
  return replay.on(path).find((item) => item.attributes.get("name") === name);
}

function mtuOf(replay: Replay, name: string): string {
  for (const path of interfaceMenus) {
    const item = replay.all(path).find((one) => replay.value(path, one, "name") === name);
    if (item !== undefined) return replay.value(path, item, "mtu") ?? "";
  }
  return menuOf("/interface/ethernet")?.defaults.mtu ?? "";
}

function networksOf(replay: Replay, name: string): string {
  const own = addressed(replay).filter((item) => item.attributes.get("interface") === name);
  return own
    .map(
      ({ attributes }) => `${networkOf(attributes.get("address") ?? "") ?? ""}/${prefixOf(attributes.get("address") ?? "")?.length ?? ""}`,
    )
    .sort()
    .join();
}
