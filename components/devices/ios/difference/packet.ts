// What an access list does with our own packets: the first entry that speaks of them decides.
import { ipv4Of, networkBits, prefixOf } from "../../engine/ipv4.ts";
import type { Branch } from "../branch.ts";
import { portNumber } from "../ports.ts";

/** Whoever manages the device, from where, to which address and port. */
export interface Packet {
  readonly from: { readonly address: number; readonly length: number };
  /** absent: any address of the device */
  readonly to?: number;
  readonly port: number;
}

/** Undefined where the text is no address or network. */
export function packetOf(from: string | undefined, to: string | undefined, port: number): Packet | undefined {
  const source = prefixOf(from ?? "");
  const address = to === undefined ? undefined : ipv4Of(to);
  if (source === undefined) return undefined;
  return {
    from: { address: networkBits(source.address, source.length), length: source.length },
    port,
    ...(address === undefined ? {} : { to: address }),
  };
}

/** Does the list let it through? One that is not there, or that is empty, lets everything through. */
export function permits(root: Branch, list: string, packet: Packet): boolean {
  const [standard, extended] = [root.below(`ip access-list standard ${list}`), root.below(`ip access-list extended ${list}`)];
  const entries = (standard ?? extended)?.listed ?? [];
  const rules = entries.filter(({ line }) => !line.startsWith("remark"));
  if (rules.length === 0) return true;
  for (const { line } of rules) {
    const met = standard === undefined ? extendedMeets(line, packet) : standardMeets(line, packet);
    // of a part of those who may come nothing is let through that has to be: a deny of some is a deny
    if (line.startsWith("permit ") && met === "all") return true;
    if (line.startsWith("deny ") && met !== "none") return false;
  }
  return false;
}

type Met = "all" | "some" | "none";

function standardMeets(line: string, { from }: Packet): Met {
  return sourceMeets(line.split(" ").slice(1), from).met;
}

interface Read {
  readonly met: Met;
  readonly taken: number;
}

/** `any`, `host A`, `A W`; what is not an address is taken to speak of some. */
function sourceMeets([first = "", second = ""]: readonly string[], { address, length }: Packet["from"]): Read {
  if (first === "any") return { met: "all", taken: 1 };
  const [base, wildcard] = first === "host" ? [ipv4Of(second), 0] : [ipv4Of(first), ipv4Of(second)];
  if (base === undefined || wildcard === undefined) return { met: "some", taken: 2 };
  const hosts = 2 ** (32 - length) - 1;
  if (((base ^ address) & ~(wildcard | hosts)) !== 0) return { met: "none", taken: 2 };
  return { met: (hosts & ~wildcard) === 0 ? "all" : "some", taken: 2 };
}

function extendedMeets(line: string, { from, to, port }: Packet): Met {
  const words = line.split(" ").slice(1);
  const protocol = words[0] ?? "";
  if (protocol !== "ip" && protocol !== "tcp") return protocol === "object-group" ? "some" : "none";
  const source = sourceMeets(words.slice(1), from);
  let rest = words.slice(1 + source.taken);
  const sourcePort = portMeets(rest, undefined);
  rest = rest.slice(sourcePort.taken);
  const target =
    to === undefined ? { met: "all" as const, taken: rest[0] === "any" ? 1 : 2 } : sourceMeets(rest, { address: to, length: 32 });
  rest = rest.slice(target.taken);
  const targetPort = portMeets(rest, port);
  return least([source.met, sourcePort.met, target.met, targetPort.met, optionsMeet(rest.slice(targetPort.taken))]);
}

/** An entry for packets that belong to a session already is none for the first one. */
function optionsMeet(words: readonly string[]): Met {
  if (words.includes("established")) return "none";
  return words.every((word) => /^log(-input)?$/.test(word)) ? "all" : "some";
}

/** `port` is not known: the caller's own, which may be any. */
function portMeets([operator = "", ...words]: readonly string[], port: number | undefined): Read {
  if (!/^(eq|neq|gt|lt|range)$/.test(operator)) return { met: "all", taken: 0 };
  const ports: number[] = [];
  for (const word of words) {
    const number = portNumber("tcp", word);
    if (number === undefined || (operator !== "eq" && operator !== "neq" && ports.length === (operator === "range" ? 2 : 1))) break;
    ports.push(number);
  }
  const [low = 0, high = 0] = ports;
  const taken = 1 + ports.length;
  if (port === undefined) return { met: "some", taken };
  const holds = {
    eq: ports.includes(port),
    neq: !ports.includes(port),
    gt: port > low,
    lt: port < low,
    range: port >= low && port <= high,
  }[operator];
  return { met: holds === true ? "all" : "none", taken };
}

function least(all: readonly Met[]): Met {
  if (all.includes("none")) return "none";
  return all.includes("some") ? "some" : "all";
}
