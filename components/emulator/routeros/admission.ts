// Whether a device would let its operators' SSH in: its service, the user's networks, its input chain. A script that locks us out does so here too.

import { ipv4Of } from "../../devices/engine/ipv4.ts";
import type { Box } from "../topology/box.ts";
import { contains, covers } from "../topology/ipv4.ts";
import { decide, packet } from "../topology/packet.ts";
import { boxOf } from "./box.ts";
import type { RouterosDevice } from "./device.ts";

const port = 22;

/** Everybody is let in where the farm names no operators' address. */
export function admits(device: RouterosDevice): boolean {
  const from = ipv4Of(device.around.operator ?? "");
  if (from === undefined) return true;
  const box = boxOf(device.model, device.spec.board.ports);
  return serves(box, from) && passes(device, box, from);
}

function serves(box: Box, from: number): boolean {
  const service = box.rules("/ip/service").find((rule) => rule.get("name") === "ssh");
  const off = box.all("/ip/service").some((rule) => rule.get("name") === "ssh" && rule.get("disabled") === "yes");
  if (off || Number(service?.get("port") ?? port) !== port) return false;
  const networks = (service?.get("address") ?? "").split(",").filter((network) => network !== "");
  return networks.length === 0 || networks.some((network) => covers(network, from));
}

/**
 * Through any interface that a cable of the farm leads to, or VLAN above it: the way in is not ours to choose. The operators' own network
 * hangs on a port that no cable of the farm is in (the data center's server switch): its interface is a way too.
 */
function passes(device: RouterosDevice, box: Box, from: number): boolean {
  const ports = new Set(device.around.cabled(device.id));
  const isWay = (name: string): boolean => {
    const found = box.interfaces.get(name);
    if (found === undefined || found.disabled) return false;
    if (found.type === "vlan") return isWay(found.parent ?? "");
    return found.type === "bridge" || ports.has(found.port ?? found.name);
  };
  const held = box.addresses.filter((each) => box.interfaces.get(each.interface)?.disabled === false);
  const home = held.filter(({ prefix }) => prefix.length < 32 && contains(prefix, from));
  const ways = [...[...box.interfaces.keys()].filter(isWay), ...home.map((each) => each.interface)];
  const destination = (held.find((each) => each.interface === "lo") ?? held[0])?.address;
  if (destination === undefined) return true;
  const attempt = packet({ source: from, destination, protocol: "tcp", port });
  if (ways.length === 0) return decide(box, "/ip/firewall/filter", "input", attempt);
  return ways.some((name) => decide(box, "/ip/firewall/filter", "input", { ...attempt, in: name }));
}
