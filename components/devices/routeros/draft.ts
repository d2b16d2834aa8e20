// A RouterOS configuration in the inventory's words: what was used of it is placed, the rest is named.
import { type Draft, draftOf } from "../draft.ts";
import { Replay } from "./difference/replay.ts";
import { neighboursOf } from "./draft/neighbours.ts";
import { networks, vlansOf } from "./draft/networks.ts";
import { draftQueues } from "./draft/queues.ts";
import { Reader } from "./draft/reader.ts";
import type { RouterosModel } from "./model.ts";
import { printItem } from "./print.ts";

export function draft(model: RouterosModel): Draft {
  const reader = new Reader(Replay.of(model));
  const [identity] = reader.take("/system/identity");
  const found = networks(reader);
  const rest = { vlans: vlansOf(reader), neighbours: neighboursOf(reader), queues: draftQueues(reader, model) };
  return draftOf(model, identity?.attributes.get("name"), found, rest, left(reader, model));
}

function left(reader: Reader, model: RouterosModel): readonly string[] {
  return [...model.menus].flatMap(([path, items]) =>
    items.filter((item) => !reader.used.has(item)).flatMap((item) => printItem(path, item) ?? []),
  );
}
