// What an access list does with our own packets: the first entry that speaks of them decides.
import { ipv4Of, networkBits, prefixOf } from "../../engine/ipv4.ts";
import type { Branch } from "../branch.ts";
import { least, type Met, portMeets, type Read } from "./met.ts";
import { networkGroupMeets, type Span, serviceGroupMeets } from "./object-group.ts";

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
    const met = standard === undefined ? extendedMeets(root, line, packet) : standardMeets(root, line, packet);
    // of a part of those who may come nothing is let through that has to be: a deny of some is a deny
    if (line.startsWith("permit ") && met === "all") return true;
    if (line.startsWith("deny ") && met !== "none") return false;
  }
  return false;
}

function standardMeets(root: Branch, line: string, { from }: Packet): Met {
  return sourceMeets(root, line.split(" ").slice(1), from).met;
}

/** `any`, `host A`, `A W`, a group of networks; what is none of these is taken to speak of some. */
function sourceMeets(root: Branch, [first = "", second = ""]: readonly string[], { address, length }: Packet["from"]): Read {
  if (first === "any") return { met: "all", taken: 1 };
  if (first === "object-group") return { met: networkGroupMeets(root, second, spanOf(address, length)), taken: 2 };
  const [base, wildcard] = first === "host" ? [ipv4Of(second), 0] : [ipv4Of(first), ipv4Of(second)];
  if (base === undefined || wildcard === undefined) return { met: "some", taken: 2 };
  const hosts = 2 ** (32 - length) - 1;
  if (((base ^ address) & ~(wildcard | hosts)) !== 0) return { met: "none", taken: 2 };
  return { met: (hosts & ~wildcard) === 0 ? "all" : "some", taken: 2 };
}

function extendedMeets(root: Branch, line: string, { from, to, port }: Packet): Met {
  const words = line.split(" ").slice(1);
  const protocol = protocolMeets(root, words, port);
  if (protocol.met === "none") return "none";
  const source = sourceMeets(root, words.slice(protocol.taken), from);
  let rest = words.slice(protocol.taken + source.taken);
  const sourcePort = portMeets(rest, undefined);
  rest = rest.slice(sourcePort.taken);
  const target =
    to === undefined ? { met: "all" as const, taken: rest[0] === "any" ? 1 : 2 } : sourceMeets(root, rest, { address: to, length: 32 });
  rest = rest.slice(target.taken);
  const targetPort = portMeets(rest, port);
  return least([protocol.met, source.met, sourcePort.met, target.met, targetPort.met, optionsMeet(rest.slice(targetPort.taken))]);
}

/** `tcp`, `ip`, or a group of services, which says the ports as well. */
function protocolMeets(root: Branch, [protocol = "", group = ""]: readonly string[], port: number): Read {
  if (protocol === "object-group") return { met: serviceGroupMeets(root, group, port), taken: 2 };
  return { met: protocol === "ip" || protocol === "tcp" ? "all" : "none", taken: 1 };
}

function spanOf(address: number, length: number): Span {
  return [address, address + 2 ** (32 - length) - 1];
}

/** An entry for packets that belong to a session already is none for the first one. */
function optionsMeet(words: readonly string[]): Met {
  if (words.includes("established")) return "none";
  return words.every((word) => /^log(-input)?$/.test(word)) ? "all" : "some";
}
