// FRR items in normal form: what says no more than its absence left out, lists in the order of their numbers.
import type { Item } from "../model.ts";
import { lineOf, rowFor } from "./grammar.ts";
import type { Draft } from "./read.ts";
import type { ContextName } from "./rows.ts";

type Drafts = ReadonlyMap<string, Draft>;

/** What a whole configuration decides for its parts. */
interface Whole {
  /** interfaces are passive unless they say no */
  readonly passive: boolean;
}

export function settled(drafts: Drafts): Item[] {
  const passive = [...drafts.values()].some(
    ({ key, children }) => /^router ospf\b/.test(key) && children?.has("passive-interface default"),
  );
  return itemsOf(drafts, "top", { passive, unicast: true });
}

interface Scope extends Whole {
  /** neighbours are active in ipv4 unicast unless they say no */
  readonly unicast: boolean;
}

function itemsOf(drafts: Drafts, context: ContextName, scope: Scope): Item[] {
  return [...drafts.values()].flatMap((draft): Item[] => {
    const { children } = draft;
    if (draft.opaque && children === undefined) return [{ key: draft.key, text: draft.text, opaque: true }];
    if (draft.list) return listOf(draft, scope);
    if (children === undefined) return lineOfDraft(draft, context, scope);
    return contextOf(draft, context, scope);
  });
}

function lineOfDraft({ key, text }: Draft, context: ContextName, scope: Scope): Item[] {
  const item: Item = { key, text };
  if (key === "ip ospf passive") return [text.startsWith("no ") === scope.passive ? item : { ...item, mute: true }];
  return saysNothing(key, text, context, scope) ? [] : [item];
}

function listOf({ key, text, children = new Map() }: Draft, scope: Scope): Item[] {
  const entries = [...(children as Drafts).values()].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  if (entries.length === 0) return [];
  const items = entries.map((entry): Item => {
    const own = { key: "", text: entry.text, number: entry.number ?? 0 };
    return entry.children === undefined ? own : { ...own, children: itemsOf(entry.children, "routeMap", scope) };
  });
  return [{ key, text, list: true, children: items }];
}

function contextOf({ key, text, opaque, children = new Map() }: Draft, context: ContextName, scope: Scope): Item[] {
  const row = opaque ? undefined : lineOf(context, text.split(" "))?.row;
  const name = row?.opens ?? "other";
  const unicast = name === "family" && text !== "address-family ipv4 unicast" ? false : scope.unicast;
  const within: Scope =
    name === "bgp" ? { ...scope, unicast: !(children as Drafts).has("bgp default ipv4-unicast") } : { ...scope, unicast };
  const items = itemsOf(children, name, within);
  if (items.length === 0 && (row?.stays || name === "family")) return [];
  return [{ key, text, ...(opaque ? { opaque } : {}), children: items }];
}

/** A default that is written down, or a negation of what is off anyway. */
function saysNothing(key: string, text: string, context: ContextName, scope: Scope): boolean {
  const negated = text.startsWith("no ");
  if (context === "family" && /^neighbor \S+ activate$/.test(key)) return negated !== scope.unicast;
  const words = text.split(" ");
  const standard = rowFor(context, words)?.standard;
  return standard !== undefined && lineOf(context, words)?.value === standard;
}
