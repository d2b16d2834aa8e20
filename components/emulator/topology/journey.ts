// A packet's way there and back: routes, rules and reverse-path filters at every router.
import type { Box } from "./box.ts";
import type { Network } from "./network.ts";
import { decide, firstAction, isLocal, type Packet, packet } from "./packet.ts";
import type { Entry } from "./routes.ts";

const longest = 32;

/** Where a packet is, and by which interface it came in. */
interface At {
  readonly device: string;
  readonly in?: string;
}

type Way = { readonly arrived: At; readonly hops: number } | { readonly lost: string } | { readonly outside: true; readonly hops: number };

/** Hops to the answer of a ping, or the words where none comes. */
export function journey(network: Network, device: string, destination: number, from: number | undefined): number | string {
  const box = network.box(device);
  if (box === undefined) return "timeout";
  if (isLocal(box, destination)) return 0;
  const first = network.route(device, destination);
  if (first === undefined) return "no route to host";
  const source = from ?? sourceOf(box, first);
  if (source === undefined) return "no route to host";
  const echo = packet({ source, destination, protocol: "icmp" });
  const there = travel(network, { device }, echo);
  if ("lost" in there) return there.lost;
  if ("outside" in there) return there.hops;
  const reply = packet({ source: destination, destination: source, protocol: "icmp", state: "established" });
  const back = travel(network, { device: there.arrived.device }, reply);
  return "arrived" in back && back.arrived.device === device ? there.hops : "timeout";
}

/** The address a router sends from: one on the interface that the packet leaves by. */
function sourceOf(box: Box, { interface: out }: Entry): number | undefined {
  return (box.addresses.find((held) => held.interface === out) ?? box.addresses[0])?.address;
}

function travel(network: Network, start: At, sent: Packet): Way {
  let at = start;
  for (let hops = 0; hops < longest; hops += 1) {
    const box = network.box(at.device);
    if (box === undefined) return { lost: "timeout" };
    const state = stateAt(box, sent, at);
    if (state === undefined || !reverses(network, box, sent, at)) return { lost: "timeout" };
    if (isLocal(box, sent.destination)) return taken(box, { ...sent, ...inward(at), state }, at, hops);
    const route = network.route(at.device, sent.destination);
    if (route?.interface === undefined) return { lost: hops === 0 ? "no route to host" : "net unreachable" };
    const passing = { ...sent, ...inward(at), out: route.interface, state };
    if (at.in !== undefined && !decide(box, "/ip/firewall/filter", "forward", passing)) return { lost: "timeout" };
    const next = network.owner(at.device, route.interface, route.gateway ?? sent.destination);
    if (next === undefined) return left(network, box, at, route, passing, hops);
    at = { device: next.device, in: next.interface };
  }
  return { lost: "TTL exceeded" };
}

function inward(at: At): { readonly in?: string } {
  return at.in === undefined ? {} : { in: at.in };
}

function taken(box: Box, arriving: Packet, at: At, hops: number): Way {
  const passes = at.in === undefined || decide(box, "/ip/firewall/filter", "input", arriving);
  return passes ? { arrived: at, hops } : { lost: "timeout" };
}

/** Out of the farm: an answer comes back to an address that the world knows, or that is translated to one. */
function left(network: Network, box: Box, at: At, route: Entry, passing: Packet, hops: number): Way {
  if (route.interface === undefined || !network.leadsOut(at.device, route.interface)) return { lost: "timeout" };
  const translated = firstAction(box, "/ip/firewall/nat", "srcnat", passing);
  const known = !isPrivate(passing.source) || translated === "src-nat" || translated === "masquerade";
  return known ? { outside: true, hops: hops + 1 } : { lost: "timeout" };
}

function isPrivate(address: number): boolean {
  const [first, second] = [Math.floor(address / 2 ** 24), Math.floor(address / 2 ** 16) % 256];
  return first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168);
}

/** Connection tracking at a router: what the raw table lets past it is in no state. Undefined when it is dropped there. */
function stateAt(box: Box, sent: Packet, at: At): Packet["state"] | undefined {
  if (at.in === undefined) return sent.state;
  const arriving = { ...sent, in: at.in };
  if (!decide(box, "/ip/firewall/raw", "prerouting", arriving)) return undefined;
  return firstAction(box, "/ip/firewall/raw", "prerouting", arriving) === "notrack" ? "untracked" : sent.state;
}

/** `rp-filter`: strict wants the way back to lead where the packet came from, loose any way back. */
function reverses(network: Network, box: Box, sent: Packet, at: At): boolean {
  const filter = box.setting("/ip/settings", "rp-filter") ?? "no";
  if (at.in === undefined || filter === "no") return true;
  const back = network.route(at.device, sent.source);
  return filter === "strict" ? back?.interface === at.in : back?.interface !== undefined;
}
