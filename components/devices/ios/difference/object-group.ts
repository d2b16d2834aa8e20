// What object groups say of our own packets: of networks the address, of services the protocol and its ports.
import { ipv4Of, prefixOf } from "../../engine/ipv4.ts";
import type { Branch } from "../branch.ts";
import { type Met, most, portMeets, rangeMeets } from "./met.ts";

/** First and last address of those who may come. */
export type Span = readonly [first: number, last: number];

/** A group that is not there, or that holds nothing, matches nothing. */
export function networkGroupMeets(root: Branch, name: string, span: Span, above: readonly string[] = []): Met {
  return most(
    linesOf(root, `object-group network ${name}`).map((line) => {
      const inner = innerGroup(line, [...above, name]);
      if (inner !== undefined) return inner === "" ? "none" : networkGroupMeets(root, inner, span, [...above, name]);
      const range = addressesIn(line);
      return range === undefined ? "some" : rangeMeets(range, span);
    }),
  );
}

/** A TCP session to this port. */
export function serviceGroupMeets(root: Branch, name: string, port: number, above: readonly string[] = []): Met {
  return most(
    linesOf(root, `object-group service ${name}`).map((line) => {
      const inner = innerGroup(line, [...above, name]);
      if (inner !== undefined) return inner === "" ? "none" : serviceGroupMeets(root, inner, port, [...above, name]);
      const [protocol = "", ...words] = line.split(" ");
      if (!/^(tcp|tcp-udp|ip|6)$/.test(protocol)) return "none";
      return words[0] === "source" ? "some" : portMeets(words, port).met;
    }),
  );
}

function linesOf(root: Branch, key: string): readonly string[] {
  return [...(root.below(key)?.keyed() ?? [])].map(({ line }) => line).filter((line) => !line.startsWith("description "));
}

/** Empty where the group would hold itself. */
function innerGroup(line: string, above: readonly string[]): string | undefined {
  const name = /^group-object (\S+)$/.exec(line)?.[1];
  return name !== undefined && above.includes(name) ? "" : name;
}

function addressesIn(line: string): Span | undefined {
  const [first = "", second = "", third = ""] = line.split(" ");
  if (first === "any") return [0, 2 ** 32 - 1];
  if (first === "host") return spanOf(ipv4Of(second), ipv4Of(second));
  if (first === "range") return spanOf(ipv4Of(second), ipv4Of(third));
  const prefix = prefixOf(first);
  const mask = second === "" ? undefined : ipv4Of(second);
  if (prefix === undefined) return undefined;
  const size = mask === undefined ? 2 ** (32 - prefix.length) : 2 ** 32 - mask;
  const from = Math.floor(prefix.address / size) * size;
  return [from, from + size - 1];
}

function spanOf(first: number | undefined, last: number | undefined): Span | undefined {
  return first === undefined || last === undefined ? undefined : [first, last];
}
