// What must not or cannot be sent: texts that were not read whole, ports and keys that the device lacks, and a cut of our own path.
import type { DifferenceOptions, Refusal } from "../../platform.ts";
import { interfaceMenus } from "../menus/row.ts";
import type { RouterosModel } from "../model.ts";
import { hasPort, isPort } from "../ports.ts";
import { knows } from "../schema.ts";
import type { Change } from "./change.ts";
import { area } from "./explain.ts";
import { lockOut } from "./lock-out.ts";
import { INTERFACE, neededNames } from "./references.ts";
import type { Scripts } from "./script.ts";

export interface Outlook extends Scripts {
  readonly running: RouterosModel;
  readonly commands: readonly string[];
  readonly options: DifferenceOptions;
}

export function refusalOf(outlook: Outlook): Refusal | undefined {
  return unknownWords(outlook) ?? missing(outlook) ?? lockOut(outlook, outlook.options.manage ?? []);
}

function unknownWords({ targets }: Outlook): Refusal | undefined {
  for (const { plan, unknown } of targets) {
    const [item] = unknown;
    if (item?.opaque === undefined) continue;
    return {
      step: 0,
      command: item.opaque,
      reason: `this line of ${area(plan.menu)} is not understood, so no undo of it can be worked out`,
    };
  }
  return undefined;
}

/** A port that the board lacks, or a key that this version lacks and another has. */
function missing({ running, script, commands }: Outlook): Refusal | undefined {
  for (const [at, change] of script.entries()) {
    const reason = missingPort(change, running) ?? missingKey(change, running.version);
    if (reason !== undefined) return { step: at + 1, command: commands[at] ?? "", reason };
  }
  return undefined;
}

/** A port that is set, or that something is to stand on. */
function missingPort(change: Change, { model, menus }: RouterosModel): string | undefined {
  if (model === undefined || change.verb === "move" || change.verb === "remove") return undefined;
  const item = change.verb === "add" ? change.item : change.after;
  const own = change.menu.path === "/interface/ethernet" ? [item.attributes.get("default-name") ?? ""] : [];
  const spoken = neededNames(change.menu, item.attributes).filter((name) => name.startsWith(`${INTERFACE} `));
  const ports = [...own, ...spoken.map((name) => name.slice(INTERFACE.length + 1))];
  const port = ports.find((name) => isPort(name) && hasPort(model, name) === false && !isNamed(menus, name));
  return port === undefined ? undefined : `the running box (${model}) has no port ${port}`;
}

/** People may name a bridge as if it were a port. */
function isNamed(menus: RouterosModel["menus"], name: string): boolean {
  return interfaceMenus.some((path) => menus.get(path)?.some(({ attributes }) => attributes.get("name") === name) === true);
}

function missingKey(change: Change, version: string | undefined): string | undefined {
  if (version === undefined || change.verb === "move" || change.verb === "remove") return undefined;
  const { path } = change.menu;
  const keys =
    change.verb === "add"
      ? [...change.item.attributes.keys()]
      : change.values.flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const key = keys.find((one) => knows(undefined, path, one) && !knows(version, path, one));
  return key === undefined ? undefined : `${area(change.menu)} has no ${key} in RouterOS ${version}`;
}
