// Links reach every core device: one that no chain of links joins to the gateway is on no network.
import { type Draft, mistake, type Path } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { matches, wordAt, words } from "./pattern.ts";

/** Links that cannot be read, or end at nothing, are told of where they stand; what they would have joined is not told of again. */
export function reachMistakes(draft: Draft): Issue[] {
  const gateway = wordAt(draft.raw, "gateway.device.id");
  const others = ["simpul.*.device.id", "datacenter.device.id"].flatMap((pattern) => words(draft.raw, pattern));
  const written = matches(draft.raw, "links.*").map(({ value }) => [wordAt(value, "a.device"), wordAt(value, "b.device")]);
  const known = new Set([gateway, ...others.map(({ word }) => word)]);
  if (gateway === undefined || !draft.complete || draft.raw.links === undefined) return [];
  if (written.some((ends) => ends.some((end) => !known.has(end)))) return [];
  const reached = spread(gateway, written);
  return others.filter(({ word }) => !reached.has(word)).map(({ word, path }) => lost(draft, path, word, gateway));
}

function spread(from: string, links: readonly (readonly (string | undefined)[])[]): ReadonlySet<string | undefined> {
  const reached = new Set<string | undefined>([from]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const [a, b] of links) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
  }
  return reached;
}

function lost(draft: Draft, path: Path, device: string, gateway: string): Issue {
  return mistake(draft, path, `no chain of links joins ${device} to ${gateway}`, "add the missing link to `links`");
}
