// What is left on a router when we go: everybody else's things as they are, what was there before us as it was.
import type { Ownership } from "../../platform.ts";
import { withParts } from "../build.ts";
import type { Item, LinuxModel } from "../model.ts";
import { commentOf } from "./nft-rules.ts";

/** The running model less what `intended` describes; what `before` held of it goes back to that. */
export function without(running: LinuxModel, intended: LinuxModel, before: LinuxModel, own: Ownership): LinuxModel {
  const parts = new Map(running.parts);
  for (const [path, items] of running.parts) {
    const left = itemsWithout(items, intended.parts.get(path) ?? [], before.parts.get(path) ?? [], own);
    if (left.length === 0 && !before.parts.has(path)) parts.delete(path);
    else parts.set(path, left);
  }
  return withParts(running, parts);
}

function nameOf({ key, text }: Item): string {
  return key === "" ? (commentOf(text) ?? text) : key;
}

function itemsWithout(running: readonly Item[], intended: readonly Item[], before: readonly Item[], own: Ownership): Item[] {
  const described = new Map(intended.map((item) => [nameOf(item), item]));
  const old = new Map(before.map((item) => [nameOf(item), item]));
  return running.flatMap((item): Item[] => {
    const [ours, was] = [described.get(nameOf(item)), old.get(nameOf(item))];
    if (ours === undefined) return isMarked(item, own) ? (was === undefined ? [] : [was]) : [item];
    if (item.children === undefined || ours.children === undefined) return was === undefined ? [] : [was];
    const children = itemsWithout(item.children, ours.children, was?.children ?? [], own);
    return children.length === 0 && was === undefined ? [] : [{ ...(was ?? item), children }];
  });
}

function isMarked({ text }: Item, own: Ownership): boolean {
  return own.kind === "tagged" && commentOf(text)?.slice(1).startsWith(own.prefix) === true;
}
