// Why a device could no longer be managed over a path, for what it holds now.
import type { ManagementPath } from "../../platform.ts";
import { interfaceMenus } from "../menus/row.ts";
import { menuOf } from "../menus.ts";
import type { Item } from "../model.ts";
import type { policies } from "../policies.ts";
import { subject } from "./explain.ts";
import { divertedBy, droppedBy } from "./firewall-walk.ts";
import { within } from "./packet.ts";
import type { Replay } from "./replay.ts";
import { downOf, named } from "./up.ts";
import { wayBackLost } from "./way-back.ts";
import { hasId, type Wire, wiresOf } from "./wires.ts";

export interface Check {
  /** menus whose changes it looks at */
  readonly watches: ReadonlySet<string>;
  /** why the path is cut; `start` is what ran before anything was sent */
  readonly cut: (replay: Replay, path: ManagementPath, start: Replay) => string | undefined;
}

const ports = ["/interface/bridge", "/interface/bridge/port", "/interface/bridge/vlan"];
const rules = ["/ip/firewall/address-list", "/ip/firewall/filter", "/ip/firewall/raw", "/ip/firewall/nat"];
const lists = ["/interface/list", "/interface/list/member"];
const ospf = ["/routing/ospf/instance", "/routing/ospf/area", "/routing/ospf/interface-template"];

export const checks: readonly Check[] = [
  { watches: new Set(["/ip/service"]), cut: sshRefused },
  { watches: new Set(["/ip/address", ...interfaceMenus]), cut: addressGone },
  { watches: new Set(interfaceMenus), cut: interfaceGone },
  { watches: new Set(["/ip/vrf"]), cut: elsewhere },
  { watches: new Set(ports), cut: enslaved },
  { watches: new Set([...ports, "/interface/vlan"]), cut: vlanDropped },
  { watches: new Set([...ports, ...interfaceMenus]), cut: unwired },
  { watches: new Set([...rules, ...lists, ...ports]), cut: packetDropped },
  { watches: new Set(["/user", "/user/group", "/user/ssh-keys"]), cut: userGone },
  { watches: new Set(["/ip/address", "/ip/route", "/ip/settings", ...ospf, ...lists, ...interfaceMenus]), cut: wayBackLost },
];

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

/** None of the ports by which its frames came and went, under the same tag, leads there any more. */
function unwired(replay: Replay, { interface: name, farEnd }: ManagementPath, start: Replay): string | undefined {
  const before = name === undefined ? [] : wiresOf(start, name);
  if (name === undefined || before.length === 0) return undefined;
  const now = wiresOf(replay, name);
  const same = (wire: Wire, other: Wire): boolean => wire.port === other.port && (farEnd === "changes" || wire.tags === other.tags);
  if (before.some((wire) => now.some((other) => same(wire, other)))) return undefined;
  const [wire, other] = [before[0], now.find(({ port }) => before.some((old) => old.port === port))];
  const tag = (tags: string | undefined): string => (tags === "" || tags === undefined ? "no tag" : `VLAN ${tags}`);
  if (other !== undefined)
    return `${name}, over which the device is managed, would go over ${other.port} with ${tag(other.tags)}, not ${tag(wire?.tags)}`;
  return `${name}, over which the device is managed, would no longer go over ${[...new Set(before.map(({ port }) => port))].join(" or ")}`;
}

/** SSH listens in its own routing table only. */
function elsewhere(replay: Replay, { interface: name }: ManagementPath): string | undefined {
  const vrf = replay.on("/ip/vrf").find(({ attributes }) => name !== undefined && attributes.get("interfaces")?.split(",").includes(name));
  const table = vrf?.attributes.get("name");
  const ssh = named(replay, "/ip/service", "ssh");
  const listens = replay.value("/ip/service", ssh, "vrf") ?? "main";
  if (table === undefined || table === listens) return undefined;
  return `${name}, over which the device is managed, would go to the VRF ${table}, where ssh does not listen`;
}

function packetDropped(replay: Replay, path: ManagementPath): string | undefined {
  const bridge = path.interface === undefined ? undefined : bridgeOf(replay, path.interface);
  const interfaces = [path.interface, bridge].filter((name) => name !== undefined);
  const rule = droppedBy({ path, replay, interfaces });
  const menu = menuOf("/ip/firewall/filter");
  const diverted = rule === undefined ? divertedBy({ path, replay, interfaces }) : undefined;
  const decides = rule ?? diverted;
  if (decides === undefined || menu === undefined) return undefined;
  const what = diverted === undefined ? "dropped" : "sent elsewhere";
  return `ssh${path.from === undefined ? "" : ` from ${path.from}`} to port ${path.port} would be ${what} by ${subject(menu, decides)}`;
}

/** What a user needs to log in and to change things. */
const needed = ["ssh", "read", "write"] as const satisfies readonly (typeof policies)[number][];

function userGone(replay: Replay, { user, from }: ManagementPath, start: Replay): string | undefined {
  const held = replay.all("/user").find(({ attributes }) => attributes.get("name") === user);
  if (user === undefined) return undefined;
  if (held === undefined) return `the device would lose ${user}, the user that manages it`;
  if (held.attributes.get("disabled") === "yes") return `${user}, the user that manages it, would be disabled`;
  const allowed = (held.attributes.get("address") ?? "").split(",").filter((entry) => entry !== "");
  if (from !== undefined && allowed.length > 0 && !allowed.some((entry) => within(from, entry) === "yes"))
    return `${user}, the user that manages it, would no longer be let in from ${from}`;
  if (hasKey(start, user) && !hasKey(replay, user)) return `${user}, the user that manages it, would lose its key`;
  const group = held.attributes.get("group");
  const rights = replay.value("/user/group", named(replay, "/user/group", group) ?? ofBuiltin(group), "policy")?.split(",");
  const missing = rights === undefined ? undefined : needed.find((right) => !rights.includes(right));
  return missing === undefined ? undefined : `${user}, the user that manages it, would lose the right ${missing}`;
}

function hasKey(replay: Replay, user: string): boolean {
  return replay.all("/user/ssh-keys").some(({ attributes }) => attributes.get("user") === user);
}

function ofBuiltin(group: string | undefined): Item {
  return { id: -1, fixed: true, attributes: new Map([["name", group ?? ""]]) };
}
