// The networks of an IOS device: routed ports, sub-interfaces with a tag, interfaces of VLANs.

import { byUse, type Held, prefixIn } from "../../draft/addresses.ts";
import { classMeant } from "../../draft/class-words.ts";
import type { DraftedNetworks, DraftSegment } from "../../draft.ts";
import { maskLength } from "../../engine/prefix.ts";
import { carriersOf, vlanOf } from "../difference/topology.ts";
import { parentOf } from "../interface-name.ts";
import type { Item } from "../model.ts";
import { bgpPeers, spokenOn, staticRoutes } from "./neighbours.ts";
import type { Port, Reader } from "./reader.ts";
import { isTrunk, untaggedVlan } from "./vlans.ts";

interface OnPort extends Held {
  readonly port: Port;
}

export function networks(reader: Reader): DraftedNetworks {
  const all = reader.ports.flatMap((port) => addressesOf(reader, port));
  const {
    loopback,
    ways,
    networks: held,
  } = byUse(all, {
    spoken: new Set(reader.ports.flatMap(({ name }) => (spokenOn(reader, name) === undefined ? [] : [name]))),
    gateways: [...staticRoutes(reader).map(({ hop }) => hop), ...bgpPeers(reader)],
    served: new Set(poolsOf(reader).map(({ prefix }) => prefix)),
  });
  return {
    ...(loopback === undefined ? {} : { loopback }),
    uplinks: ways.map(({ address, port }) => ({ interface: port.name, address, prefix: prefixIn(address), ...tagOf(reader, port) })),
    segments: held.map((one) => segment(reader, one)),
    addresses: all.map(({ address, interface: name }) => ({ address, interface: name })),
  };
}

function addressesOf(reader: Reader, port: Port): readonly OnPort[] {
  const found = reader.takeOf(port, /^ip address ([\d.]+) ([\d.]+)(?: secondary)?$/);
  if (found.length > 0) reader.take(port.lines, /^no switchport$/);
  return found.map(([, address, mask = ""]) => ({ address: `${address}/${maskLength(mask)}`, interface: port.name, port }));
}

/** The VLAN of an interface: its own, or the tag of a sub-interface. */
function tagOf(reader: Reader, port: Port): { readonly vlan?: number } {
  const [tag] = reader.takeOf(port, /^encapsulation dot1Q (\d+)(?: native)?$/);
  const vlan = tag === undefined ? vlanOf(port.name) : Number(tag[1]);
  return vlan === undefined ? {} : { vlan };
}

interface Pool {
  readonly head: Item;
  readonly network: Item;
  readonly prefix: string;
}

function poolsOf({ items }: Reader): readonly Pool[] {
  return items
    .filter(({ rule }) => rule?.opens === "dhcp-pool")
    .flatMap((head) =>
      (head.children ?? []).flatMap((network) => {
        const [, base, mask = ""] = /^network ([\d.]+) ([\d./]+)$/.exec(network.line) ?? [];
        const length = mask.startsWith("/") ? Number(mask.slice(1)) : maskLength(mask);
        return base === undefined || length === undefined ? [] : [{ head, network, prefix: prefixIn(`${base}/${length}`) }];
      }),
    );
}

function segment(reader: Reader, { address, port }: OnPort): DraftSegment {
  const prefix = prefixIn(address);
  const tag = tagOf(reader, port);
  const pools = poolsOf(reader).filter((pool) => pool.prefix === prefix);
  for (const { head, network } of pools) {
    reader.used.add(head).add(network);
    reader.take(head.children ?? [], new RegExp(`^default-router ${address.split("/")[0]?.replaceAll(".", "\\.")}$`));
  }
  const { ports, trunks } = wiresOf(reader, port, tag.vlan);
  const meant = meaningOf(reader, port, tag.vlan, ports, pools);
  return {
    ...(meant === undefined ? {} : { class: meant }),
    interface: port.name,
    ...tag,
    address,
    prefix,
    ports,
    trunks,
    dhcp: pools.length > 0 ? "diskominfo" : "none",
  };
}

/** Ports by which a network is reached: of a VLAN its members and trunks, of a sub-interface its port, of a port itself. */
function wiresOf(reader: Reader, { name }: Port, vlan: number | undefined): Pick<DraftSegment, "ports" | "trunks"> {
  const parent = parentOf(name);
  if (parent !== undefined) return { ports: [], trunks: [parent] };
  if (vlan === undefined) return { ports: [name], trunks: [] };
  const carriers = new Set(carriersOf(reader.root, vlan));
  const of = (keep: (port: Port) => boolean): string[] => reader.ports.filter(keep).map((port) => port.name);
  return {
    ports: of((port) => untaggedVlan(port) === vlan),
    trunks: of((port) => isTrunk(port) && carriers.has(port.name) && untaggedVlan(port) !== vlan),
  };
}

/** The class that names and descriptions mean; a description that says it has its place in it. */
function meaningOf(
  reader: Reader,
  port: Port,
  vlan: number | undefined,
  ports: readonly string[],
  pools: readonly Pool[],
): DraftSegment["class"] {
  const near = [port, ...reader.ports.filter(({ name }) => ports.includes(name))];
  const vlanLines = reader.items.find(({ key }) => key === `vlan ${vlan}`)?.children ?? [];
  const told = [...near.flatMap(({ lines }) => lines), ...vlanLines].filter(({ line }) => /^(description|name) /.test(line));
  const meant = classMeant([port.name, ...told.map(({ line }) => line), ...pools.map(({ head }) => head.line)]);
  for (const item of told) if (meant !== undefined && classMeant([item.line]) === meant) reader.used.add(item);
  return meant;
}
