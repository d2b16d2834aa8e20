// Classes of HTB as queues: the rate is what is promised, the ceiling the most.
import type { DraftQueue } from "../../draft.ts";
import type { Item } from "../model.ts";
import { bitsOf } from "../units.ts";
import type { Reader } from "./reader.ts";

/** `uplinks`: interfaces by which packets go up when they leave; by all others they come down to whoever is behind them. */
export function draftQueues(reader: Reader, uplinks: ReadonlySet<string>): readonly DraftQueue[] {
  return [...reader.model.parts].flatMap(([path, items]) => {
    const device = path.startsWith("tc ") ? path.slice(3) : undefined;
    return device === undefined ? [] : classesOn(reader, device, items, uplinks.has(device) ? "up" : "down");
  });
}

const htb = /^parent (\S+) classid (\S+) htb .*?rate (\S+)(?: ceil (\S+))?/;

function classesOn(reader: Reader, device: string, items: readonly Item[], side: "up" | "down"): DraftQueue[] {
  const classes = reader.take(items, htb);
  if (classes.length > 0) reader.take(items, /^root handle \S+ htb\b/);
  const names = new Set(classes.map(([, , id]) => id));
  return classes.map(([, parent = "", id = "", rate = "", ceiling = rate]) => ({
    name: `${device} ${id}`,
    target: device,
    ...(names.has(parent) ? { parent: `${device} ${parent}` } : {}),
    rates: { up: {}, down: {}, [side]: { cir: bitsOf(rate) / 1e6, mir: bitsOf(ceiling) / 1e6 } },
  }));
}
