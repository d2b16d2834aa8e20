// What a device's rules do with one packet: enough of the firewall to tell whether it passes.
import type { Box, Rule } from "./box.ts";
import { covers } from "./ipv4.ts";

export interface Packet {
  readonly source: number;
  readonly destination: number;
  readonly protocol: string;
  readonly port?: number;
  readonly in?: string;
  readonly out?: string;
  readonly state: "new" | "established" | "untracked";
}

export function packet(given: Omit<Packet, "state"> & Partial<Pick<Packet, "state">>): Packet {
  return { state: "new", ...given };
}

const passing = new Set(["accept", "fasttrack-connection", "notrack"]);
const stopping = new Set(["drop", "reject", "tarpit"]);
const deepest = 10;

/** True when the packet passes the chain; the first rule that decides counts, and none lets it through. */
export function decide(box: Box, path: string, chain: string, given: Packet, depth = 0): boolean {
  return verdict(box, box.rules(path), chain, given, depth) ?? true;
}

function verdict(box: Box, rules: readonly Rule[], chain: string, given: Packet, depth: number): boolean | undefined {
  for (const rule of rules) {
    if (rule.get("chain") !== chain || !fits(box, rule, given)) continue;
    const action = rule.get("action") ?? "accept";
    if (passing.has(action)) return true;
    if (stopping.has(action)) return false;
    if (action === "return") return undefined;
    const jumped = action === "jump" && depth < deepest ? verdict(box, rules, rule.get("jump-target") ?? "", given, depth + 1) : undefined;
    if (jumped !== undefined) return jumped;
  }
  return undefined;
}

/** Whether a rule of a chain with one of these actions is the first that fits. */
export function firstAction(box: Box, path: string, chain: string, given: Packet): string | undefined {
  return box
    .rules(path)
    .find((rule) => rule.get("chain") === chain && fits(box, rule, given))
    ?.get("action");
}

type Test = (box: Box, value: string, given: Packet) => boolean;

const tests: Readonly<Record<string, Test>> = {
  protocol: (_, value, given) => value === given.protocol,
  "src-address": (_, value, given) => covers(value, given.source),
  "dst-address": (_, value, given) => covers(value, given.destination),
  "src-address-list": (box, value, given) => inList(box, value, given.source),
  "dst-address-list": (box, value, given) => inList(box, value, given.destination),
  "in-interface": (_, value, given) => value === given.in,
  "out-interface": (_, value, given) => value === given.out,
  "in-interface-list": (box, value, given) => inInterfaces(box, value, given.in),
  "out-interface-list": (box, value, given) => inInterfaces(box, value, given.out),
  "dst-port": (_, value, given) => given.port !== undefined && value.split(",").some((range) => inRange(range, given.port ?? 0)),
  "src-port": () => false,
  "connection-state": (_, value, given) => value.split(",").includes(given.state),
  "dst-address-type": (box, value, given) => (value === "local") === isLocal(box, given.destination),
  "src-address-type": (box, value, given) => (value === "local") === isLocal(box, given.source),
  // Nothing here is translated on its way, so such a rule meets no packet.
  "connection-nat-state": () => false,
};

function fits(box: Box, rule: Rule, given: Packet): boolean {
  return [...rule].every(([key, value]) => {
    const test = tests[key];
    if (test === undefined) return true;
    return value.startsWith("!") ? !test(box, value.slice(1), given) : test(box, value, given);
  });
}

function inList(box: Box, list: string, address: number): boolean {
  return box.addressLists.get(list)?.some((entry) => covers(entry, address)) ?? false;
}

function inInterfaces(box: Box, list: string, name: string | undefined): boolean {
  if (name === undefined || list === "none") return false;
  return list === "all" || (box.lists.get(list)?.has(name) ?? false);
}

function inRange(range: string, port: number): boolean {
  const [first = 0, last = first] = range.split("-").map(Number);
  return port >= first && port <= last;
}

export function isLocal(box: Box, address: number): boolean {
  return box.addresses.some((held) => held.address === address);
}
