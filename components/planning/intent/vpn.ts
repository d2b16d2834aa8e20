// Sites without a line of ours: a WireGuard tunnel to the gateway takes the place of the uplink.
import type { DeviceIntent, MarkRule, Tunnel } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedLink } from "../plan.ts";
import { IntentError } from "./intent-error.ts";
import type { Row } from "./rules.ts";
import type { View } from "./view.ts";

/** 1500 less the tunnel's own headers over IPv4 or IPv6. Equal at both ends, else OSPF stays in ExStart. */
const mtu = 1420;

/** Providers' address translation forgets a silent tunnel after half a minute or so. */
const keepaliveSeconds = 25;

/** Routing table of the provider's line: only the tunnel's own packets take it. */
const table = "isp";

/** Everything may pass: OSPF speaks multicast through it, and who may send what is the rules' business. */
const everything = ["0.0.0.0/0"];

type Spoke = Pick<DeviceIntent, "tunnels" | "dhcpClients" | "policyRoutes" | "marks" | "sourceCheck">;

/** The site's side. It calls the gateway; two ways lead out of it, so the source check cannot be strict. */
export function spoke(view: View, device: PlannedDevice, link: PlannedLink): Spoke {
  const { vpn, device: hub } = view.inventory.gateway;
  const port = device.ports.find(({ use }) => use === "isp");
  if (vpn === undefined || port === undefined)
    throw new IntentError(
      `site router ${device.id} is to be reached over VPN, but ${vpn === undefined ? "the gateway takes no VPN" : "it has no port for the provider's line"}`,
      vpn === undefined ? "add vpn with port and address to the gateway" : "give its profile an uplink port that no segment uses",
    );
  const { interface: name } = link.a;
  const peer = {
    name: hub.id,
    publicKey: { secret: `wg-${hub.id}-public` },
    presharedKey: { secret: `wg-${device.id}-psk` },
    allowed: everything,
    endpoint: { address: vpn.address, port: listenPort(vpn.port, device) },
    keepaliveSeconds,
  };
  return {
    tunnels: [{ name, mtu, privateKey: { secret: `wg-${device.id}` }, peers: [peer], note: hub.id }],
    dhcpClients: [{ interface: port.port.name, table, note: "uplink ISP" }],
    policyRoutes: [{ to: `${vpn.address}/32`, table, note: hub.id }],
    marks: [clamp(device.id, name)],
    sourceCheck: "loose",
  };
}

/** One UDP port a tunnel: OSPF needs an interface for each neighbour, and two interfaces cannot share a port. */
function listenPort(base: number, { number }: PlannedDevice): number {
  return base + (number ?? 0);
}

function clamp(id: string, toInterface: string): MarkRule {
  return { kind: "clamp", id: `mangle.${id}`, label: "mss", match: { toInterface, protocol: "tcp" } };
}

/** The gateway's side: an interface a site. */
export function hubTunnels(view: View, links: readonly PlannedLink[]): Tunnel[] {
  const { vpn, device: hub } = view.inventory.gateway;
  return links.map(({ a, b }) => ({
    name: b.interface,
    mtu,
    listenPort: listenPort(vpn?.port ?? 0, view.device(a.device)),
    privateKey: { secret: `wg-${hub.id}` },
    peers: [
      {
        name: a.device,
        publicKey: { secret: `wg-${a.device}-public` },
        presharedKey: { secret: `wg-${a.device}-psk` },
        allowed: everything,
      },
    ],
    note: a.device,
  }));
}

export function hubClamps(links: readonly PlannedLink[]): MarkRule[] {
  return links.map(({ a, b }) => clamp(a.device, b.interface));
}

/** A call from outside, to the port of that site's tunnel only. */
export function hubInput(view: View, links: readonly PlannedLink[]): Row[] {
  const { vpn } = view.inventory.gateway;
  if (vpn === undefined) return [];
  return links.map(({ a }): Row => {
    const ports = [listenPort(vpn.port, view.device(a.device))];
    return [`in.70.${a.device}`, "wireguard", "accept", { ports, fromZone: "WAN", protocol: "udp", to: vpn.address }];
  });
}
