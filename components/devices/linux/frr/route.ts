// A static route of FRR: prefix and next hop name it; distance, tag and the like are what it says.
import { prefixOf } from "../../engine/ipv4.ts";
import { normalCidr } from "../../engine/prefix.ts";

/** Words that are followed by one word, in the order in which they are written down. */
const options = ["tag", "vrf", "table", "nexthop-vrf", "label", "color", "bfd", "onlink"];
/** What makes it another route, not the same one with another value. */
const naming: ReadonlySet<string> = new Set(["vrf", "table", "nexthop-vrf"]);

/** Undefined for any other line, and for a route that is written in a way that is not known. */
export function routeOf(words: readonly string[]): { readonly key: string; readonly text: string; readonly value: string } | undefined {
  const [family, route, ...given] = words;
  if ((family !== "ip" && family !== "ipv6") || route !== "route" || given.length < 2) return undefined;
  const { prefix, rest } = withLength(given);
  const hop = hopOf(rest);
  const more = optionsOf(rest.slice(hop.length));
  if (hop.length === 0 || more === undefined) return undefined;
  const { distance, said } = more;
  const named = said.filter(([word = ""]) => naming.has(word)).flat();
  const valued = said.filter(([word = ""]) => !naming.has(word)).flat();
  const value = [...(distance === undefined || distance === "1" ? [] : [distance]), ...valued];
  // the order that FRR prints: next hop, tag, distance, then where it belongs
  const tag = said.find(([word]) => word === "tag") ?? [];
  const others = said.filter(([word]) => word !== "tag").flat();
  const text = [family, route, prefix, ...hop, ...tag, ...value.slice(0, value.length - valued.length), ...others];
  return { key: [family, route, prefix, ...hop, ...named].join(" "), text: text.join(" "), value: value.join(" ") };
}

/** `10.0.0.0 255.0.0.0` is `10.0.0.0/8`. */
function withLength(words: readonly string[]): { readonly prefix: string; readonly rest: readonly string[] } {
  const [address = "", mask = "", ...rest] = words;
  const bits = address.includes("/") || !/^(255|0)\.[\d.]+$/.test(mask) ? undefined : prefixOf(mask);
  if (bits === undefined || rest.length === 0) return { prefix: normalCidr(address), rest: words.slice(1) };
  const length = bits.address.toString(2).replaceAll("0", "").length;
  return { prefix: normalCidr(`${address}/${length}`), rest };
}

/** A gateway, a gateway and its interface, an interface, or where packets end. */
function hopOf(words: readonly string[]): readonly string[] {
  const [hop, device] = words;
  if (hop === undefined || hop === "" || options.includes(hop)) return [];
  if (hop === "Null0" || hop === "reject" || hop === "blackhole") return [hop];
  const isAddress = /^[\d.]+$/.test(hop) || hop.includes(":");
  const isDevice = device !== undefined && !/^\d+$/.test(device) && !options.includes(device);
  return isAddress && isDevice ? [hop, device] : [hop];
}

interface Options {
  readonly distance: string | undefined;
  readonly said: readonly (readonly string[])[];
}

function optionsOf(words: readonly string[]): Options | undefined {
  let distance: string | undefined;
  const said: string[][] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (/^\d{1,3}$/.test(word) && distance === undefined) distance = word;
    else if (word === "onlink") said.push([word]);
    else if (options.includes(word) && words[at + 1] !== undefined) said.push([word, words[++at] ?? ""]);
    else return undefined;
  }
  return { distance, said: said.sort((a, b) => options.indexOf(a[0] ?? "") - options.indexOf(b[0] ?? "")) };
}
