// What the device measures and remembers: light at its cages, its queues' counters, who is logged in, who changed what.
import type { Frame } from "./console.ts";
import { dateAndTime } from "./durations.ts";
import { runOnModel } from "./engine.ts";
import { itemsOf } from "./menus.ts";
import { Refused } from "./refusal.ts";
import { argumentsOf, type Command } from "./statement.ts";
import { printRows, type Row } from "./table.ts";

/** `/interface/ethernet/monitor sfp1,ether1 once`, `… [find where name~"sfp"] once`: a column a port, keys to the left [D]. */
export function monitor(frame: Frame, { rest }: Command): void {
  const [, found, named = ""] = /^\s*(?:(\[.*\])|(\S+))/.exec(rest) ?? [];
  const names = found === undefined ? named.split(",") : namesIn(frame, found);
  if (!/\bonce\b/.test(rest)) throw new Refused("interrupted");
  const known = namesIn(frame, "[find]");
  if (names.some((name) => !known.includes(name))) throw new Refused("input does not match any value of interface");
  const rows = names.map((name) => portRow(frame, name));
  frame.print(columns(rows));
}

function namesIn(frame: Frame, found: string): readonly string[] {
  const text = `:foreach i in=${found.replace(/^\[\s*find\b/, "[/interface/ethernet/find")} do={:put [/interface/ethernet/get $i name]}`;
  return runOnModel(frame, { text, line: 1, column: 1 })
    .split("\n")
    .filter((line) => line !== "");
}

function portRow({ device }: Frame, name: string): Row {
  const port = device.around
    .network()
    .interfacesOf(device.id)
    .find((each) => each.name === name);
  const isUp = port?.running === true;
  const link = { name, status: isUp ? "link-ok" : "no-link" };
  if (!/^sfp/.test(name)) return link;
  const light = isUp ? { "sfp-tx-power": "-5.214dBm", "sfp-rx-power": `-${(6 + (name.length % 4) * 1.7).toFixed(3)}dBm` } : {};
  return { ...link, "sfp-module-present": isUp ? "yes" : "no", ...light };
}

function columns(rows: readonly Row[]): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const left = Math.max(0, ...keys.map((key) => key.length)) + 2;
  const widths = rows.map((row) => Math.max(...Object.values(row).map((value) => value.length)) + 1);
  return keys
    .map((key) => `${key.padStart(left)}: ${rows.map((row, at) => (row[key] ?? "").padEnd(widths[at] ?? 0)).join("")}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

/** `/queue/simple/print stats`; without the word it is the configuration's own print. */
export function queues(frame: Frame, { rest }: Command): void {
  if (!/\bstats\b/.test(rest)) {
    frame.print(runOnModel(frame, { text: `/queue/simple/print ${rest}`, line: 1, column: 1 }));
    return;
  }
  const rows = itemsOf(frame.device.model, "/queue/simple").map(
    ({ attributes }): Row => ({
      name: attributes.get("name") ?? "",
      bytes: "0/0",
      packets: "0/0",
      dropped: "0/0",
      rate: "0bps/0bps",
    }),
  );
  frame.print(printRows(rows, ["name", "bytes", "dropped", "rate"], `detail ${rest.replaceAll(/\b(stats|without-paging)\b/g, "")}`));
}

/** Who has safe mode on, where somebody has. */
export const guest = "budi";

/** Who is logged in. */
export function active(frame: Frame, { rest }: Command): void {
  const { device } = frame;
  const rows = [...device.seats].map(({ user, since }): Row => ({ when: stamp(since), name: user, via: "ssh" }));
  const more: readonly Row[] = device.faults.holds("safe-mode")
    ? [{ when: stamp(device.wallClock), name: guest, address: "192.0.2.77", via: "winbox" }]
    : [];
  frame.print(printRows([...rows, ...more], ["when", "name", "via"], rest));
}

/** What was changed by whom, newest first; lost with the power. What safe mode will undo is floating [D]. */
export function history(frame: Frame, { rest }: Command): void {
  const { device } = frame;
  const rows = device.history.map(
    ({ action, by, time }): Row => ({ action, by, policy: "write", time: stamp(time), "floating-undo": "no", undoable: "yes" }),
  );
  const floating = { action: "route added", by: guest, policy: "write", time: stamp(device.wallClock), "floating-undo": "yes" };
  const all = device.faults.holds("safe-mode") ? [...rows, floating] : rows;
  frame.print(printRows(all.toReversed(), ["action", "by", "policy", "time"], rest));
}

function stamp(time: number): string {
  const { date, time: clock } = dateAndTime(time);
  return `${date} ${clock}`;
}

/** Words of a change, as `/system/history` has them: the menu, and what happened to it. */
export function actionOf(path: string, before: number, after: number): string {
  const words = argumentsOf(path.slice(1).replaceAll("/", " ")).words.slice(-2).join(" ");
  if (after > before) return `${words} added`;
  return after < before ? `${words} removed` : `${words} changed`;
}
