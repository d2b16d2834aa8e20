// Whether a firewall rule matches the first packet of a management session: yes, no, or not to be known from the configuration.
import { prefixOf } from "../../engine/ipv4.ts";
import type { ManagementPath } from "../../platform.ts";
import type { Item } from "../model.ts";
import type { Replay } from "./replay.ts";

export type Answer = "yes" | "no" | "maybe";

export interface Packet {
  readonly path: ManagementPath;
  readonly replay: Replay;
  /** its interface and the bridge that this is a port of */
  readonly interfaces: readonly string[];
}

/** What a rule does, says or counts, and what decides nothing here. */
const notMatchers: ReadonlySet<string> = new Set(
  "action chain comment disabled log log-prefix jump-target reject-with address-list address-list-timeout hw-offload to-addresses to-ports".split(
    " ",
  ),
);

export function matches(packet: Packet, rule: Item): Answer {
  let answer: Answer = "yes";
  for (const [key, value] of rule.attributes) {
    if (notMatchers.has(key)) continue;
    const one = matchesOne(packet, key, value);
    if (one === "no") return "no";
    if (one === "maybe") answer = "maybe";
  }
  return answer;
}

function matchesOne(packet: Packet, key: string, value: string): Answer {
  const test = tests[key];
  if (test === undefined) return "maybe";
  if (!value.startsWith("!")) return test(packet, value);
  const answer = test(packet, value.slice(1));
  if (answer === "maybe") return answer;
  return answer === "yes" ? "no" : "yes";
}

const claim = (holds: boolean): Answer => (holds ? "yes" : "no");

const tests: Readonly<Record<string, (packet: Packet, value: string) => Answer>> = {
  protocol: (_, value) => claim(value === "tcp" || value === "6"),
  "dst-port": ({ path }, value) => claim(hasPort(value, path.port)),
  port: ({ path }, value) => (hasPort(value, path.port) ? "yes" : "maybe"),
  "src-address": ({ path }, value) => within(path.from, value),
  "dst-address": ({ path }, value) => within(path.address, value),
  "src-address-list": (packet, value) => inAddressList(packet, value, packet.path.from),
  "dst-address-list": (packet, value) => inAddressList(packet, value, packet.path.address),
  "in-interface": ({ interfaces }, value) => (interfaces.length === 0 ? "maybe" : claim(interfaces.includes(value))),
  "in-interface-list": inInterfaceList,
  "connection-state": (_, value) => claim(value.split(",").includes("new")),
  "connection-nat-state": () => "no",
  "dst-address-type": (_, value) => claim(value.split(",").includes("local")),
  "out-interface": () => "no",
  "out-interface-list": () => "no",
};

function hasPort(list: string, port: number): boolean {
  return list.split(",").some((range) => {
    const [first = "", last = first] = range.split("-");
    return Number(first) <= port && port <= Number(last);
  });
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** A prefix, an address or a range of addresses. */
function spanOf(text: string): Span | undefined {
  const [low = "", high] = text.split("-");
  const [start, end] = [prefixOf(low), prefixOf(high ?? low)];
  if (start === undefined || end === undefined) return undefined;
  const size = 2 ** (32 - end.length);
  const first = high === undefined ? Math.floor(start.address / size) * size : start.address;
  return { first, last: high === undefined ? first + size - 1 : end.address };
}

/** Whether all of it is within: `maybe` where part of it is, or nothing is known of either. */
export function within(inner: string | undefined, outer: string): Answer {
  const [a, b] = [spanOf(inner ?? ""), spanOf(outer)];
  if (a === undefined || b === undefined) return "maybe";
  if (a.first >= b.first && a.last <= b.last) return "yes";
  return a.last < b.first || a.first > b.last ? "no" : "maybe";
}

function inAddressList({ replay }: Packet, list: string, address: string | undefined): Answer {
  const entries = replay.on("/ip/firewall/address-list").filter(({ attributes }) => attributes.get("list") === list);
  const answers = entries.map(({ attributes }) => within(address, attributes.get("address") ?? ""));
  if (answers.includes("yes")) return "yes";
  return answers.includes("maybe") || address === undefined ? "maybe" : "no";
}

function inInterfaceList({ replay, interfaces }: Packet, list: string): Answer {
  if (list === "all") return "yes";
  if (list === "none") return "no";
  if (interfaces.length === 0 || list === "dynamic" || list === "static") return "maybe";
  return claim(isMember(replay, interfaces, list, new Set()));
}

/** Members of the list itself win over what it includes and excludes. */
export function isMember(replay: Replay, interfaces: readonly string[], list: string, seen: Set<string>): boolean {
  if (seen.has(list)) return false;
  seen.add(list);
  const members = replay.on("/interface/list/member").filter(({ attributes }) => attributes.get("list") === list);
  if (members.some(({ attributes }) => interfaces.includes(attributes.get("interface") ?? ""))) return true;
  const own = replay.all("/interface/list").find(({ attributes }) => attributes.get("name") === list);
  const named = (key: string): string[] => (own?.attributes.get(key) ?? "").split(",").filter((name) => name !== "");
  if (named("exclude").some((other) => isMember(replay, interfaces, other, new Set(seen)))) return false;
  return named("include").some((other) => isMember(replay, interfaces, other, seen));
}
