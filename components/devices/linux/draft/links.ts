// Links of a Linux router below its addresses: VLANs on a port or a bridge, ports of bridges, and the VLANs that they carry.
import { merged } from "../file/ranges.ts";
import { type Block, type Reader, stanzas } from "./reader.ts";

export interface VlanLink {
  readonly name: string;
  readonly vlan: number;
  readonly on: string;
}

/** By a .netdev file, a stanza, or a name that says it all: eth1.10. */
export function vlanLinks(reader: Reader): readonly VlanLink[] {
  const all = [...ofNetdevs(reader), ...ofStanzas(reader), ...ofNames(reader)];
  return all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at);
}

function ofNetdevs(reader: Reader): VlanLink[] {
  return reader.blocks(/\.netdev$/, /^\[VLAN\]$/).flatMap((block) => {
    const [head] = reader.sections(block.path, "NetDev");
    const name = head?.lines.map(({ text }) => /^Name=(\S+)$/.exec(text)?.[1]).find((one) => one !== undefined);
    const id = block.lines.map(({ text }) => /^Id=(\d+)$/.exec(text)?.[1]).find((one) => one !== undefined);
    const on = name === undefined ? undefined : parentIn(reader, name);
    if (head === undefined || name === undefined || id === undefined || on === undefined) return [];
    reader.takeOf(head, /^(Name|Kind)=/);
    reader.takeOf(block, /^Id=/);
    return [{ name, vlan: Number(id), on }];
  });
}

/** The interface whose file names the VLAN. */
function parentIn(reader: Reader, name: string): string | undefined {
  const network = reader.blocks(/\.network$/, /^\[Network\]$/).find(({ lines }) => lines.some(({ text }) => text === `VLAN=${name}`));
  if (network === undefined) return undefined;
  reader.takeOf(network, new RegExp(`^VLAN=${name.replaceAll(".", "\\.")}$`));
  return placeMatch(reader, network.path);
}

/** The one interface that a file is for; its [Match] has a place then. */
export function placeMatch(reader: Reader, path: string): string | undefined {
  const [match] = reader.sections(path, "Match");
  return match === undefined ? undefined : reader.takeOf(match, /^Name=(\S+)$/)[0]?.[1];
}

function ofStanzas(reader: Reader): VlanLink[] {
  return reader.blocks(stanzas, /^iface \S+ inet6? /).flatMap((block) => {
    const name = nameOf(block);
    const [raw] = reader.takeOf(block, /^vlan-raw-device (\S+)$/);
    const [id] = reader.takeOf(block, /^vlan-id (\d+)$/);
    const vlan = id?.[1] ?? /^(?:vlan|.*\.)(\d+)$/.exec(name)?.[1];
    const on = raw?.[1] ?? /^(.+)\.\d+$/.exec(name)?.[1];
    return vlan === undefined || on === undefined ? [] : [{ name, vlan: Number(vlan), on }];
  });
}

function ofNames(reader: Reader): VlanLink[] {
  return reader.addresses.flatMap(({ interface: name }) => {
    const [, on, vlan] = /^(.+)\.(\d{1,4})$/.exec(name) ?? [];
    return on === undefined ? [] : [{ name, vlan: Number(vlan), on }];
  });
}

export function nameOf({ item }: Block): string {
  return item.text.split(" ")[1] ?? "";
}

export interface BridgePort {
  readonly bridge: string;
  readonly port: string;
  readonly tagged: readonly number[];
  readonly untagged: readonly number[];
}

export function bridgePorts(reader: Reader): readonly BridgePort[] {
  return [...portsOfNetworkd(reader), ...portsOfStanzas(reader)];
}

function portsOfNetworkd(reader: Reader): BridgePort[] {
  return reader.blocks(/\.network$/, /^\[Network\]$/).flatMap((block) => {
    const [bridge] = reader.takeOf(block, /^Bridge=(\S+)$/);
    const port = bridge === undefined ? undefined : placeMatch(reader, block.path);
    if (bridge === undefined || port === undefined) return [];
    placeNetdev(reader, bridge[1] ?? "");
    const sections = reader.sections(block.path, "BridgeVLAN").map((section) => vlansOfSection(reader, section));
    const untagged = sections.flatMap((one) => one.untagged);
    const tagged = sections.flatMap((one) => one.vlans).filter((vlan) => !untagged.includes(vlan));
    return [{ bridge: bridge[1] ?? "", port, tagged, untagged }];
  });
}

function placeNetdev(reader: Reader, name: string): void {
  for (const block of reader.blocks(/\.netdev$/, /^\[NetDev\]$/))
    if (block.lines.some(({ text }) => text === `Name=${name}`)) reader.takeOf(block, /^(Name|Kind)=/);
}

function vlansOfSection(reader: Reader, section: Block): { readonly vlans: readonly number[]; readonly untagged: readonly number[] } {
  const said = (pattern: RegExp): number[] => idsIn(reader.takeOf(section, pattern).map(([, range = ""]) => range));
  const untagged = said(/^EgressUntagged=([\d-]+)$/);
  for (const vlan of untagged) reader.takeOf(section, new RegExp(`^PVID=${vlan}$`));
  return { vlans: said(/^VLAN=([\d-]+)$/), untagged };
}

/** A range of a thousand stays out of a draft: nobody planned those one by one. */
const widest = 64;

function idsIn(ranges: readonly string[]): number[] {
  return merged(ranges).flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return last - first < widest ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
  });
}

/** `bridge-vids` of the bridge counts for each port that has none of its own; `bridge-access` is the one VLAN of a port. */
function portsOfStanzas(reader: Reader): BridgePort[] {
  const blocks = reader.blocks(stanzas, /^iface \S+ /);
  return blocks.flatMap((block) => {
    const [ports] = reader.takeOf(block, /^bridge[-_]ports (.+)$/);
    const wide = ports === undefined ? [] : vidsOf(reader, block);
    return (ports?.[1] ?? "").split(" ").flatMap((port) => {
      if (port === "" || port === "none") return [];
      const own = blocks.find((one) => nameOf(one) === port);
      if (own !== undefined) reader.used.add(own.item);
      const access = own === undefined ? [] : idsIn(reader.takeOf(own, /^bridge-(?:access|pvid) (\d+)$/).map(([, id = ""]) => id));
      const vids = own === undefined ? [] : vidsOf(reader, own);
      const tagged = vids.length > 0 ? vids : access.length > 0 ? [] : wide;
      return [{ bridge: nameOf(block), port, tagged: tagged.filter((vlan) => !access.includes(vlan)), untagged: access }];
    });
  });
}

function vidsOf(reader: Reader, block: Block): number[] {
  return idsIn(reader.takeOf(block, /^bridge-vids (.+)$/).flatMap(([, list = ""]) => list.split(" ")));
}
