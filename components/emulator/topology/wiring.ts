// Layer 2: which interfaces hear each other, through cables, VLANs and bridges.
import type { Cable, Plug } from "../spec.ts";
import type { Box, BridgePort, Interface } from "./box.ts";

/** A device as the wiring sees it: absent while it is off. */
export type BoxFor = (device: string) => Box | undefined;

export interface Place {
  readonly device: string;
  readonly interface: string;
}

/** A frame that leaves or enters a port. */
interface Frame {
  readonly device: string;
  readonly port: string;
  readonly tag: number | undefined;
}

const keyOf = ({ device, port }: Plug): string => `${device} ${port}`;

export class Wiring {
  readonly #box: BoxFor;
  readonly #isOurs: (device: string) => boolean;
  readonly #cables = new Map<string, { readonly cable: Cable; readonly far: Plug }>();
  readonly #cut: ReadonlySet<string>;

  constructor(cables: readonly Cable[], cut: ReadonlySet<string>, box: BoxFor, isOurs: (device: string) => boolean) {
    this.#box = box;
    this.#isOurs = isOurs;
    this.#cut = cut;
    for (const cable of cables) {
      this.#cables.set(keyOf(cable.a), { cable, far: cable.b });
      this.#cables.set(keyOf(cable.b), { cable, far: cable.a });
    }
  }

  /** What is plugged in at the other end of a port. */
  farOf(device: string, port: string): Plug | undefined {
    return this.#cables.get(keyOf({ device, port }))?.far;
  }

  /** Whether the cable in a port leads out of the farm. */
  leadsOut(device: string, port: string): boolean {
    const far = this.farOf(device, port);
    return far !== undefined && !this.#isOurs(far.device);
  }

  running(device: string, name: string): boolean {
    const found = this.#box(device)?.interfaces.get(name);
    if (found === undefined || found.disabled) return false;
    if (found.type === "ether") return this.#linkUp(device, found);
    if (found.type === "wg") return this.#tunnelUp(device, found);
    return found.type !== "vlan" || this.running(device, found.parent ?? "");
  }

