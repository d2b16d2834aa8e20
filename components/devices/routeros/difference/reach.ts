// Why a device could no longer be managed over a path, for what it holds now.
import type { ManagementPath } from "../../platform.ts";
import { interfaceMenus } from "../menus/row.ts";
import { menuOf } from "../menus.ts";
import type { Item } from "../model.ts";
import type { policies } from "../policies.ts";
import { subject } from "./explain.ts";
import { droppedBy } from "./firewall-walk.ts";
import { within } from "./packet.ts";
import type { Replay } from "./replay.ts";

export type Check = (replay: Replay, path: ManagementPath) => string | undefined;

export const checks: readonly Check[] = [sshRefused, addressGone, interfaceGone, enslaved, vlanDropped, packetDropped, userGone];

/** Menus whose changes the checks look at. */
export const watched: ReadonlySet<string> = new Set([
  ...interfaceMenus,
  "/interface/bridge/port",
  "/interface/bridge/vlan",
  "/interface/list",
  "/interface/list/member",
  "/ip/address",
  "/ip/service",
  "/ip/firewall/address-list",
  "/ip/firewall/filter",
  "/ip/firewall/raw",
  "/user",
  "/user/group",
]);

function named(replay: Replay, path: string, name: string | undefined): Item | undefined {
  return replay.all(path).find((item) => replay.value(path, item, "name") === name);
}

function sshRefused(replay: Replay, { port, from }: ManagementPath): string | undefined {
  const path = "/ip/service";
  const ssh = named(replay, path, "ssh") ?? { id: -1, fixed: true, attributes: new Map([["name", "ssh"]]) };
  if (ssh.attributes.get("disabled") === "yes") return "this disables ssh, by which the device is managed";
  const listens = replay.value(path, ssh, "port");
  if (listens !== `${port}`) return `ssh would listen on port ${listens ?? "22"}, and the device is managed on port ${port}`;
  const allowed = (ssh.attributes.get("address") ?? "").split(",").filter((entry) => entry !== "");
  if (from === undefined || allowed.length === 0 || allowed.some((entry) => within(from, entry) === "yes")) return undefined;
  return `ssh would no longer be let in from ${from}`;
}

function hostOf(address: string | undefined): string | undefined {
  return address?.split("/")[0];
}

function addressGone(replay: Replay, { address }: ManagementPath): string | undefined {
  if (address === undefined) return undefined;
  const held = replay.on("/ip/address").find(({ attributes }) => hostOf(attributes.get("address")) === hostOf(address));
  if (held === undefined) return `the device would lose ${address}, the address by which it is managed`;
  const on = held.attributes.get("interface");
  const down = on === undefined ? undefined : downOf(replay, on);
  return down === undefined ? undefined : `${down}, and ${address}, by which the device is managed, with it`;
}

function interfaceGone(replay: Replay, { interface: name }: ManagementPath): string | undefined {
  const down = name === undefined ? undefined : downOf(replay, name);
  return down === undefined ? undefined : `${down}, and the device is managed over ${name}`;
}

/** Why an interface is down: it or what it stands on is disabled or gone. Ports are always there, spoken of or not. */
function downOf(replay: Replay, name: string, depth = 0): string | undefined {
  for (const path of interfaceMenus) {
    const item = named(replay, path, name);
    if (item === undefined) continue;
    if (item.attributes.get("disabled") === "yes") return `${name} would be disabled`;
    const below = path === "/interface/vlan" || path === "/interface/vrrp" ? item.attributes.get("interface") : undefined;
    return below === undefined || depth > 8 ? undefined : downOf(replay, below, depth + 1);
  }
  return /^(ether|sfp|combo|qsfp|lo$|lte|wlan)/.test(name) ? undefined : `there would be no interface ${name}`;
}

function bridgeOf(replay: Replay, name: string): string | undefined {
  return replay
    .on("/interface/bridge/port")
    .find(({ attributes }) => attributes.get("interface") === name)
    ?.attributes.get("bridge");
}

/** An address on a port of a bridge answers no more. */
function enslaved(replay: Replay, { interface: name }: ManagementPath): string | undefined {
  const bridge = name === undefined ? undefined : bridgeOf(replay, name);
  return bridge === undefined ? undefined : `${name}, over which the device is managed, would become a port of ${bridge}`;
}

/** A filtering bridge passes up to the device itself only the VLANs that a row tags it with. */
function vlanDropped(replay: Replay, { interface: name }: ManagementPath): string | undefined {
  const vlan = replay.all("/interface/vlan").find(({ attributes }) => attributes.get("name") === name);
  const [id, on] = [vlan?.attributes.get("vlan-id"), vlan?.attributes.get("interface")];
  const bridge = on === undefined ? undefined : named(replay, "/interface/bridge", on);
  if (name === undefined || id === undefined || bridge?.attributes.get("vlan-filtering") !== "yes") return undefined;
  const rows = replay.on("/interface/bridge/vlan").filter(({ attributes }) => attributes.get("bridge") === on);
  const passes = rows.some(
    ({ attributes }) =>
      hasId(attributes.get("vlan-ids") ?? "", Number(id)) && (attributes.get("tagged") ?? "").split(",").includes(on ?? ""),
  );
  return passes ? undefined : `the bridge would drop VLAN ${id}, over which the device is managed`;
}

function hasId(ranges: string, id: number): boolean {
  return ranges.split(",").some((range) => {
    const [first = "", last = first] = range.split("-");
    return Number(first) <= id && id <= Number(last);
  });
}

function packetDropped(replay: Replay, path: ManagementPath): string | undefined {
  const bridge = path.interface === undefined ? undefined : bridgeOf(replay, path.interface);
  const interfaces = [path.interface, bridge].filter((name) => name !== undefined);
  const rule = droppedBy({ path, replay, interfaces });
  const menu = menuOf("/ip/firewall/filter");
  if (rule === undefined || menu === undefined) return undefined;
  return `ssh${path.from === undefined ? "" : ` from ${path.from}`} to port ${path.port} would be dropped by ${subject(menu, rule)}`;
}

/** What a user needs to log in and to change things. */
const needed = ["ssh", "read", "write"] as const satisfies readonly (typeof policies)[number][];

function userGone(replay: Replay, { user }: ManagementPath): string | undefined {
  const held = replay.all("/user").find(({ attributes }) => attributes.get("name") === user);
  if (user === undefined) return undefined;
  if (held === undefined) return `the device would lose ${user}, the user that manages it`;
  if (held.attributes.get("disabled") === "yes") return `${user}, the user that manages it, would be disabled`;
  const group = held.attributes.get("group");
  const rights = replay.value("/user/group", named(replay, "/user/group", group) ?? ofBuiltin(group), "policy")?.split(",");
  const missing = rights === undefined ? undefined : needed.find((right) => !rights.includes(right));
  return missing === undefined ? undefined : `${user}, the user that manages it, would lose the right ${missing}`;
}

function ofBuiltin(group: string | undefined): Item {
  return { id: -1, fixed: true, attributes: new Map([["name", group ?? ""]]) };
}
