// Where a packet ends in the rules of nft: what the first rule that surely matches says, in each chain of a hook.
import type { Item, LinuxModel } from "../model.ts";
import { outcomeOf, type Packet } from "./packet.ts";

/** The rule, or the policy, that drops the packet at the hooks; undefined where it is let through. */
export function droppedBy({ parts }: LinuxModel, hooks: readonly string[], packet: Packet): string | undefined {
  for (const [path, items] of parts) {
    if (!/^nft (ip|inet) /.test(path)) continue;
    const table = new Map(items.map((item) => [item.key, item]));
    for (const chain of items) {
      if (!hooks.some((hook) => chain.text.includes(` hook ${hook} `))) continue;
      const end = walk(table, chain, packet, 0);
      if (end !== "accept" && end !== "on") return `${path.slice(4)} ${chain.key}: ${end}`;
      if (end === "on" && chain.text.includes("; policy drop")) return `${path.slice(4)} ${chain.key}: policy drop`;
    }
  }
  return undefined;
}

const deepest = 16;

/** `on`: the chain ends without a word. */
function walk(table: ReadonlyMap<string, Item>, chain: Item, packet: Packet, depth: number): string {
  for (const { text } of chain.children ?? []) {
    const { matches, verdict } = outcomeOf(text, packet, table);
    if (matches !== "yes" || verdict === undefined) continue;
    if (verdict === "accept") return "accept";
    if (verdict === "return") return "on";
    if (verdict === "drop" || verdict === "reject") return text;
    const [word, name] = verdict.split(" ");
    const next = table.get(`chain ${name}`);
    const end = next === undefined || depth >= deepest ? "on" : walk(table, next, packet, depth + 1);
    if (end !== "on" || word === "goto") return end;
  }
  return "on";
}
