// Ports, switching, VLANs, tunnels and zones in RouterOS's menus.
import type { DeviceIntent, PortIntent, SwitchDomain, SwitchPort, Tunnel } from "../../intent.ts";
import { add, type Line, type Section, section } from "./section.ts";

const tagged = "admit-only-vlan-tagged";
const untagged = "admit-only-untagged-and-priority-tagged";

export function interfaces(intent: DeviceIntent): Section[] {
  return [
    section("/interface ethernet", intent.ports.map(port)),
    section(
      "/interface vlan",
      intent.vlans.map(({ name, parent, vlan, note }) => add(note, { interface: parent, name, "vlan-id": vlan })),
    ),
    ...(intent.switching === undefined ? [] : switching(intent.switching)),
    ...tunnels(intent.tunnels),
    ...zones(intent),
  ];
}

function port({ name, note, enabled, loopProtection, forcedSpeed }: PortIntent): Line {
  const speed = forcedSpeed === undefined ? {} : { "auto-negotiation": false, speed: forcedSpeed };
  const values = { ...speed, disabled: enabled ? undefined : true, "loop-protect": loopProtection ? "on" : undefined };
  return { verb: "set", find: ["default-name", name], note, values };
}

/** The bridge itself takes tagged frames only: nothing untagged ever reaches VLAN 1. */
function switching({ name, note, preferredRoot, ports, vlans }: SwitchDomain): Section[] {
  const priority = preferredRoot ? "0x1000" : undefined;
  return [
    section("/interface bridge", [add(note, { "frame-types": tagged, name, priority, "vlan-filtering": true })]),
    section(
      "/interface bridge port",
      ports.map((member) => switchPort(name, member)),
    ),
    section(
      "/interface bridge vlan",
      vlans.map((vlan) =>
        add(vlan.note, {
          bridge: name,
          tagged: vlan.self ? [name, ...vlan.tagged] : vlan.tagged,
          untagged: vlan.untagged.length > 0 ? vlan.untagged : undefined,
          "vlan-ids": vlan.vlan,
        }),
      ),
    ),
  ];
}

function switchPort(bridge: string, { port: name, access, edge, note }: SwitchPort): Line {
  const guard = edge ? { "bpdu-guard": true, edge: true } : {};
  return add(note, { ...guard, bridge, "frame-types": access === undefined ? tagged : untagged, interface: name, pvid: access });
}

function tunnels(all: readonly Tunnel[]): Section[] {
  const peers = all.flatMap(({ name: tunnel, peers }) =>
    peers.map((peer) =>
      add(peer.name, {
        "allowed-address": peer.allowed,
        "endpoint-address": peer.endpoint?.address,
        "endpoint-port": peer.endpoint?.port,
        interface: tunnel,
        name: peer.name,
        "persistent-keepalive": peer.keepaliveSeconds === undefined ? undefined : `${peer.keepaliveSeconds}s`,
        "preshared-key": peer.presharedKey,
        "public-key": peer.publicKey,
      }),
    ),
  );
  const own = all.map(({ name, mtu, listenPort, privateKey, note }) =>
    add(note, { "listen-port": listenPort, mtu, name, "private-key": privateKey }),
  );
  return [section("/interface wireguard", own), section("/interface wireguard peers", peers)];
}

function zones({ zones: all }: DeviceIntent): Section[] {
  return [
    section(
      "/interface list",
      all.map(({ name, includes }) => add(name, { include: includes, name })),
    ),
    section(
      "/interface list member",
      all.flatMap(({ name, members }) => members.map((member) => add(`${name}.${member}`, { interface: member, list: name }))),
    ),
  ];
}
