// An IOS configuration in the inventory's words: lines that were used are placed, the rest is named.

import { leftOf } from "../draft/left.ts";
import { type Draft, type DraftedRouter, unknownClasses, unreadLines } from "../draft.ts";
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
  const { loopback, uplinks, segments, addresses } = networks(reader);
  const drafted: DraftedRouter = {
    device: {
      ...(name?.[1] === undefined ? {} : { name: name[1] }),
      vendor: "ios",
      ...(model.model === undefined ? {} : { exportModel: model.model }),
      ...(model.version === undefined ? {} : { version: model.version }),
    },
    ...(loopback === undefined ? {} : { loopback }),
    uplinks,
    segments,
    addresses,
    vlans: vlansOf(reader),
    neighbours: neighboursOf(reader, loopback),
    queues: draftQueues(reader, new Set(uplinks.map((one) => one.interface))),
  };
  return {
    draft: drafted,
    unplaced: [...unknownClasses(segments), ...leftOf(model.root, reader.used, said), ...unreadLines(model.unparsed)],
  };
}

/** What only stands before others (`neighbor PEER …`) is a line with each of them. */
function said({ rule, line, body }: Item, above: string): string {
  const own = body === undefined || rule === undefined ? line : withBody(rule, line, body, "printed");
  if (above === "") return own;
  return above.endsWith("…") ? `${above.slice(0, -1)}${own}` : `${above}: ${rule?.nests === undefined ? own : `${own} …`}`;
}
