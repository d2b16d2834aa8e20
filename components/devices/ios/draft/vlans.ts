// The VLANs of an IOS device, and the ports that carry each with a tag or without.
import type { DraftedRouter } from "../../draft.ts";
import { carriersOf } from "../difference/topology.ts";
import { parentOf } from "../interface-name.ts";
import { vlanIds } from "../vlans.ts";
import type { Port, Reader } from "./reader.ts";

type DraftVlan = DraftedRouter["vlans"][number];

export function isTrunk({ lines }: Port): boolean {
  return lines.some(({ line }) => line === "switchport mode trunk");
}

/** Of a trunk the native VLAN, of any other switched port its own. */
export function untaggedVlan(port: Port): number | undefined {
  const said = (pattern: RegExp): number | undefined => {
    const id = port.lines.map(({ line }) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
    return id === undefined ? undefined : Number(id);
  };
  if (isTrunk(port)) return said(/^switchport trunk native vlan (\d+)$/) ?? 1;
  const isAccess = port.lines.some(({ line }) => line === "switchport mode access");
  return said(/^switchport access vlan (\d+)$/) ?? (isAccess ? 1 : undefined);
}

const placed = /^switchport (mode (access|trunk)|access vlan \d+|trunk (native|allowed) vlan \S+|voice vlan \d+)$/;

export function vlansOf(reader: Reader): DraftedRouter["vlans"] {
  for (const port of reader.ports) reader.takeOf(port, placed);
  const bridged = idsOf(reader).map((vlan) => bridgedVlan(reader, vlan));
  return [...bridged, ...tagged(reader)].sort((a, b) => a.vlan - b.vlan);
}

/** A trunk that lets a thousand through does not say that there are so many. */
const widest = 64;

function idsOf(reader: Reader): readonly number[] {
  const defined = reader.items.flatMap((item) => vlanIds(/^vlan (\d+)$/.exec(item.key)?.[1] ?? "") ?? []);
  const said = reader.ports.flatMap((port) => {
    const ofPort = isTrunk(port) ? [] : [untaggedVlan(port), voiceVlan(port)];
    const allowed = port.lines.flatMap(({ line }) => vlanIds(/^switchport trunk allowed vlan (\S+)$/.exec(line)?.[1] ?? "") ?? []);
    return [...ofPort, ...(allowed.length <= widest ? allowed : []), /^Vlan(\d+)$/.exec(port.name)?.[1]].flatMap((id) =>
      id === undefined ? [] : [Number(id)],
    );
  });
  return [...new Set([...defined, ...said])];
}

function voiceVlan({ lines }: Port): number | undefined {
  const id = lines.map(({ line }) => /^switchport voice vlan (\d+)$/.exec(line)?.[1]).find((found) => found !== undefined);
  return id === undefined ? undefined : Number(id);
}

function bridgedVlan(reader: Reader, vlan: number): DraftVlan {
  const carriers = new Set(carriersOf(reader.root, vlan));
  const named = (keep: (port: Port) => boolean): string[] => reader.ports.filter(keep).map(({ name }) => name);
  return {
    vlan,
    ...nameOf(reader, vlan),
    ...(reader.ports.some(({ name }) => name === `Vlan${vlan}`) ? { interface: `Vlan${vlan}` } : {}),
    tagged: named((port) => voiceVlan(port) === vlan || (isTrunk(port) && carriers.has(port.name) && untaggedVlan(port) !== vlan)),
    untagged: named((port) => untaggedVlan(port) === vlan && (!isTrunk(port) || carriers.has(port.name))),
  };
}

function nameOf(reader: Reader, vlan: number): { readonly name?: string } {
  const head = reader.items.find(({ key }) => key === `vlan ${vlan}`);
  if (head === undefined) return {};
  reader.used.add(head);
  const [name] = reader.take(head.children ?? [], /^name (.+)$/);
  return name?.[1] === undefined ? {} : { name: name[1] };
}

/** VLANs that stand on a port alone. */
function tagged(reader: Reader): DraftVlan[] {
  return reader.ports.flatMap((port) => {
    const parent = parentOf(port.name);
    const [tag] = parent === undefined ? [] : reader.takeOf(port, /^encapsulation dot1Q (\d+)( native)?$/);
    if (parent === undefined || tag === undefined) return [];
    const [on, none] = [[parent], []];
    return [
      { vlan: Number(tag[1]), interface: port.name, tagged: tag[2] === undefined ? on : none, untagged: tag[2] === undefined ? none : on },
    ];
  });
}
