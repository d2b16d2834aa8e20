// All changes from parts to other parts, in the order in which they are made.
import type { Item } from "../model.ts";
import { type Change, ordered } from "./change.ts";
import { fileChanges } from "./file.ts";
import { frrChanges } from "./frr.ts";
import { nftChanges } from "./nft.ts";
import type { Direction } from "./nft-rules.ts";
import { tcChanges } from "./tc.ts";

type Parts = ReadonlyMap<string, readonly Item[]>;

export function scriptBetween(before: Parts, after: Parts, direction: Direction): readonly Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return ordered(paths.flatMap((path, at) => partChanges(path, before.get(path), after.get(path), at, direction)));
}

function partChanges(
  path: string,
  before: readonly Item[] | undefined,
  after: readonly Item[] | undefined,
  at: number,
  direction: Direction,
): Change[] {
  if (before === after) return [];
  if (path === "frr") return frrChanges(before ?? [], after ?? [], direction);
  if (path.startsWith("nft ")) return nftChanges(path, before, after, direction);
  if (path.startsWith("tc ")) return tcChanges(path, before ?? [], after ?? []);
  return fileChanges(path, before, after, at);
}
