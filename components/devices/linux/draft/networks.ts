// The networks of a Linux router: addresses of FRR, networkd and ifupdown, and who gives out addresses there.

import { byUse, type Held, prefixIn } from "../../draft/addresses.ts";
import { classMeant } from "../../draft/class-words.ts";
import type { DraftedNetworks, DraftSegment } from "../../draft.ts";
import { type BridgePort, bridgePorts, placeMatch, type VlanLink, vlanLinks } from "./links.ts";
import { bgpPeers, spokenOn, staticRoutes } from "./neighbours.ts";
import { type Reader, stanzas } from "./reader.ts";

interface Links {
  readonly vlans: readonly VlanLink[];
  readonly ports: readonly BridgePort[];
  /** interfaces on which networkd gives out addresses */
  readonly serving: ReadonlySet<string>;
}

export function networks(reader: Reader): DraftedNetworks {
  placeAddresses(reader);
  const links: Links = { vlans: vlanLinks(reader), ports: bridgePorts(reader), serving: servingOn(reader) };
  const all = reader.addresses.filter(({ address }) => /^[\d.]+\/\d+$/.test(address));
  const {
    loopback,
    ways,
    networks: held,
  } = byUse(all, {
    spoken: new Set(spokenOn(reader).map(({ at }) => at)),
    gateways: [...staticRoutes(reader).map(({ hop }) => hop), ...bgpPeers(reader)],
    served: new Set(all.filter((one) => links.serving.has(one.interface)).map(({ address }) => prefixIn(address))),
  });
  return {
    ...(loopback === undefined ? {} : { loopback }),
    uplinks: ways.map(({ interface: name, address }) => ({ interface: name, address, prefix: prefixIn(address), ...tagOf(links, name) })),
    segments: held.map((one) => segment(reader, links, one)),
    addresses: all.map(({ interface: name, address }) => ({ address, interface: name })),
  };
}

/** Lines that say an address, and what brings its interface up. */
function placeAddresses(reader: Reader): void {
  const up = new Set(reader.addresses.map((one) => one.interface));
  for (const block of reader.blocks(/^frr$/, /^interface \S+/))
    if (up.has(block.item.text.split(" ")[1] ?? "")) reader.takeOf(block, /^ip address [\d.]+\/\d+$/);
  for (const block of reader.blocks(/\.network$/, /^\[(Network|Address)\]$/))
    if (reader.takeOf(block, /^Address=[\d.]+\/\d+$/).length > 0) placeMatch(reader, block.path);
  for (const block of reader.blocks(stanzas, /^iface \S+ inet (static|loopback|manual)$/)) {
    const name = block.item.text.split(" ")[1] ?? "";
    if (name === "lo") reader.used.add(block.item);
    reader.takeOf(block, /^address [\d.]+\/\d+$/);
    if (reader.used.has(block.item)) reader.take(reader.part(block.path), new RegExp(`^(auto|allow-hotplug) ${escaped(name)}$`));
  }
}

function escaped(name: string): string {
  return name.replace(/[.*+?^$(){}|[\]\\]/g, "\\$&");
}

function servingOn(reader: Reader): ReadonlySet<string> {
  const names = reader.blocks(/\.network$/, /^\[Network\]$/).flatMap((block) => {
    const served = reader.takeOf(block, /^DHCPServer=yes$/).length > 0;
    return served ? [placeMatch(reader, block.path) ?? ""] : [];
  });
  return new Set(names);
}

function tagOf({ vlans }: Links, name: string): { readonly vlan?: number } {
  const vlan = vlans.find((one) => one.name === name)?.vlan;
  return vlan === undefined ? {} : { vlan };
}

function segment(reader: Reader, links: Links, { interface: name, address }: Held): DraftSegment {
  const meant = meaningOf(reader, name);
  return {
    ...(meant === undefined ? {} : { class: meant }),
    interface: name,
    ...tagOf(links, name),
    address,
    prefix: prefixIn(address),
    ...wiresOf(links, name),
    dhcp: links.serving.has(name) ? "diskominfo" : "none",
  };
}

/** Of a VLAN on a bridge the ports that carry it, of a bridge its ports, of a VLAN on a port that, else the interface itself. */
function wiresOf({ vlans, ports }: Links, name: string): Pick<DraftSegment, "ports" | "trunks"> {
  const link = vlans.find((one) => one.name === name);
  const bridge = ports.filter((one) => one.bridge === (link?.on ?? name));
  if (link === undefined) return { ports: bridge.length > 0 ? bridge.map(({ port }) => port) : [name], trunks: [] };
  if (bridge.length === 0) return { ports: [], trunks: [link.on] };
  const carrying = (key: "tagged" | "untagged"): string[] => bridge.filter((one) => one[key].includes(link.vlan)).map(({ port }) => port);
  return { ports: carrying("untagged"), trunks: carrying("tagged") };
}

/** The class that its name means, or its description; that has its place then. */
function meaningOf(reader: Reader, name: string): DraftSegment["class"] {
  const own = reader.blocks(/^frr$/, new RegExp(`^interface ${escaped(name)}$`)).flatMap(({ lines }) => lines);
  const told = own.filter(({ text }) => text.startsWith("description "));
  const meant = classMeant([name, ...told.map(({ text }) => text)]);
  for (const item of told) if (meant !== undefined && classMeant([item.text]) === meant) reader.used.add(item);
  return meant;
}
