// Canonical text of a model: a bundle again, the same for every spelling of the same configuration.
import { compareNatural } from "../engine/natural.ts";
import { kindOf, places } from "./bundle.ts";
import { printFile } from "./file/read.ts";
import { printFrr } from "./frr/print.ts";
import type { Item, LinuxModel } from "./model.ts";
import { printTable } from "./nft/print.ts";
import { printTc } from "./tc/read.ts";

/** Files sorted by path; within them what has no order sorted, numbers of lists counted anew, defaults left out. */
export function print(model: LinuxModel): string {
  const files = new Map<string, string[]>();
  for (const path of [...model.parts.keys()].sort(compareNatural)) {
    const [place, lines] = printPart(path, model.parts.get(path) ?? []);
    // only files may be empty: of all else, what says no more than its absence is not there
    if (lines.length === 0 && !path.startsWith("/")) continue;
    files.set(place, [...(files.get(place) ?? []), ...lines]);
  }
  const sorted = [...files].toSorted(([a], [b]) => compareNatural(a, b));
  return sorted
    .flatMap(([place, lines]) => [`### file: ${place}`, ...lines])
    .map((line) => `${line}\n`)
    .join("");
}

/** Where it is written, and its lines. */
export function printPart(path: string, items: readonly Item[]): readonly [place: string, lines: string[]] {
  if (path === "frr") return [places.frr, printFrr(items)];
  if (path.startsWith("nft ")) return [places.nft, printTable(path, items)];
  if (path.startsWith("tc ")) return [places.tc, printTc(path.slice(3), items)];
  return [path, printFile(kindOf(path), items)];
}
