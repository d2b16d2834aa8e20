// A Linux router in the inventory's words: lines that were used are placed, the rest is named.

import { leftOf } from "../draft/left.ts";
import { type Draft, draftOf } from "../draft.ts";
import { neighboursOf } from "./draft/neighbours.ts";
import { networks } from "./draft/networks.ts";
import { draftQueues } from "./draft/queues.ts";
import { Reader } from "./draft/reader.ts";
import { vlansOf } from "./draft/vlans.ts";
import type { Item, LinuxModel } from "./model.ts";
import { commandText } from "./tc/read.ts";

export function draft(model: LinuxModel): Draft {
  const reader = new Reader(model);
  const name = nameOf(reader);
  const found = networks(reader);
  const rest = {
    vlans: vlansOf(reader),
    neighbours: neighboursOf(reader, found.loopback),
    queues: draftQueues(reader, new Set(found.uplinks.map((one) => one.interface))),
  };
  return draftOf(model, name, found, rest, left(reader));
}

function nameOf(reader: Reader): string | undefined {
  const said = reader.take(reader.part("frr"), /^(?:frr )?hostname (\S+)$/);
  const file = reader.take(reader.part("/etc/hostname"), /^([\w.-]+)$/);
  return (file[0] ?? said[0])?.[1];
}

/** Lines of each part that has no place, those that say nothing by themselves left out. */
function left({ model, used }: Reader): readonly string[] {
  return [...model.parts].flatMap(([path, items]) => {
    const said = items.filter(({ mute, text }) => mute !== true && text !== "");
    return leftOf(said, used, (item, above) =>
      above === "" ? lineOf(path, item) : `${above}${path.startsWith("tc ") ? "" : ":"} ${item.text}`,
    );
  });
}

function lineOf(path: string, { key, text, list }: Item): string {
  if (path === "frr") return text;
  if (path.startsWith("tc "))
    return list === true ? `tc ${key.replace(" ", ` add dev ${path.slice(3)} `)}` : `tc ${commandText(path.slice(3), key, text)}`;
  return text === key || path.startsWith("/") ? `${path}: ${text}` : `${path}: ${key} ${text}`;
}
