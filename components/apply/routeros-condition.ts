// What a RouterOS device says of itself before a change: room, memory, load, what its mode and our user's rights allow, who else is at it.
import { oneOf, type Row, rowsOf } from "../devices/readings/routeros-rows.ts";
import type { Condition } from "./procedure.ts";

/** What the undo file may do, and no more: scripts that write secrets need `sensitive` and `policy`, files need `ftp`. */
export const POLICY = "ftp,read,write,policy,test,sensitive";

/** Before everything else: an export keeps a small board's processor busy, and its load is what is asked. */
export const FIRST = ["/system/resource/print", ':put "simpul-itself"'];

/** A menu that the version may not have is read only when it is run, so that the rest of the line stands. */
const ifKnown = (command: string): string => `:do {[:parse "${command}"]} on-error={}`;

const parts = {
  mode: ifKnown("/system/device-mode/print"),
  users: "/user/print detail without-paging",
  groups: "/user/group/print detail without-paging",
  safe: ifKnown("/safe-mode/print"),
  floating: ":do {/system/history/print detail without-paging where floating-undo} on-error={}",
  history: "/system/history/print detail without-paging",
  active: "/user/active/print detail without-paging",
  clock: "/system/clock/print",
} as const;
type Part = keyof typeof parts;

export const LAST = [...Object.entries(parts).flatMap(([part, command]) => [`:put "simpul-${part}"`, command]), ':put "simpul-end"'];

/** The answer of the line with these words; undefined where it was not run to its end. */
export function conditionIn(text: string, user: string): { readonly look: string; readonly condition: Condition } | undefined {
  const [first = "", rest] = text.split(/^simpul-itself\s*$/m);
  const [look = "", ...found] = (rest ?? "").split(/^simpul-(mode|users|groups|safe|floating|history|active|clock|end)\s*$/m);
  const pieces = new Map(found.map((piece, at) => [piece, found[at + 1] ?? ""]));
  if (!pieces.has("end")) return undefined;
  const of = (part: Part): string => pieces.get(part) ?? "";
  const resource = oneOf(first);
  const lacking = lackingRights(rowsOf(of("users")), rowsOf(of("groups")), user);
  return {
    look,
    condition: {
      ...unfit(resource.version, lacking, user),
      ...sizeOf("freeSpace", resource["free-hdd-space"]),
      ...sizeOf("freeMemory", resource["free-memory"]),
      ...loadOf(resource["cpu-load"]),
      ...guardOf(oneOf(of("mode"))),
      writers: writersIn(of, user),
    },
  };
}

/** Version 6 writes its menus with blanks, knows no `show-sensitive`, and shows its OSPF elsewhere. */
function unfit(version: string | undefined, lacking: readonly string[], user: string): Pick<Condition, "unfit"> {
  if (version !== undefined && Number(version.split(".")[0]) < 7) return { unfit: `it runs RouterOS ${version}, changes need version 7` };
  if (lacking.length === 0) return {};
  return { unfit: `its user "${user}" has not the rights that the undo needs: ${lacking.join(", ")}. Give them to the user's group` };
}

/** Rights that an entry of the scheduler may not have, since who adds it has them not. */
function lackingRights(users: readonly Row[], groups: readonly Row[], user: string): readonly string[] {
  const group = users.find(({ name }) => name === user)?.group;
  const policy = groups.find(({ name }) => name === group)?.policy?.split(",");
  return policy === undefined ? [] : POLICY.split(",").filter((right) => !policy.includes(right));
}

/** Home forbids it, `flagged` everything new, and each feature can be switched alone. */
function guardOf(mode: Row): Pick<Condition, "guard"> {
  if (mode.scheduler === undefined) return {};
  const forbidden = /^(no|false)$/.test(mode.scheduler);
  if (!forbidden && mode.flagged !== "yes") return { guard: { kind: "scheduler" } };
  return { guard: { kind: "job", why: `its device-mode${forbidden ? ` (${mode.mode ?? "?"}) forbids the scheduler` : " is flagged"}` } };
}

function sizeOf<Key extends "freeSpace" | "freeMemory">(key: Key, text = ""): { readonly [K in Key]?: number } {
  const [, number, unit = ""] = /^([\d.]+)\s*([KMG]?)i?B?$/.exec(text) ?? [];
  if (number === undefined) return {};
  return { [key]: Number(number) * 1024 ** " KMG".indexOf(unit === "" ? " " : unit) } as { [K in Key]: number };
}

function loadOf(text = ""): Pick<Condition, "cpuLoad"> {
  return /^\d+%?$/.test(text) ? { cpuLoad: Number.parseInt(text, 10) } : {};
}

/** Minutes: who changed something as lately and is still logged in is at work. */
const atWork = 10;

function writersIn(of: (part: Part) => string, user: string): readonly string[] {
  const active = rowsOf(of("active"));
  const safe = new Set([...safeModeOwners(oneOf(of("safe"))), ...bys(of("floating"))]);
  const changed = lately(rowsOf(of("history")), oneOf(of("clock")));
  const workers = active.filter(({ name = "" }) => name !== user && !safe.has(name) && changed.has(name));
  return [
    ...[...safe].map((name) => `${withWay(name, active)} has safe mode on: what is changed now goes when that session ends`),
    ...new Set(
      workers.map(({ name = "" }) => `${withWay(name, active)} is logged in and changed something just now (${changed.get(name)})`),
    ),
  ];
}

function safeModeOwners({ enabled, user, owner }: Row): readonly string[] {
  return /^(yes|true)$/.test(enabled ?? "") ? [user ?? owner ?? "somebody"] : [];
}

/** Changes that carry the flag of safe mode, by whom they were made. */
function bys(text: string): readonly string[] {
  return [...text.matchAll(/\bby=(?:"([^"]*)"|(\S+))/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

/** The last change of each who made one in the last minutes; both times are the device's own. */
function lately(history: readonly Row[], { date, time }: Row): ReadonlyMap<string, string> {
  const now = Date.parse(`${date}T${time}Z`);
  const isLate = (at = ""): boolean => now - Date.parse(`${at.replace(" ", "T")}Z`) < atWork * 60_000;
  return new Map(
    history
      .filter((row) => isLate(row.time))
      .map(({ by = "", action = "" }) => [by, action])
      .toReversed() as [string, string][],
  );
}

function withWay(name: string, active: readonly Row[]): string {
  const seat = active.find((row) => row.name === name);
  if (seat === undefined) return name;
  return `${name} (${[seat.via, seat.address === undefined ? undefined : `from ${seat.address}`].filter(Boolean).join(" ")})`;
}
