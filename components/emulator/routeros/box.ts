// A RouterOS configuration as the emulated network needs it.
import { createPrivateKey, createPublicKey } from "node:crypto";
import { ipv4Of, networkBits } from "../../devices/engine/ipv4.ts";
import type { Item, RouterosModel } from "../../devices/routeros/model.ts";
import type { Box, BridgePort, BridgeVlan, HeldAddress, Interface, Rule } from "../topology/box.ts";
import { isOn, itemsOf } from "./menus.ts";

const known = new WeakMap<RouterosModel, Box>();

/** Read once for each state of a configuration. `ports` are the board's: a configuration need not speak of all. */
export function boxOf(model: RouterosModel, ports: readonly string[]): Box {
  const found = known.get(model);
  if (found !== undefined) return found;
  const made = read(model, ports);
  known.set(model, made);
  return made;
}

function read(model: RouterosModel, ports: readonly string[]): Box {
  const rules = (path: string): readonly Rule[] =>
    itemsOf(model, path)
      .filter(isOn)
      .map(({ attributes }) => attributes);
  const by = (path: string, key: string): ReadonlyMap<string, readonly Rule[]> => Map.groupBy(rules(path), (rule) => rule.get(key) ?? "");
  return {
    interfaces: new Map(interfacesOf(model, ports).map((each) => [each.name, each])),
    members: new Map(
      rules("/interface/bridge/port")
        .map(memberOf)
        .map((member) => [member.interface, member]),
    ),
    vlans: rules("/interface/bridge/vlan").map(bridgeVlanOf),
    addresses: rules("/ip/address").flatMap(addressOf),
    lists: listsOf(rules),
    addressLists: new Map(
      [...by("/ip/firewall/address-list", "list")].map(([list, entries]) => [list, entries.map((entry) => entry.get("address") ?? "")]),
    ),
    peers: by("/interface/wireguard/peers", "interface"),
    rules,
    all: (path) => itemsOf(model, path).map(({ attributes }) => attributes),
    setting: (path, key) => itemsOf(model, path)[0]?.attributes.get(key),
  };
}

const usualMtu = 1500;
const tunnelMtu = 1420;

function interfacesOf(model: RouterosModel, ports: readonly string[]): readonly Interface[] {
  const from = (path: string, read: (item: Item) => Omit<Interface, "name" | "disabled" | "mtu">): readonly Interface[] =>
    itemsOf(model, path).map((item) => ({
      name: item.attributes.get("name") ?? item.attributes.get("default-name") ?? "",
      disabled: !isOn(item),
      mtu: Number(item.attributes.get("mtu") ?? (path === "/interface/wireguard" ? tunnelMtu : usualMtu)),
      ...read(item),
    }));
  const spoken = new Set(itemsOf(model, "/interface/ethernet").map(({ attributes }) => attributes.get("default-name")));
  const silent = ports.filter((port) => !spoken.has(port));
  return [
    ...silent.map((port): Interface => ({ name: port, port, type: "ether", disabled: false, mtu: usualMtu })),
    { name: "lo", type: "loopback", disabled: false, mtu: 65_536 },
    ...from("/interface/ethernet", ({ attributes }) => ({
      type: "ether",
      port: attributes.get("default-name") ?? attributes.get("name") ?? "",
      ...(attributes.get("speed") === undefined || attributes.get("auto-negotiation") !== "no"
        ? {}
        : { speed: attributes.get("speed") ?? "" }),
    })),
    ...from("/interface/vlan", ({ attributes }) => ({
      type: "vlan",
      parent: attributes.get("interface") ?? "",
      vlan: Number(attributes.get("vlan-id") ?? 1),
    })),
    ...from("/interface/bridge", ({ attributes }) => ({
      type: "bridge",
      filtering: attributes.get("vlan-filtering") === "yes",
      pvid: Number(attributes.get("pvid") ?? 1),
    })),
    ...from("/interface/wireguard", ({ attributes }) => ({ type: "wg", ...publicKey(attributes.get("private-key")) })),
  ];
}

/** PKCS 8 head of an X25519 private key; the raw 32 bytes follow it (RFC 8410). */
const x25519Head = Buffer.from("302e020100300506032b656e04220420", "hex");

function publicKey(secret: string | undefined): { readonly publicKey?: string } {
  const raw = Buffer.from(secret ?? "", "base64");
  if (raw.length !== 32) return {};
  const key = createPrivateKey({ key: Buffer.concat([x25519Head, raw]), format: "der", type: "pkcs8" });
  return { publicKey: createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32).toString("base64") };
}

function memberOf(rule: Rule): BridgePort {
  return {
    bridge: rule.get("bridge") ?? "",
    interface: rule.get("interface") ?? "",
    pvid: Number(rule.get("pvid") ?? 1),
    frames: rule.get("frame-types") ?? "admit-all",
  };
}

/** `10,20-22` */
function vlanIds(text: string): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const part of text.split(",")) {
    const [first = 0, last = first] = part.split("-").map(Number);
    for (let id = first; id <= Math.min(last, 4095); id += 1) ids.add(id);
  }
  return ids;
}

function words(text: string | undefined): ReadonlySet<string> {
  return new Set((text ?? "").split(",").filter((word) => word !== ""));
}

function bridgeVlanOf(rule: Rule): BridgeVlan {
  return {
    bridge: rule.get("bridge") ?? "",
    ids: vlanIds(rule.get("vlan-ids") ?? ""),
    tagged: words(rule.get("tagged")),
    untagged: words(rule.get("untagged")),
  };
}

function addressOf(rule: Rule): readonly HeldAddress[] {
  const [text = "", length = "32"] = (rule.get("address") ?? "").split("/");
  const address = ipv4Of(text);
  if (address === undefined) return [];
  return [
    { address, prefix: { network: networkBits(address, Number(length)), length: Number(length) }, interface: rule.get("interface") ?? "" },
  ];
}

function listsOf(rules: (path: string) => readonly Rule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const members = Map.groupBy(rules("/interface/list/member"), (rule) => rule.get("list") ?? "");
  const includes = new Map(rules("/interface/list").map((rule) => [rule.get("name") ?? "", [...words(rule.get("include"))]]));
  const all = (list: string, seen: ReadonlySet<string>): string[] => [
    ...(members.get(list) ?? []).map((rule) => rule.get("interface") ?? ""),
    ...(includes.get(list) ?? []).filter((more) => !seen.has(more)).flatMap((more) => all(more, new Set([...seen, more]))),
  ];
  return new Map([...new Set([...members.keys(), ...includes.keys()])].map((list) => [list, new Set(all(list, new Set([list])))]));
}
