// The addresses of a router by use: a loopback, ways to others, and the networks that users are on.

import { byUse, type Held, prefixIn } from "../../draft/addresses.ts";
import { classMeant } from "../../draft/class-words.ts";
import type { DraftedNetworks, DraftedRouter, DraftSegment } from "../../draft.ts";
import { prefixOf } from "../../engine/ipv4.ts";
import { adjacencies } from "../difference/adjacency.ts";
import { wiresOf } from "../difference/wires.ts";
import type { Item } from "../model.ts";
import type { Reader } from "./reader.ts";

export function networks(reader: Reader): DraftedNetworks {
  const all = reader.take("/ip/address").flatMap(placed);
  const {
    loopback,
    ways,
    networks: held,
  } = byUse(all, {
    spoken: new Set(adjacencies(reader.replay).map(({ at }) => at)),
    gateways: gatewaysOf(reader),
    served: new Set(reader.replay.on("/ip/dhcp-server/network").map(({ attributes }) => attributes.get("address") ?? "")),
  });
  return {
    ...(loopback === undefined ? {} : { loopback }),
    uplinks: ways.map(({ interface: name, address }) => ({ interface: name, address, prefix: prefixIn(address), ...vlanOf(reader, name) })),
    segments: held.map((one) => segment(reader, one)),
    addresses: all.map(({ address, interface: name }) => ({ address, interface: name })),
  };
}

interface Placed extends Held {
  readonly item: Item;
}

function placed(item: Item): Placed[] {
  const [address = "", name] = [item.attributes.get("address"), item.attributes.get("interface")];
  return prefixOf(address) === undefined || name === undefined ? [] : [{ address, interface: name, item }];
}

function gatewaysOf({ replay }: Reader): readonly string[] {
  return [...new Set(replay.on("/ip/route").flatMap(({ attributes }) => (attributes.get("gateway") ?? "").split(",")))];
}

function vlanOf(reader: Reader, name: string): { readonly vlan?: number } {
  const [vlan] = reader.takeWhere("/interface/vlan", "name", name);
  const id = vlan?.attributes.get("vlan-id");
  return id === undefined ? {} : { vlan: Number(id) };
}

function segment(reader: Reader, one: Placed): DraftSegment {
  const { interface: name, address } = one;
  const prefix = prefixIn(address);
  const wires = wiresOf(reader.replay, name);
  const servers = reader.takeWhere("/ip/dhcp-server", "interface", name);
  const pools = servers.flatMap(({ attributes }) => reader.takeWhere("/ip/pool", "name", attributes.get("address-pool") ?? ""));
  const given = reader.takeWhere("/ip/dhcp-server/network", "address", prefix);
  const lists = reader.where("/interface/list/member", "interface", name);
  const words = [one.item, ...servers, ...pools, ...given, ...lists, ...named(reader, name)].flatMap(({ attributes }) =>
    ["name", "comment", "list", "domain"].map((key) => attributes.get(key) ?? ""),
  );
  const meant = classMeant([name, ...words]);
  return {
    ...(meant === undefined ? {} : { class: meant }),
    interface: name,
    ...vlanOf(reader, name),
    address,
    prefix,
    ports: wires.filter(({ tags }) => tags === "").map(({ port }) => port),
    trunks: wires.filter(({ tags }) => tags !== "").map(({ port }) => port),
    dhcp: servers.length > 0 ? "diskominfo" : "none",
  };
}

/** The interface itself, and the ports that carry it untagged, whose comments say what hangs there. */
function named(reader: Reader, name: string): readonly Item[] {
  const ports = wiresOf(reader.replay, name).flatMap(({ port, tags }) => (tags === "" ? [port] : []));
  return [
    ...reader.where("/interface/vlan", "name", name),
    ...reader.where("/interface/bridge", "name", name),
    ...ports.flatMap((port) => reader.where("/interface/ethernet", "default-name", port)),
  ];
}

/** VLANs of bridges, and those that stand on a port alone. */
export function vlansOf(reader: Reader): DraftedRouter["vlans"] {
  for (const path of ["/interface/bridge", "/interface/bridge/port"]) reader.take(path);
  const rows = reader.take("/interface/bridge/vlan").flatMap(({ attributes }) =>
    idsOf(attributes.get("vlan-ids") ?? "").map((vlan) => ({
      vlan,
      ...interfaceOf(reader, vlan),
      tagged: portsIn(attributes.get("tagged")),
      untagged: portsIn(attributes.get("untagged")),
    })),
  );
  const known = new Set(rows.map(({ vlan }) => vlan));
  const alone = reader.take("/interface/vlan").flatMap(({ attributes }) => {
    const [vlan, on = "", name = ""] = [Number(attributes.get("vlan-id")), attributes.get("interface"), attributes.get("name")];
    return known.has(vlan) ? [] : [{ vlan, interface: name, tagged: [on], untagged: [] }];
  });
  return [...rows, ...alone].sort((a, b) => a.vlan - b.vlan);
}

function interfaceOf(reader: Reader, vlan: number): { readonly interface?: string } {
  const name = reader.replay
    .on("/interface/vlan")
    .find(({ attributes }) => attributes.get("vlan-id") === `${vlan}`)
    ?.attributes.get("name");
  return name === undefined ? {} : { interface: name };
}

function portsIn(list: string | undefined): readonly string[] {
  return (list ?? "").split(",").filter((port) => port !== "");
}

/** A range of a thousand stays out of a draft: nobody planned those one by one. */
const widest = 64;

function idsOf(ranges: string): readonly number[] {
  return ranges.split(",").flatMap((range) => {
    const [first = Number.NaN, last = first] = range.split("-").map(Number);
    return last - first < widest ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
  });
}
