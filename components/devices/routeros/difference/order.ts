// The order of all changes of a device: what is needed first, what is needed last goes last, and nothing that bites before its time.
import { afterTheirs } from "../../engine/prerequisites.ts";
import { type Add, type Change, stages, turns } from "./change.ts";
import type { MenuChanges, Row } from "./changes.ts";
import { groupOf } from "./content.ts";
import { givenName, neededNames } from "./references.ts";
import type { Entity } from "./selectors.ts";

/**
 * Areas in the order in which they are made, and undone backwards: ports before what stands on them, lists before rules, rules before
 * the services they guard. What is not named here comes behind all that is.
 */
const areas: readonly string[] = [
  "/user",
  "/interface/ethernet",
  "/interface/bridge",
  "/interface/bonding",
  "/interface/wireguard",
  "/interface/vlan",
  "/interface/vrrp",
  "/interface/list",
  "/interface",
  "/interface/bridge/port",
  "/interface/bridge/vlan",
  "/interface/list/member",
  "/interface/wireguard/peers",
  "/ip/vrf",
  "/routing/table",
  "/ip/pool",
  "/queue/type",
  "/system/logging/action",
  "/ip/address",
  "/ipv6/address",
  "/ip/dhcp-client",
  "/ip/dhcp-server",
  "/ip/dhcp-server/network",
  "/routing/ospf/instance",
  "/routing/ospf/area",
  "/routing/ospf/interface-template",
  "/routing/bgp",
  "/routing",
  "/ip/route",
  "/ip/firewall/address-list",
  "/ipv6/firewall/address-list",
  "/ip/firewall/mangle",
  "/ip/firewall/nat",
  "/ip/firewall/raw",
  "/ip/firewall/filter",
  "/ipv6/firewall",
  "/queue/simple",
  "/queue",
];
const last: readonly string[] = ["/ip/settings", "/ipv6/settings", "/ip/ssh", "/ip/service"];

const ranks = new Map<string, number>();

/** Place of a menu among all: its own, or that of the nearest menu above it. */
export function rankOf(path: string): number {
  const known = ranks.get(path);
  if (known !== undefined) return known;
  const lastly = last.indexOf(path);
  const rank = lastly >= 0 ? 10_000 + lastly : nearest(path);
  ranks.set(path, rank);
  return rank;
}

function nearest(path: string): number {
  for (let up = path; up !== ""; up = up.slice(0, up.lastIndexOf("/"))) {
    const at = areas.indexOf(up);
    if (at >= 0) return at * 10 + (up === path ? 0 : 1);
  }
  return areas.length * 10;
}

/** All changes, in the order of the script; new items of ordered menus get their anchors. */
export function ordered(menus: readonly MenuChanges[]): readonly Change[] {
  const all = menus.flatMap(({ changes }) => changes);
  const script = stages.flatMap((stage) => {
    const part = all.filter((change) => change.stage === stage);
    return stage === "break" ? dependentsFirst(part.sort(backwards)) : neededFirst(part.sort(forwards));
  });
  anchorAll(menus, script);
  return script;
}

/** Tells each new item of a list what it is to stand before, by the order of the script. */
export function anchorAll(menus: readonly MenuChanges[], script: readonly Change[]): void {
  for (const { rows, anchorAt } of menus) for (const row of rows) anchor(row, script, anchorAt);
}

function forwards(a: Change, b: Change): number {
  return rankOf(a.menu.path) - rankOf(b.menu.path) || comparePaths(a, b) || inMenu(a, b);
}

function backwards(a: Change, b: Change): number {
  return rankOf(b.menu.path) - rankOf(a.menu.path) || comparePaths(b, a) || inMenu(a, b);
}

function comparePaths(a: Change, b: Change): number {
  if (a.menu.path === b.menu.path) return 0;
  return a.menu.path < b.menu.path ? -1 : 1;
}

function inMenu(a: Change, b: Change): number {
  return turns.indexOf(a.turn) - turns.indexOf(b.turn) || a.sequence - b.sequence;
}

/** What adds a name comes before what needs it; else the order stays. */
export function neededFirst(changes: readonly Change[]): readonly Change[] {
  const giver = new Map<string, Add>();
  for (const change of changes) if (change.verb === "add") put(giver, givenName(change.menu, change.item), change);
  if (giver.size === 0) return changes;
  return afterTheirs(changes, (change) => {
    const item = change.verb === "set" ? change.after : change.verb === "add" ? change.item : undefined;
    return item === undefined ? [] : neededNames(change.menu, item.attributes).flatMap((name) => giver.get(name) ?? []);
  });
}

/** What needs a name goes before what gives it; of a list only ever the tail, so that the way back can build it up from the head. */
function dependentsFirst(changes: readonly Change[]): readonly Change[] {
  const behind = tails(changes);
  const needing = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.verb !== "remove") continue;
    for (const name of neededNames(change.menu, change.item.attributes)) {
      const list = needing.get(name);
      if (list === undefined) needing.set(name, [change]);
      else list.push(change);
    }
  }
  return afterTheirs(changes, (change) => {
    const name = change.verb === "remove" ? givenName(change.menu, change.item) : undefined;
    return [...(behind.get(change) ?? []), ...(name === undefined ? [] : (needing.get(name) ?? []))];
  });
}

/** For each item that leaves a list the one that leaves it right before. */
function tails(changes: readonly Change[]): ReadonlyMap<Change, readonly Change[]> {
  const last = new Map<string, Change>();
  const behind = new Map<Change, readonly Change[]>();
  for (const change of changes) {
    if (change.verb !== "remove" || change.menu.kind !== "ordered") continue;
    const list = `${change.menu.path} ${groupOf(change.menu, change.item)}`;
    const before = last.get(list);
    if (before !== undefined) behind.set(change, [before]);
    last.set(list, change);
  }
  return behind;
}

function put<Key, Value>(map: Map<Key, Value>, key: Key | undefined, value: Value): void {
  if (key !== undefined) map.set(key, value);
}

/** Each new item stands before the next one that is there by then; told backwards, by taking the new ones out again. */
function anchor(rows: readonly Row[], script: readonly Change[], anchorAt: MenuChanges["anchorAt"]): void {
  const place = new Map(rows.map(({ entity }, at) => [entity, at]));
  const added = script.filter((change): change is Add => change.verb === "add" && change.turn === "add" && place.has(change.entity));
  if (added.length === 0) return;
  const fresh = new Set(added.map(({ entity }) => entity));
  const there = rows.flatMap(({ entity, stays }, at) => (stays || fresh.has(entity) ? [at] : []));
  const next = new Map(there.map((at, index) => [at, there[index + 1]]));
  const previous = new Map(there.map((at, index) => [at, there[index - 1]]));
  const missing = new Set<Entity>();
  for (const add of added.toReversed()) {
    missing.add(add.entity);
    const at = place.get(add.entity) ?? 0;
    const [before, behind] = [previous.get(at), next.get(at)];
    const entity = behind === undefined ? undefined : rows[behind]?.entity;
    if (entity === undefined) delete add.anchor;
    else add.anchor = anchorAt(entity, missing);
    if (before !== undefined) next.set(before, behind);
    if (behind !== undefined) previous.set(behind, before);
  }
}
