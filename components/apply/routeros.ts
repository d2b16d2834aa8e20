// A safe change on RouterOS: files by SFTP, /import, and an undo that the device's own scheduler runs (reference network, §6).
import type { Model, Platform } from "../devices/platform.ts";
import { type Session, TransportError } from "../transport/session.ts";
import type { Guard } from "./outcome.ts";
import { anotherAtWork, type Condition, DeviceRefusal, type Look, type Procedure, type Staged, type Traces } from "./procedure.ts";
import { conditionIn, FIRST, LAST, POLICY } from "./routeros-condition.ts";
import { againName, lastWords, namesOf, refusalIn, scriptFile, scriptName, undoFile, undoName } from "./routeros-script.ts";

const TIMER = "simpul-undo";
const BOOT = "simpul-undo-boot";

/** A name inside a command line: ours only, so no quoting can go wrong. */
const named = (name: string): string => {
  if (!/^[A-Za-z0-9/._-]+$/.test(name)) throw new TypeError(`not a name of ours: ${name}`);
  return `"${name}"`;
};
/** Of one transaction: another's timer is left alone, whatever its name. */
const removeTimers = (transaction: string): readonly string[] =>
  [TIMER, BOOT].map((name) => `/system/scheduler/remove [find name=${named(name)} on-event~${named(transaction)}]`);
const removeFile = (name: string): string => `/file/remove [find name=${named(name)}]`;

/** Runs a line; RouterOS stops a line at its first failure, so the mark at its end is printed only when all of it ran. */
async function line(session: Session, commands: readonly string[], mark: string, after: readonly string[] = []): Promise<string> {
  const { text } = await session.run([...commands, `:put ${named(mark)}`, ...after].join("; "));
  const [before, ...rest] = text.split(new RegExp(`^${mark}\\s*$`, "m"));
  const refusal = refusalIn(before ?? "");
  if (refusal !== undefined) throw new DeviceRefusal(refusal);
  if (rest.length === 0) throw new DeviceRefusal(lastWords(text));
  return rest.join("");
}

/** One line for the configuration and our files, so that a look costs one round trip. */
const LOOK = ["/export show-sensitive", ':put "simpul-look"', "/file/print terse"];

function lookIn(session: Session, platform: Platform, text: string): Look {
  const [configuration = "", files] = text.split(/^simpul-look\s*$/m);
  if (files === undefined) throw new DeviceRefusal(refusalIn(text) ?? lastWords(text));
  const model = platform.parse(configuration);
  if (model.items === 0) throw new TransportError(session.device, "command", "what it exports is no RouterOS configuration");
  if (model.incomplete.length > 0) throw new DeviceRefusal(`its export broke off in ${model.incomplete.join(", ")}`);
  const armed = armedIn(platform, model, configuration);
  return { model: armed.length === 0 ? model : withoutTimers(platform, model), traces: tracesIn(armed, files) };
}

/** The model as it will be once our timers are gone: they are no part of anyone's configuration. */
function withoutTimers(platform: Platform, model: Model): Model {
  const removed = platform.simulate(model, [TIMER, BOOT].map((name) => `/system/scheduler/remove [find name=${named(name)}]`).join("\n"));
  return removed.accepted ? removed.model : model;
}

/** Our timers in what was exported. Most devices have none: that is seen without printing the whole model; a name may be broken across lines. */
function armedIn(platform: Platform, model: Model, exported: string): string[] {
  if (!exported.replaceAll(/\\\r?\n\s*/g, "").includes(TIMER)) return [];
  const entry = new RegExp(`^/system[ /]scheduler add .*\\bname="?(${TIMER}|${BOOT})"?( |$)`);
  return platform
    .print(model)
    .split("\n")
    .filter((item) => entry.test(item));
}

function tracesIn(entries: readonly string[], files: string): Traces {
  const names = [...files.matchAll(/\bname="?([^\s"]+)"?/g)].map(([, name]) => name ?? "");
  const armed = entries.flatMap((entry) => /simpul-undo-([a-z0-9-]+)\.rsc/.exec(entry)?.[1] ?? []);
  const by = /\bcomment="?simpul: ([A-Za-z0-9._@-]+)/.exec(entries[0] ?? "")?.[1];
  return {
    ...(armed[0] === undefined ? {} : { armed: armed[0] }),
    ...(by === undefined ? {} : { by }),
    timers: armed.length,
    files: names.filter((name) => /^(flash\/)?simpul-[a-z0-9-]+\.rsc$/.test(name)),
    folder: names.some((name) => name === "flash" || name.startsWith("flash/")) ? "flash/" : "",
  };
}

async function look(session: Session, platform: Platform): Promise<Look> {
  return lookIn(session, platform, (await session.run(LOOK.join("; "))).text);
}

