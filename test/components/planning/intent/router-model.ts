// A small model of a router, read from its rendered text: which rule a packet meets. Only what the rules of this network use.
import { ip2long, Netmask } from "netmask";
import { bare, type ReadLine, readLines } from "../../devices/routeros/render/read-lines.ts";

export interface Packet {
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp" | "icmp" | "ospf";
  readonly port?: number;
  readonly state: "new" | "established" | "untracked";
  /** interfaces; absent: the router itself */
  readonly in?: string;
  readonly out?: string;
  /** came to this public address, and was translated to `to` by a rule of the router */
  readonly published?: string;
}

export interface Verdict {
  readonly accepted: boolean;
  /** comment of the rule that decided, or why none did */
  readonly by: string;
}

export interface Router {
  readonly lines: readonly ReadLine[];
  /** where packets to an address leave, by the router's own prefixes; undefined: by its default */
  interfaceOf(address: string): string | undefined;
  filter(chain: "input" | "forward", packet: Packet): Verdict;
  /** the address that a source is seen by outside, where the router translates it */
  hidden(address: string): string | undefined;
  /** where a packet to a public address really goes */
  published(packet: Packet): string | undefined;
  /** dropped: by comment; else whether the packet is tracked */
  raw(packet: Packet): { readonly dropped?: string; readonly tracked: boolean };
}

export function routerOf(text: string): Router {
  const lines = readLines(text);
  const of = (path: string): ReadLine[] => lines.filter((line) => line.path === path);
  const zones = zoneMembers(of("/interface/list"), of("/interface/list/member"));
  const sets = Map.groupBy(of("/ip/firewall/address-list"), ({ values }) => values.get("list") ?? "");
  const inSet = (name: string, address: string): boolean =>
    (sets.get(name) ?? []).some(({ values }) => holds(values.get("address") ?? "", address));
  const own = of("/ip/address").map(({ values }) => ({ prefix: values.get("address") ?? "", at: values.get("interface") ?? "" }));
  const isOwn = (address: string): boolean => own.some(({ prefix }) => prefix.split("/")[0] === address);
  const matches = (rule: ReadLine, packet: Packet): boolean =>
    [...rule.values].every(([key, value]) => matcher(key, value, packet, { zones, inSet, isOwn }));
  const first = (path: string, chain: string, packet: Packet): ReadLine | undefined =>
    of(path).find(
      (rule) => rule.values.get("chain") === chain && rule.values.get("action") !== "fasttrack-connection" && matches(rule, packet),
    );
  return {
    lines,
    interfaceOf: (address) => own.filter(({ prefix }) => holds(prefix, address)).at(0)?.at,
    filter(chain, packet) {
      const rule = first("/ip/firewall/filter", chain, packet);
      if (rule === undefined) return { accepted: true, by: "no rule" };
      return { accepted: rule.values.get("action") === "accept", by: bare(rule.values.get("comment")) ?? "" };
    },
    hidden: (address) =>
      of("/ip/firewall/nat")
        .find(({ values }) => values.get("action") === "src-nat" && inSet(values.get("src-address-list") ?? "", address))
        ?.values.get("to-addresses"),
    published: ({ to, protocol, port }) =>
      of("/ip/firewall/nat")
        .find(
          ({ values }) =>
            values.get("dst-address") === to &&
            values.get("protocol") === protocol &&
            values.get("dst-port")?.split(",").includes(String(port)),
        )
        ?.values.get("to-addresses"),
    raw(packet) {
      const rule = first("/ip/firewall/raw", "prerouting", packet);
      const action = rule?.values.get("action");
      return action === "drop" ? { dropped: bare(rule?.values.get("comment")) ?? "", tracked: false } : { tracked: action !== "notrack" };
    },
  };
}

/** Zone to its interfaces, those of included zones too. */
function zoneMembers(lists: readonly ReadLine[], members: readonly ReadLine[]): (zone: string) => readonly string[] {
  const direct = Map.groupBy(members, ({ values }) => values.get("list") ?? "");
  const includes = new Map(
    lists.map(({ values }) => [values.get("name") ?? "", (values.get("include") ?? "").split(",").filter((name) => name !== "")]),
  );
  const all = (zone: string): readonly string[] => [
    ...(direct.get(zone) ?? []).map(({ values }) => values.get("interface") ?? ""),
    ...(includes.get(zone) ?? []).flatMap(all),
  ];
  return all;
}

/** A range a-b, a prefix (host bits or not), or an address. */
export function holds(text: string, address: string): boolean {
  const [first, last] = text.split("-");
  if (last !== undefined) return ip2long(first ?? "") <= ip2long(address) && ip2long(address) <= ip2long(last);
  return new Netmask(text).contains(address);
}

interface World {
  readonly zones: (zone: string) => readonly string[];
  readonly inSet: (set: string, address: string) => boolean;
  readonly isOwn: (address: string) => boolean;
}

type Test = (value: string, packet: Packet, world: World) => boolean;

/** `!x` is everything but x. */
function negated(value: string, holdsFor: (name: string) => boolean): boolean {
  return value.startsWith("!") ? !holdsFor(value.slice(1)) : holdsFor(value);
}

const effects = new Set(["action", "chain", "comment", "hw-offload", "limit", "reject-with"]);

const tests: Readonly<Record<string, Test>> = {
  "connection-nat-state": (value, { published }) => value === "dstnat" && published !== undefined,
  "connection-state": (value, { state }) => value.split(",").includes(state),
  "dst-address": (value, { to }) => holds(value, to),
  "dst-address-list": (value, { to }, { inSet }) => negated(value, (name) => inSet(name, to)),
  "dst-address-type": (value, { to }, { isOwn }) => negated(value, () => isOwn(to)),
  "dst-port": (value, { port }) => port !== undefined && value.split(",").includes(String(port)),
  "in-interface": (value, packet) => packet.in === value,
  "in-interface-list": (value, packet, { zones }) => packet.in !== undefined && zones(value).includes(packet.in),
  "out-interface": (value, { out }) => out === value,
  "out-interface-list": (value, { out }, { zones }) => out !== undefined && zones(value).includes(out),
  protocol: (value, { protocol }) => value === protocol,
  "src-address": (value, { from }) => holds(value, from),
  "src-address-list": (value, { from }, { inSet }) => negated(value, (name) => inSet(name, from)),
};

/** An attribute that the model does not know is an error, not a match. */
function matcher(key: string, value: string, packet: Packet, world: World): boolean {
  if (effects.has(key)) return true;
  const known = tests[key];
  if (known === undefined) throw new Error(`the model does not know ${key}`);
  return known(value, packet, world);
}
