// A script in an order in which it does not cut the way by which it is sent, and where it does if there is none.
import type { Cut } from "../../engine/cut.ts";
import type { ManagementPath } from "../../platform.ts";
import type { RouterosModel } from "../model.ts";
import type { Change } from "./change.ts";
import type { MenuChanges } from "./changes.ts";
import { firstCut, openPaths } from "./lock-out.ts";
import { anchorAll } from "./order.ts";
import { Replay } from "./replay.ts";
import { type Placed, safeOrder } from "./safe-order.ts";
import type { Scripts } from "./script.ts";
import { undoAfter } from "./undo-order.ts";

export interface Kept {
  readonly script: readonly Change[];
  readonly undo: readonly Change[];
  readonly cut: Cut | undefined;
}

export function keepWay(running: RouterosModel, scripts: Scripts, manage: readonly ManagementPath[]): Kept {
  const { script, undo, named, layout, undoLayout } = scripts;
  if (manage.length === 0 || script.length === 0) return { script, undo, cut: undefined };
  const open = openPaths({ ...scripts, running }, manage);
  const cut = firstCut(named, script, open);
  const other = cut === undefined ? undefined : safeOrder(script, Replay.of(named), open, placing(layout));
  if (other === undefined) return { script, undo, cut };
  anchorAll(layout, other);
  return { script: other, undo: undoAfter(other, undo, undoLayout), cut: undefined };
}

/** Where a new item of a list goes when only some of the new ones are there. */
function placing(layout: readonly MenuChanges[]): Placed {
  const rows = new Map(
    layout.flatMap(({ rows: all, anchorAt }) => all.flatMap((row) => row.map(({ entity }, at) => [entity, { row, at, anchorAt }]))),
  );
  return (change, taken) => {
    const place = change.verb === "add" && change.turn === "add" ? rows.get(change.entity) : undefined;
    if (change.verb !== "add" || place === undefined) return change;
    const there = new Set([...taken].map(({ entity }) => entity));
    const behind = place.row.slice(place.at + 1).find(({ entity, stays }) => stays || (entity.before === undefined && there.has(entity)));
    const { anchor: _, ...add } = change;
    return behind === undefined ? add : { ...add, anchor: place.anchorAt(behind.entity, new Set()) };
  };
}
