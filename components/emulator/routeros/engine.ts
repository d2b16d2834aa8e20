// The RouterOS engine under the console: runs configuration commands on the device's model, and adds what only a live device has.
import type { Item, RouterosModel } from "../../devices/routeros/model.ts";
import { execute, type State } from "../../devices/routeros/simulate.ts";
import type { Frame } from "./console.ts";
import { dateAndTime } from "./durations.ts";
import { live, liveMenus, withLiveValues } from "./live-menus.ts";
import { itemsOf, withMenus, withoutMenus } from "./menus.ts";
import { notInDeviceMode, notPermitted, Refused } from "./refusal.ts";
import type { Statement } from "./statement.ts";
import { actionOf } from "./watch-commands.ts";

/** Runs one statement; the answer is what it prints. Throws Refused, with what was done before the failure kept. */
export function runOnModel(frame: Frame, statement: Pick<Statement, "text" | "line" | "column">): string {
  const { device, locals } = frame;
  const seen = liveMenus(frame, statement.text);
  const before = device.model;
  const reply = execute(
    { model: withMenus(before, seen), path: frame.path, globals: device.globals },
    `${locals}${withLiveValues(frame, statement.text)}`,
  );
  const { model } = reply.state;
  device.globals = reply.state.globals;
  frame.path = reply.state.path;
  if (reply.changed.length > 0) keep(frame, before, withoutMenus(model, live), removedFiles(model, seen));
  if (reply.error === undefined) return reply.output;
  frame.print(reply.output);
  throw new Refused(replaced(reply.error, statement, locals));
}

/** The place in an error as the sender sees it: line and column of the script, not of our call. */
function replaced(error: string, statement: Pick<Statement, "line" | "column">, locals: string): string {
  const before = locals.split("\n").length - 1;
  return error.replace(/\(line (\d+) column (\d+)\)/, (_, line: string, column: string) => {
    const at = Number(line) - before;
    return `(line ${at + statement.line - 1} column ${Number(column) + (at === 1 ? statement.column - 1 : 0)})`;
  });
}

/** Takes a change over, if this user and this device may make it. */
function keep(frame: Frame, before: RouterosModel, after: RouterosModel, removed: readonly string[]): void {
  const { device, actor } = frame;
  if (!actor.policies.has("write")) throw new Refused(notPermitted);
  const touches = (path: string): boolean => itemsOf(before, path) !== itemsOf(after, path);
  if (accounts.some(touches) && !actor.policies.has("policy")) throw new Refused(notPermitted);
  const scheduled = scheduledNow(frame, before, after);
  for (const file of removed) device.files.remove(file);
  if (sameMenus(before, after)) return;
  device.change(scheduled);
  for (const path of new Set([...before.menus.keys(), ...after.menus.keys()])) {
    const [old, young] = [itemsOf(before, path), itemsOf(after, path)];
    if (old !== young) device.remember(actionOf(path, old.length, young.length), actor.user);
  }
}

const accounts = ["/user", "/user/ssh-keys", "/user/group"];
const timers = "/system/scheduler";

function sameMenus(before: RouterosModel, after: RouterosModel): boolean {
  if (before.menus.size !== after.menus.size) return false;
  return [...before.menus].every(([menu, items]) => after.menus.get(menu) === items);
}

/** New entries of the scheduler: refused in some device-modes, and given the time they were made. */
function scheduledNow({ device }: Frame, before: RouterosModel, after: RouterosModel): RouterosModel {
  const known = new Set(itemsOf(before, timers).map(({ id }) => id));
  const items = itemsOf(after, timers);
  if (items.every(({ id }) => known.has(id))) return after;
  if (device.deviceMode === "home") throw new Refused(notInDeviceMode);
  const { date, time } = dateAndTime(device.wallClock);
  const dated = items.map((item): Item => {
    if (known.has(item.id) || item.attributes.has("start-time")) return item;
    return { ...item, attributes: new Map([...item.attributes, ["start-date", date], ["start-time", time]]) };
  });
  return withMenus(after, new Map([[timers, dated]]));
}

function removedFiles(whole: RouterosModel, seen: ReadonlyMap<string, readonly Item[]>): readonly string[] {
  const left = new Set(itemsOf(whole, "/file").map(({ attributes }) => attributes.get("name")));
  return (seen.get("/file") ?? []).map(({ attributes }) => attributes.get("name") ?? "").filter((name) => !left.has(name));
}

const grammar =
  /^(expected|syntax error|bad command|bad parameter|no such command|ambiguous|input does not match|invalid value|missing value|unknown parameter|value of)/i;

/** Tries statements on a copy, one after another; the answer is the error of grammar, if it is one. */
export function triedOnModel(frame: Frame): (statement: Statement) => string | undefined {
  const model = withMenus(frame.device.model, liveMenus(frame, "file"));
  let state: State = { model, path: "/", globals: frame.device.globals };
  return (statement) => {
    const reply = execute(state, statement.text);
    state = reply.state;
    return reply.error !== undefined && grammar.test(reply.error) ? replaced(reply.error, statement, "") : undefined;
  };
}
