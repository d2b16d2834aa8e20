// Where the first packet of a management session ends in the firewall: what the first rule that surely matches says.
import type { Item } from "../model.ts";
import { matches, type Packet } from "./packet.ts";

/** The rule that drops it; undefined where it is let in. */
export function droppedBy(packet: Packet): Item | undefined {
  return walked(packet, "/ip/firewall/raw", "prerouting") ?? walked(packet, "/ip/firewall/filter", "input");
}

function walked(packet: Packet, path: string, chain: string): Item | undefined {
  const verdict = walk(packet, packet.replay.on(path), chain, 0);
  return verdict === "accept" || verdict === "on" ? undefined : verdict;
}

const drops: ReadonlySet<string> = new Set(["drop", "reject", "tarpit"]);
const deepest = 16;

/**
 * `on`: the chain ends without a word. A rule that may match and may not (a rate limit, a list that fills itself) is not counted on:
 * neither to let in nor to keep out.
 */
function walk(packet: Packet, rules: readonly Item[], chain: string, depth: number): Item | "accept" | "on" {
  if (depth > deepest) return "on";
  for (const rule of rules) {
    if (rule.attributes.get("chain") !== chain || matches(packet, rule) !== "yes") continue;
    const action = rule.attributes.get("action") ?? "accept";
    if (action === "accept") return "accept";
    if (action === "return") return "on";
    if (drops.has(action)) return rule;
    if (action !== "jump") continue;
    const verdict = walk(packet, rules, rule.attributes.get("jump-target") ?? "", depth + 1);
    if (verdict !== "on") return verdict;
  }
  return "on";
}
