// Rates that queues give, in the inventory's words: committed and most, up and down.
import type { DraftQueue, DraftRates } from "../../draft.ts";
import { type Queue, queueMenus, queuesOf } from "../lint/queue.ts";
import type { RouterosModel } from "../model.ts";
import type { Reader } from "./reader.ts";

export function draftQueues(reader: Reader, model: RouterosModel): readonly DraftQueue[] {
  return queueMenus
    .flatMap((path) => queuesOf(model, path))
    .map((queue) => {
      reader.used.add(queue.item);
      const { name, parent, item } = queue;
      const target = item.attributes.get("target") ?? item.attributes.get("packet-mark");
      return { name, ...(target === undefined ? {} : { target }), ...(parent === "none" ? {} : { parent }), rates: ratesOf(queue) };
    });
}

/** A queue of the tree stands in one direction: what leaves by its interface comes down to whoever is behind it. */
function ratesOf({ menu, committed, ceiling }: Queue): DraftRates {
  const side = (at: number) => ({ ...rate("cir", committed[at]), ...rate("mir", ceiling[at]) });
  return menu === "/queue/tree" ? { up: {}, down: side(0) } : { up: side(0), down: side(1) };
}

function rate(key: "cir" | "mir", bits: number | undefined): { readonly cir?: number; readonly mir?: number } {
  return bits === undefined || bits === 0 ? {} : { [key]: bits / 1e6 };
}