  /** A port without a cable of ours has something of the site's in it. */
  #linkUp(device: string, port: Interface): boolean {
    const cabled = this.#cables.get(keyOf({ device, port: port.port ?? port.name }));
    if (cabled === undefined) return true;
    if (this.#cut.has(cabled.cable.id)) return false;
    if (!this.#isOurs(cabled.far.device)) return true;
    const far = portOf(this.#box(cabled.far.device), cabled.far.port);
    return far !== undefined && !far.disabled && (far.speed === undefined || port.speed === undefined || far.speed === port.speed);
  }

  /** Both ends name each other's key. */
  #tunnelUp(device: string, tunnel: Interface): boolean {
    const cabled = this.#cables.get(keyOf({ device, port: tunnel.name }));
    const far = cabled === undefined ? undefined : this.#box(cabled.far.device);
    const other = far?.interfaces.get(cabled?.far.port ?? "");
    if (cabled === undefined || this.#cut.has(cabled.cable.id) || far === undefined || other === undefined || other.disabled) return false;
    const ours = this.#box(device)
      ?.peers.get(tunnel.name)
      ?.find((peer) => peer.get("public-key") === other.publicKey);
    const theirs = far.peers.get(other.name)?.find((peer) => peer.get("public-key") === tunnel.publicKey);
    return ours !== undefined && theirs !== undefined && ours.get("preshared-key") === theirs.get("preshared-key");
  }

  /** Every other interface that hears what this one sends. */
  heardBy(device: string, name: string): readonly Place[] {
    const heard: Place[] = [];
    const seen = new Set<string>();
    const queue = [...this.#sent(device, name)];
    for (let frame = queue.shift(); frame !== undefined; frame = queue.shift()) {
      const key = `${frame.device} ${frame.port} ${frame.tag ?? ""}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const there = this.#across(frame);
      if (there !== undefined) queue.push(...this.#arrive(there, heard));
    }
    return heard;
  }

  #across({ device, port, tag }: Frame): Frame | undefined {
    const box = this.#box(device);
    const from = box?.interfaces.get(port);
    if (from === undefined || !this.running(device, port)) return undefined;
    const far = this.farOf(device, from.port ?? from.name);
    const at = far === undefined ? undefined : portOf(this.#box(far.device), far.port);
    return far === undefined || at === undefined ? undefined : { device: far.device, port: at.name, tag };
  }

  /** Frames that leave when an interface sends. */
  #sent(device: string, name: string): readonly Frame[] {
    const box = this.#box(device);
    const from = box?.interfaces.get(name);
    if (box === undefined || from === undefined || from.disabled) return [];
    if (from.type === "vlan") return this.#sentTagged(device, box, from);
    if (from.type === "bridge") return flooded(device, box, name, from.filtering === true ? from.pvid : undefined, name);
    return box.members.has(name) ? [] : [{ device, port: name, tag: undefined }];
  }

  #sentTagged(device: string, box: Box, { parent = "", vlan }: Interface): readonly Frame[] {
    const below = box.interfaces.get(parent);
    if (below === undefined || below.disabled || vlan === undefined) return [];
    if (below.type === "bridge") return flooded(device, box, parent, vlan, parent);
    return below.type === "ether" && !box.members.has(parent) ? [{ device, port: parent, tag: vlan }] : [];
  }

  /** Who hears a frame that enters a port; the result is where a bridge sends it on. */
  #arrive({ device, port, tag }: Frame, heard: Place[]): readonly Frame[] {
    const box = this.#box(device);
    if (box === undefined) return [];
    const member = box.members.get(port);
    if (member === undefined) {
      hear(box, device, port, tag, heard);
      return [];
    }
    const bridge = box.interfaces.get(member.bridge);
    if (bridge === undefined || bridge.disabled) return [];
    const vlan = bridge.filtering === true ? admitted(box, member, tag) : (tag ?? 0);
    if (vlan === undefined) return [];
    hear(box, device, bridge.name, bridge.filtering === true && vlan === bridge.pvid ? undefined : vlan || undefined, heard);
    return flooded(device, box, bridge.name, vlan || undefined, port);
  }
}

/** The interface of a device that is in a port of the board; a tunnel is its own port. */
function portOf(box: Box | undefined, port: string): Interface | undefined {
  return box === undefined
    ? undefined
    : [...box.interfaces.values()].find((each) => (each.port ?? (each.type === "wg" ? each.name : "")) === port);
}

/** The interface at a place that takes frames with this tag. */
function hear(box: Box, device: string, below: string, tag: number | undefined, heard: Place[]): void {
  for (const each of box.interfaces.values()) {
    const takes = tag === undefined ? each.name === below : each.type === "vlan" && each.parent === below && each.vlan === tag;
    if (takes && !each.disabled) heard.push({ device, interface: each.name });
  }
}

function isMember(box: Box, bridge: string, port: string, vlan: number): "tagged" | "untagged" | undefined {
  const rows = box.vlans.filter((row) => row.bridge === bridge && row.ids.has(vlan));
  if (rows.some((row) => row.tagged.has(port))) return "tagged";
  return rows.some((row) => row.untagged.has(port)) || box.members.get(port)?.pvid === vlan ? "untagged" : undefined;
}

/** The VLAN that an entering frame is in; undefined where the port does not take it. */
function admitted(box: Box, member: BridgePort, tag: number | undefined): number | undefined {
  if (tag === undefined && member.frames === "admit-only-vlan-tagged") return undefined;
  if (tag !== undefined && member.frames === "admit-only-untagged-and-priority-tagged") return undefined;
  const vlan = tag ?? member.pvid;
  return isMember(box, member.bridge, member.interface, vlan) === undefined ? undefined : vlan;
}

/** Frames that a bridge sends for a VLAN, to all ports but one. */
function flooded(device: string, box: Box, bridge: string, vlan: number | undefined, except: string): readonly Frame[] {
  const filtering = box.interfaces.get(bridge)?.filtering === true;
  return [...box.members.values()].flatMap((member): Frame[] => {
    if (member.bridge !== bridge || member.interface === except) return [];
    if (!filtering) return [{ device, port: member.interface, tag: vlan }];
    const how = vlan === undefined ? undefined : isMember(box, bridge, member.interface, vlan);
    return how === undefined ? [] : [{ device, port: member.interface, tag: how === "tagged" ? vlan : undefined }];
  });
}
