// What is left on a device when we go: its own commands as they were, everybody else's as they are.
import type { Ownership } from "../../platform.ts";
import { withRoot } from "../build.ts";
import type { IosModel, Item } from "../model.ts";
import { isMarked } from "./owned.ts";

/** The running model less what `intended` describes; what was there before us comes back as it was. */
export function without(running: IosModel, intended: IosModel, before: IosModel, own: Ownership): IosModel {
  const described = new Set(intended.root.map(({ key }) => key));
  const sections = new Set(intended.root.map(({ rule }) => rule?.head));
  const old = new Map(before.root.map((item) => [item.key, item]));
  const isOurs = (item: Item): boolean =>
    described.has(item.key) ||
    (own.kind === "tagged" ? isMarked(item, own.prefix) : item.rule !== undefined && sections.has(item.rule.head));
  const left = running.root.flatMap((item) => (isOurs(item) ? (old.get(item.key) ?? []) : item));
  const held = new Set(running.root.map(({ key }) => key));
  return withRoot(running, [...left, ...before.root.filter(({ key }) => described.has(key) && !held.has(key))]);
}
