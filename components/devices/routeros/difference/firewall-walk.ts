// Where the first packet of a management session ends in the firewall: what the first rule that surely matches says.
import type { Item } from "../model.ts";
import { matches, type Packet } from "./packet.ts";

/** The rule that drops it; undefined where it is let in. */
export function droppedBy(packet: Packet): Item | undefined {
  return walked(packet, "/ip/firewall/raw", "prerouting", drops) ?? walked(packet, "/ip/firewall/filter", "input", drops);
}

/** The rule that sends it to another host or port before the device sees it as its own. */
export function divertedBy(packet: Packet): Item | undefined {
  const rule = walked(packet, "/ip/firewall/nat", "dstnat", diverts);
  const { address, port } = packet.path;
  const [host, to] = [rule?.attributes.get("to-addresses"), rule?.attributes.get("to-ports")];
  return (host === undefined || host === address) && (to === undefined || to === `${port}`) ? undefined : rule;
}

function walked(packet: Packet, path: string, chain: string, ends: ReadonlySet<string>): Item | undefined {
  const verdict = walk(packet, packet.replay.on(path), chain, ends, 0);
  return verdict === "accept" || verdict === "on" ? undefined : verdict;
}

const drops: ReadonlySet<string> = new Set(["drop", "reject", "tarpit"]);
const diverts: ReadonlySet<string> = new Set(["dst-nat", "netmap", "redirect"]);
const deepest = 16;

/**
 * `on`: the chain ends without a word. A rule that may match and may not (a rate limit, a list that fills itself) is not counted on:
 * neither to let in nor to keep out.
 */
function walk(packet: Packet, rules: readonly Item[], chain: string, ends: ReadonlySet<string>, depth: number): Item | "accept" | "on" {
  if (depth > deepest) return "on";
  for (const rule of rules) {
    if (rule.attributes.get("chain") !== chain || matches(packet, rule) !== "yes") continue;
    const action = rule.attributes.get("action") ?? "accept";
    if (action === "accept") return "accept";
    if (action === "return") return "on";
    if (ends.has(action)) return rule;
    if (action !== "jump") continue;
    const verdict = walk(packet, rules, rule.attributes.get("jump-target") ?? "", ends, depth + 1);
    if (verdict !== "on") return verdict;
  }
  return "on";
}
