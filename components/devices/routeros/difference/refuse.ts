// What must not or cannot be sent: ports and keys that the device lacks, names that nothing bears, and a cut of our own path.
import { type Cut, lockOut } from "../../engine/cut.ts";
import type { Refusal } from "../../platform.ts";
import { wrongValue } from "../allowed.ts";
import { withMenus } from "../build.ts";
import { isBefore7, type Said, spoken } from "../dialect.ts";
import type { Menu } from "../menu.ts";
import { interfaceMenus } from "../menus/row.ts";
import type { RouterosModel } from "../model.ts";
import { hasPort, isPort, silentItems } from "../ports.ts";
import { missingArguments } from "../required.ts";
import { isOlder, isUnlisted, knows, knowsMenu } from "../schema.ts";
import type { Change, SetChange } from "./change.ts";
import { area, subject } from "./explain.ts";
import { arePart, type Lost, lostName, orphanedName } from "./lost-names.ts";
import { INTERFACE, neededNames } from "./references.ts";
import type { Scripts } from "./script.ts";

export interface Outlook extends Scripts {
  readonly running: RouterosModel;
  readonly intended: RouterosModel;
  readonly commands: readonly string[];
  /** where the script cuts the way by which it is sent, in every order */
  readonly cut: Cut | undefined;
}

export function refusalOf(outlook: Outlook): Refusal | undefined {
  return (
    unknownWords(outlook) ??
    missing(outlook) ??
    lost(outlook) ??
    (outlook.cut === undefined ? undefined : lockOut(outlook.cut, outlook.commands[outlook.cut.step - 1])) ??
    orphaned(outlook)
  );
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

/** Names that nothing bears, on the way there or on the way back. */
function lost({ running, intended, script, undo, commands }: Outlook): Refusal | undefined {
  if (arePart(running, intended)) return undefined;
  const there = lostName(running, script);
  if (there !== undefined)
    return { step: there.at + 1, command: commands[there.at] ?? "", reason: `nothing on the device is called ${there.name} by then` };
  return noWayBack(lostName(withMenus(running, intended.menus), undo), undo);
}

function noWayBack(lost: Lost | undefined, undo: readonly Change[]): Refusal | undefined {
  if (lost === undefined) return undefined;
  const reason = `the running text speaks of ${lost.name} and does not hold it, so this could not be undone`;
  return { step: 0, command: printed(undo[lost.at]), reason };
}

/** Names that would go while a text speaks of them still. */
function orphaned({ targets, running, intended, script, undo, commands }: Outlook): Refusal | undefined {
  const held = new Map(targets.map(({ plan }) => [plan.menu.path, plan.after]));
  const gone = orphanedName(script, intended, withMenus(running, held));
  if (gone === undefined) return noWayBack(orphanedName(undo, running, running), undo);
  const reason = `the intended text speaks of ${gone.name} and does not hold it`;
  return { step: gone.at + 1, command: commands[gone.at] ?? "", reason };
}

function printed(change: Change | undefined): string {
  return change === undefined
    ? ""
    : `${change.menu.path} ${subject(change.menu, change.entity.after ?? change.entity.before ?? { id: 0, attributes: new Map(), fixed: false })}`;
}

/** A port that the board lacks, or a key that this version lacks and another has. */
function missing({ running, script, commands }: Outlook): Refusal | undefined {
  for (const [at, change] of script.entries()) {
    const reason =
      missingPort(change, running) ??
      missingItem(change, running) ??
      missingKey(change, running.version) ??
      refusedValue(change, running.version);
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

/** An item that devices have by themselves, and this one has not. */
function missingItem(change: Change, running: RouterosModel): string | undefined {
  const { menu } = change;
  if (change.verb !== "set" || !change.after.fixed || menu.path === "/interface/ethernet") return undefined;
  if (menu.fixed === undefined) return missingDefault(change, running);
  const name = change.after.attributes.get(menu.fixed);
  if (name === undefined || running.menus.get(menu.path)?.some(({ attributes }) => attributes.get(menu.fixed ?? "") === name))
    return undefined;
  if (Object.hasOwn(menu.builtins ?? {}, name) || silentItems(menu, running, [name]).length > 0) return undefined;
  return `the running box has no ${area(menu)} ${name}`;
}

/** Only some devices have an item of their own in this menu: those that show it, and all of version 6. */
function missingDefault({ menu, before, found }: SetChange, { menus, version }: RouterosModel): string | undefined {
  if (found.where.length === 0 || menus.get(menu.path)?.includes(before) === true) return undefined;
  if (menu.namesBefore7 !== undefined && isBefore7(version)) return undefined;
  return `the running box has no ${area(menu)} of its own`;
}

/** People may name a bridge as if it were a port. */
function isNamed(menus: RouterosModel["menus"], name: string): boolean {
  return interfaceMenus.some((path) => menus.get(path)?.some(({ attributes }) => attributes.get("name") === name) === true);
}

/** What a listed version does not have, and has no other name for; of other versions nobody knows which keys they have. */
function missingKey(change: Change, version: string | undefined): string | undefined {
  if (change.verb === "move" || change.verb === "remove") return undefined;
  const { menu } = change;
  const { path } = menu;
  if (version !== undefined && !knowsMenu(version, path)) return `RouterOS ${version} has no ${area(menu)}`;
  if (change.verb === "set" && isNameless(change, version)) return `in RouterOS ${version} ${area(menu)} holds items with names`;
  if (isUnlisted(version)) return undefined;
  const said = change.verb === "add" ? [...change.item.attributes] : change.values.filter((value): value is Said => value[1] !== undefined);
  const lost = said.find(([key, value]) => !isSayable(version, menu, key, value));
  if (lost === undefined) return undefined;
  const [key, value] = lost;
  const what = spoken(version, menu, key, value) === undefined ? `${key}=${value}` : key;
  return `${area(menu)} has no ${what} in RouterOS ${version ?? "7"}`;
}

/** What the console of a listed version would ask for, or not take. */
function refusedValue(change: Change, version: string | undefined): string | undefined {
  if (isUnlisted(version) || version === undefined || change.verb === "move" || change.verb === "remove") return undefined;
  const { menu } = change;
  const given =
    change.verb === "add" ? change.item.attributes : new Map(change.values.filter((value): value is Said => value[1] !== undefined));
  const missing = change.verb === "add" ? missingArguments(version, menu, given) : [];
  if (missing.length > 0) return `${area(menu)} asks for ${missing.join(" and ")}`;
  for (const [key, value] of given) {
    const wrong = wrongValue(menu, key, value);
    if (wrong !== undefined) return `${area(menu)}: ${wrong}`;
  }
  return undefined;
}

function isSayable(version: string | undefined, menu: Menu, key: string, value: string): boolean {
  const said = spoken(version, menu, key, value);
  return said !== undefined && (knows(version, menu.path, said[0]) || menu.fixed === said[0] || menu.derived?.[said[0]] !== undefined);
}

/** Once the menu held one thing without a name. */
function isNameless({ menu, found }: SetChange, version: string | undefined): boolean {
  return version !== undefined && menu.singleBefore !== undefined && found.where.length === 0 && !isOlder(version, menu.singleBefore);
}
