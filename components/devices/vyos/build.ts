// Makes a model of paths: sections are the first two words.
import { compareNatural } from "../engine/natural.ts";
import type { SectionSummary, Unparsed } from "../platform.ts";
import type { VyosModel } from "./model.ts";

export interface Header {
  readonly version?: string;
  readonly unparsed?: readonly Unparsed[];
}

export function modelOf(paths: readonly (readonly string[])[], { version, unparsed = [] }: Header = {}): VyosModel {
  const kept = withoutParents([...paths].sort(comparePaths));
  const sections = Map.groupBy(kept, (path) => path.slice(0, 2).join(" "));
  return {
    vendor: "vyos",
    ...(version === undefined ? {} : { version }),
    paths: kept,
    sections: [...sections].map(([path, { length }]): SectionSummary => ({ path, kind: "keyed", typed: length, opaque: 0 })),
    items: kept.length,
    unparsed,
    incomplete: [],
  };
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareNatural(a[at] ?? "", b[at] ?? "");
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** A node is there by what is under it: what says no more goes, and what is said twice. */
function withoutParents(sorted: readonly (readonly string[])[]): (readonly string[])[] {
  return sorted.filter((path, at) => {
    const next = sorted[at + 1];
    return next === undefined || !path.every((word, index) => word === next[index]);
  });
}
