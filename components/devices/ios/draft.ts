// An IOS configuration in the inventory's words: lines that were used are placed, the rest is named.

import { leftOf } from "../draft/left.ts";
import { type Draft, draftOf } from "../draft.ts";
import { withBody } from "./body.ts";
import { neighboursOf } from "./draft/neighbours.ts";
import { networks } from "./draft/networks.ts";
import { draftQueues } from "./draft/queues.ts";
import { Reader } from "./draft/reader.ts";
import { vlansOf } from "./draft/vlans.ts";
import type { IosModel, Item } from "./model.ts";

export function draft(model: IosModel): Draft {
  const reader = new Reader(model);
  const [name] = reader.take(model.root, /^hostname (\S+)$/);
  const found = networks(reader);
  const rest = {
    vlans: vlansOf(reader),
    neighbours: neighboursOf(reader, found.loopback),
    queues: draftQueues(reader, new Set(found.uplinks.map((one) => one.interface))),
  };
  return draftOf(model, name?.[1], found, rest, leftOf(model.root, reader.used, said));
}

/** What only stands before others (`neighbor PEER …`) is a line with each of them. */
function said({ rule, line, body }: Item, above: string): string {
  const own = body === undefined || rule === undefined ? line : withBody(rule, line, body, "printed");
  if (above === "") return own;
  return above.endsWith("…") ? `${above.slice(0, -1)}${own}` : `${above}: ${rule?.nests === undefined ? own : `${own} …`}`;
}