/** All of it in one line; a device that cannot read the line as a whole is looked at alone, and its condition is not known. */
async function inspect(
  session: Session,
  platform: Platform,
  user: string,
): Promise<{ readonly look: Look; readonly condition: Condition }> {
  const { text } = await session.run([...FIRST, ...LOOK, ...LAST].join("; "));
  const found = conditionIn(text, user);
  if (found !== undefined) return { look: lookIn(session, platform, found.look), condition: found.condition };
  if (text.includes("simpul-itself")) throw new DeviceRefusal(refusalIn(text) ?? lastWords(text));
  return { look: await look(session, platform), condition: { writers: [] } };
}

async function upload(session: Session, staged: Staged): Promise<void> {
  await session.upload([undoName(staged), undoFile(staged, removeTimers(staged.transaction))], [scriptName(staged), scriptFile(staged)]);
}

async function dryRun(session: Session, staged: Staged, version: string | undefined): Promise<boolean> {
  if (!hasDryRun(version)) return false;
  const files = [scriptName(staged), undoName(staged)];
  const tries = files.map((name) => `/import file-name=${named(name)} verbose=yes dry-run`);
  await line(session, tries, `simpul-checked-${staged.transaction}`);
  return true;
}

/** `dry-run` came with 7.16; its manual page wants verbose mode. */
function hasDryRun(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  return major > 7 || (major === 7 && minor >= 16);
}

/**
 * Two entries, since `start-time=startup` runs only with interval 0 and an interval alone is lost on no reboot but starts late:
 * a clock that begins in 1970 after a power cut forbids every absolute time. Two names can not be there twice: of two runs that arm at
 * once the device refuses the second.
 */
async function arm(session: Session, platform: Platform, staged: Staged): Promise<{ readonly guard: Guard; readonly look: Look }> {
  const undo = `/import file-name=${undoName(staged)}`;
  const by = staged.by === undefined ? "" : ` comment="simpul: ${staged.by}"`;
  const entries = [
    `/system/scheduler/add${by} interval=${staged.minutes}m name=${TIMER} on-event="${undo}" policy=${POLICY}`,
    `/system/scheduler/add${by} name=${BOOT} on-event=":delay 120s; ${undo}" policy=${POLICY} start-time=startup`,
  ];
  const mark = `simpul-armed-${staged.transaction}`;
  try {
    const shown = await line(session, entries, mark, LOOK);
    const found = lookIn(session, platform, shown);
    if (found.traces.armed !== staged.transaction || found.traces.timers < entries.length)
      throw new DeviceRefusal("the undo timer was added but cannot be read back");
    return { guard: "scheduler", look: found };
  } catch (refusal) {
    if (refusal instanceof DeviceRefusal && /already exists/.test(refusal.message)) throw await armedByAnother(session, platform, refusal);
    if (!(refusal instanceof DeviceRefusal && /device-mode|not allowed/i.test(refusal.message))) throw refusal;
    return { guard: await armJob(session, staged), look: await look(session, platform) };
  }
}

async function armedByAnother(session: Session, platform: Platform, refusal: DeviceRefusal): Promise<DeviceRefusal> {
  const { traces } = await look(session, platform);
  return traces.armed === undefined ? refusal : new DeviceRefusal(anotherAtWork(traces.armed, traces.by));
}

/** Where device-mode forbids the scheduler: a job that waits. A reboot loses it; removing the undo file makes it harmless. */
async function armJob(session: Session, staged: Staged): Promise<Guard> {
  const file = undoName(staged);
  const job = `:delay ${staged.minutes}m; :if ([:len [/file/find name=\\"${file}\\"]] > 0) do={/import file-name=${file}}`;
  await line(session, [`:execute script="${job}"`], `simpul-armed-${staged.transaction}`);
  return "job";
}

async function run(session: Session, staged: Staged): Promise<void> {
  await line(session, [`/import file-name=${named(scriptName(staged))}`], `simpul-done-${staged.transaction}`);
}

async function undo(session: Session, transaction: string, folder: string, commands?: readonly string[]): Promise<void> {
  const place = { transaction, folder };
  const file = commands === undefined ? undoName(place) : againName(place);
  if (commands !== undefined) await session.upload([file, undoFile({ ...place, undo: commands }, removeTimers(transaction))]);
  await line(session, [`/import file-name=${named(file)}`], `simpul-undone-${transaction}`);
}

async function disarm(session: Session, platform: Platform, transaction: string): Promise<Look> {
  const names = ["", "flash/"].flatMap((folder) => namesOf({ transaction, folder }));
  const commands = [...removeTimers(transaction), ...names.map(removeFile)];
  return lookIn(session, platform, await line(session, commands, `simpul-disarmed-${transaction}`, LOOK));
}

async function sweep(session: Session, files: readonly string[]): Promise<void> {
  if (files.length > 0) await line(session, files.map(removeFile), "simpul-swept");
}

export const routeros: Procedure = { vendor: "routeros", look, inspect, upload, dryRun, arm, run, undo, disarm, sweep };
