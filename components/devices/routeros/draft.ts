// A RouterOS configuration in the inventory's words: what was used of it is placed, the rest is named.
import type { Draft, DraftedRouter, DraftSegment } from "../draft.ts";
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
  const { loopback, uplinks, segments, addresses } = networks(reader);
  const name = identity?.attributes.get("name");
  const drafted: DraftedRouter = {
    device: {
      ...(name === undefined ? {} : { name }),
      vendor: "routeros",
      ...(model.model === undefined ? {} : { exportModel: model.model }),
      ...(model.version === undefined ? {} : { version: model.version }),
    },
    ...(loopback === undefined ? {} : { loopback }),
    uplinks,
    segments,
    addresses,
    vlans: vlansOf(reader),
    neighbours: neighboursOf(reader),
    queues: draftQueues(reader, model),
  };
  return { draft: drafted, unplaced: [...segments.filter((one) => one.class === undefined).map(unknownClass), ...left(reader, model)] };
}

function unknownClass({ interface: name, prefix }: DraftSegment): string {
  return `segment ${name} ${prefix}: its names mean no class of the inventory`;
}

function left(reader: Reader, model: RouterosModel): readonly string[] {
  const lines = [...model.menus].flatMap(([path, items]) =>
    items.filter((item) => !reader.used.has(item)).map((item) => printItem(path, item)),
  );
  return [...lines.filter((line) => line !== undefined), ...model.unparsed.map(({ line, text }) => `line ${line} cannot be read: ${text}`)];
}
