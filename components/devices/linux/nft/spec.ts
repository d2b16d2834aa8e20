// What chains and sets of nft are, and the elements of sets, in normal form.
import { normalPrefix } from "../../engine/prefix.ts";
import type { Item } from "../model.ts";

/** Names of hooks' priorities, by family; nft lists names where a number has one. */
const priorities: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "": { raw: -300, mangle: -150, dstnat: -100, filter: 0, security: 50, srcnat: 100 },
  bridge: { dstnat: -300, filter: -200, out: 100, srcnat: 300 },
};

/** `type filter hook input priority filter; policy accept`; empty for a chain that only jumps lead to. */
export function chainSpec(parts: readonly (readonly string[])[], family: string): string {
  const type = parts.find(([word]) => word === "type");
  const others = parts.filter(([word]) => word === "comment" || word === "flags").map((part) => part.join(" "));
  if (type === undefined) return others.join("; ");
  const at = type.indexOf("priority");
  const priority = normalPriority(type.slice(at + 1).join(" "), type[3] ?? "", family);
  const hook = at === -1 ? type.join(" ") : [...type.slice(0, at), "priority", priority].join(" ");
  const policy = parts.find(([word]) => word === "policy")?.[1] ?? "accept";
  return [hook, `policy ${policy}`, ...others].join("; ");
}

/** Names that have a meaning in one hook only. */
const hookOf: Readonly<Record<string, string>> = { dstnat: "prerouting", srcnat: "postrouting" };

function normalPriority(text: string, hook: string, family: string): string {
  const names = priorities[family] ?? priorities[""] ?? {};
  const found = /^([a-z]+)?\s*(?:([+-])?\s*(\d+))?$/.exec(text);
  if (found === null) return text;
  const [, name, sign, number = "0"] = found;
  if (name !== undefined && names[name] === undefined) return text;
  const value = (name === undefined ? 0 : (names[name] ?? 0)) + (sign === "-" ? -Number(number) : Number(number));
  return Object.entries(names).find(([own, known]) => known === value && (hookOf[own] ?? hook) === hook)?.[0] ?? `${value}`;
}

const setOrder = ["type", "typeof", "flags", "timeout", "gc-interval", "size", "policy", "auto-merge", "counter", "comment"];

export function setSpec(parts: readonly (readonly string[])[]): string {
  const rank = (part: readonly string[]): number => setOrder.indexOf(part[0] ?? "") + 1 || 99;
  return parts
    .toSorted((a, b) => rank(a) - rank(b))
    .map((part) =>
      part[0] === "flags"
        ? `flags ${part
            .slice(1)
            .filter((word) => word !== ",")
            .sort()
            .join(",")}`
        : part.join(" "),
    )
    .join("; ");
}

/** Undefined for one that comes and goes by itself. */
export function elementOf(words: readonly string[]): Item | undefined {
  if (words.includes("expires")) return undefined;
  const end = words.findIndex((word) => word === ":" || word === "comment" || word === "timeout" || word === "counter");
  const key = (end === -1 ? words : words.slice(0, end)).map(normalPrefix).join(" ");
  const rest = end === -1 ? [] : words.slice(end);
  return { key, text: [key, ...rest].join(" ") };
}
