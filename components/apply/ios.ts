// A safe change on IOS: typed line by line, under the device's own timed rollback, or where it has no archive under an applet of ours.
import { ios as platformOfIos } from "../devices/ios/index.ts";
import type { Model, Platform } from "../devices/platform.ts";
import { type Session, TransportError } from "../transport/session.ts";
import { conditionIn, refusalIn } from "./ios-answers.ts";
import type { Guard } from "./outcome.ts";
import { type Condition, DeviceRefusal, type Look, type Procedure, type Staged, type Traces } from "./procedure.ts";

const FLASH = "flash:";
/** Of what is put into the configuration for the time of a change: an applet, or an alias that gives a timed rollback its name. */
const MARK = "simpul-undo-";

/** Ours only, so that no name can be anything else than a name. */
const named = (name: string): string => {
  if (!/^[a-z0-9-]+$/.test(name)) throw new TypeError(`not a name of ours: ${name}`);
  return name;
};
/** What ran before; the device itself writes it. */
const oldFile = (transaction: string): string => `${FLASH}simpul-${named(transaction)}.cfg`;
const applet = (transaction: string): string => `event manager applet ${MARK}${named(transaction)}`;
const alias = (transaction: string): string => `alias exec ${MARK}${named(transaction)}`;

/** A line that the device refuses is told by its first word: the rest may be a secret. */
async function typed(session: Session, command: string): Promise<string> {
  const { text } = await session.run(command);
  const refused = refusalIn(text);
  if (refused !== undefined) throw new DeviceRefusal(`${firstWord(command)} …: ${refused}`);
  return text;
}

function firstWord(command: string): string {
  return command.trim().split(/\s/)[0] ?? "";
}

/** Each is a key at the console. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
const control = /[\x00-\x09\x0b-\x1f\x7f]/;

/** The device does it only where it says so. */
async function done(session: Session, command: string, says: RegExp): Promise<void> {
  const text = await typed(session, command);
  if (!says.test(text)) throw new DeviceRefusal(`${firstWord(command)} …: it does not say that it is done`);
}

/** Lines in the configuration mode, up to the first that is refused; the mode is left whatever happens. */
async function configured(session: Session, units: readonly string[], enter = "configure terminal"): Promise<void> {
  await done(session, enter, /^Enter configuration commands/m);
  try {
    for (const unit of units) await typed(session, unit);
  } catch (refusal) {
    if (refusal instanceof DeviceRefusal) await session.run("end");
    throw refusal;
  }
  await typed(session, "end");
}

/** Lines as they are typed; a banner is one with its text, up to its own sign. */
export function unitsOf(commands: readonly string[]): readonly string[] {
  const lines = (platformOfIos.folded?.(commands) ?? "").split("\n").slice(0, -1);
  const units: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const unit = [lines[at] ?? ""];
    const [, sign, rest = ""] = /^\s*banner \S+ (\S)(.*)$/.exec(unit[0] ?? "") ?? [];
    if (sign !== undefined && !rest.includes(sign))
      while (at + 1 < lines.length) {
        unit.push(lines[++at] ?? "");
        if (unit.at(-1)?.includes(sign) === true) break;
      }
    units.push(unit.join("\n"));
  }
  return units;
}

async function look(session: Session, platform: Platform): Promise<Look> {
  const { model, marks } = await shown(session, "show running-config", platform);
  return { model, traces: tracesOf(marks, await waitingOn(session, marks)) };
}

/** What waits on the device besides what its configuration says. */
interface Waiting {
  /** transactions that left a file */
  readonly files: readonly string[];
  /** a timed rollback is armed */
  readonly waits: boolean;
  readonly by?: string;
  readonly isOurs: boolean;
}

/** A timed rollback has no name: it is ours where our alias is; and before that is typed, where our file is and who armed it is who we are. */
async function waitingOn(session: Session, marks: readonly string[]): Promise<Waiting> {
  const shown = (await session.run(`dir ${FLASH} | include simpul-`)).text;
  const timer = (await session.run("show archive config rollback timer")).text;
  const files = [...shown.matchAll(/\bsimpul-([a-z0-9-]+)\.cfg\b/g)].map(([, transaction]) => transaction ?? "");
  const by = /^User: *(\S+)/m.exec(timer)?.[1];
  const isNamed = marks.some((line) => line.startsWith("alias"));
  const waits = /^Timer value/m.test(timer);
  const isOurs = waits && (isNamed || (files.length > 0 && by !== undefined && by === (await ourselves(session))));
  return { files, waits, ...(by === undefined ? {} : { by }), isOurs };
}

/** The line that we sit at has a star. */
async function ourselves(session: Session): Promise<string | undefined> {
  const { text } = await session.run("show users | include ^\\*");
  return /^\*\s+\d+ \S+ +\d+ +(\S+)/m.exec(text)?.[1];
}

interface Shown {
  /** as it is without our marks, which are no part of anyone's configuration */
  readonly model: Model;
  readonly text: string;
  /** lines of ours */
  readonly marks: readonly string[];
}

/** A configuration is whole only with its end. */
async function shown(session: Session, command: string, platform: Platform): Promise<Shown> {
  const { text } = await session.run(command);
  if (!/\nend\s*$/.test(text)) {
    const refused = refusalIn(text);
    if (refused !== undefined) throw new DeviceRefusal(`it does not show its configuration: ${refused}`);
    throw new TransportError(session.device, "command", "the configuration that it shows breaks off");
  }
  const whole = platform.parse(text);
  if (whole.items === 0) throw new TransportError(session.device, "command", "what it shows is no IOS configuration");
  const marks = marksIn(platform.print(whole));
  const removed = platform.simulate(whole, marks.map((line) => `no ${line}`).join("\n"));
  const model = marks.length > 0 && removed.accepted ? removed.model : whole;
  return { model, text: platform.print(model), marks };
}

/** What takes each away is `no` and these words. */
function marksIn(text: string): readonly string[] {
  const mark = new RegExp(`^(?:event manager applet|alias exec) ${MARK}[a-z0-9-]+`);
  // By newlines alone: a name may hold what a regular expression takes for the end of a line.
  return text.split("\n").flatMap((line) => mark.exec(line)?.[0] ?? []);
}

function tracesOf(marks: readonly string[], { files, waits, by, isOurs }: Waiting): Traces {
  const marked = marks[0]?.slice(marks[0].indexOf(MARK) + MARK.length);
  const left = marked ?? files[0];
  const isArmed = isOurs || marks.some((line) => line.startsWith("event"));
  const armed = isArmed ? left : waits ? "of a person (configure terminal revert timer)" : undefined;
  return {
    ...(armed === undefined ? {} : { armed }),
    ...(armed === undefined || by === undefined ? {} : { by }),
    ...(left === undefined ? {} : { left }),
    timers: armed === undefined ? 0 : 1,
    files: files.map(oldFile),
    folder: FLASH,
  };
}

async function inspect(
  session: Session,
  platform: Platform,
  user: string,
): Promise<{ readonly look: Look; readonly condition: Condition }> {
  const ask = async (command: string): Promise<string> => (await session.run(command)).text;
  const asked = {
    cpu: await ask("show processes cpu | include CPU utilization"),
    memory: await ask("show memory statistics"),
    files: await ask(`dir ${FLASH} | include bytes free`),
    lock: await ask("show configuration lock"),
    privilege: await ask("show privilege"),
  };
  return { look: await look(session, platform), condition: conditionIn(asked, user) };
}

/** What runs becomes what a restart brings, and goes into a file of ours; both are read back. */
async function upload(session: Session, { transaction, commands, undo }: Staged): Promise<void> {
  const untypable = [...commands, ...undo].find((command) => control.test(command));
  if (untypable !== undefined) throw new DeviceRefusal(`${firstWord(untypable)} …: a control character in it cannot be typed`);
  const running = await shown(session, "show running-config", platformOfIos);
  await saved(session, running.text);
  await done(session, `copy running-config ${oldFile(transaction)}`, /bytes copied|\[OK/);
  const kept = (await session.run(`more ${oldFile(transaction)}`)).text;
  if (platformOfIos.print(platformOfIos.parse(kept)) !== running.text)
    throw new DeviceRefusal(`what it wrote to ${oldFile(transaction)} is not what it runs`);
}

async function saved(session: Session, running?: string): Promise<void> {
  const now = running ?? (await shown(session, "show running-config", platformOfIos)).text;
  const startup = await shown(session, "show startup-config", platformOfIos);
  if (startup.text === now) return;
  await done(session, "write memory", /\[OK\]/);
  if ((await shown(session, "show startup-config", platformOfIos)).text !== now)
    throw new DeviceRefusal("write …: what it would start with is not what it runs");
}

/** IOS has none: `configure replace … list` shows what it does while it does it [D]. */
async function dryRun(): Promise<boolean> {
  return false;
}

async function arm(session: Session, platform: Platform, staged: Staged): Promise<{ readonly guard: Guard; readonly look: Look }> {
  const guard = (await armRollback(session, staged)) ? "rollback" : await armApplet(session, staged);
  const found = await look(session, platform);
  if (found.traces.armed !== staged.transaction) throw new DeviceRefusal("the undo timer was armed but cannot be read back");
  return { guard, look: found };
}

/** False where the device has no archive, or an image that knows no such command. */
async function armRollback(session: Session, { minutes, transaction }: Staged): Promise<boolean> {
  const { text } = await session.run(`configure terminal revert timer ${minutes}`);
  if (/^Enter configuration commands/m.test(text)) {
    await typed(session, `${alias(transaction)} show clock`);
    await typed(session, "end");
    return true;
  }
  if (/archive|Invalid input|Incomplete/i.test(text)) return false;
  // Whose it is that waits: without our file it is not taken for ours.
  await removed(session, [oldFile(transaction)]);
  throw new DeviceRefusal(`configure …: ${refusalIn(text) ?? "it does not enter the configuration mode"}`);
}

/** Fires again and again until what it brings back has it no more; never saved, so a restart is an undo too. */
async function armApplet(session: Session, { transaction, minutes }: Staged): Promise<Guard> {
  await configured(session, [
    applet(transaction),
    ' action 1.0 cli command "enable"',
    ` action 2.0 cli command "configure replace ${oldFile(transaction)} force"`,
    // Last: an applet that we were cut off in never fires with half of what it should do.
    ` event timer watchdog time ${minutes * 60}`,
  ]);
  return "applet";
}

async function run(session: Session, { commands }: Staged): Promise<void> {
  await configured(session, unitsOf(commands));
}

/** First the timer, then the memory: the other way about a timer that fires would leave what starts unlike what runs. */
async function keep(session: Session): Promise<void> {
  await disarmTimers(session);
  await saved(session);
}

async function marksOn(session: Session): Promise<readonly string[]> {
  return marksIn((await session.run(`show running-config | include ^(event manager applet|alias exec) ${MARK}`)).text);
}

/** The timed rollback goes before its name: what is left between is a name without a timer. */
async function disarmTimers(session: Session): Promise<void> {
  const marks = await marksOn(session);
  if ((await waitingOn(session, marks)).isOurs) await typed(session, "configure confirm");
  if (marks.length > 0)
    await configured(
      session,
      marks.map((line) => `no ${line}`),
    );
}

/** By the commands where they are known, so that what others did meanwhile stays; else by the device's own copy. */
async function undo(session: Session, transaction: string, _: string, commands?: readonly string[]): Promise<void> {
  if (commands === undefined || !(await isConfigured(session, unitsOf(commands)))) await replaced(session, transaction);
  await disarmTimers(session);
  await saved(session);
  await removed(session, [oldFile(transaction)]);
}

async function isConfigured(session: Session, units: readonly string[]): Promise<boolean> {
  try {
    await configured(session, units);
    return true;
  } catch (failure) {
    if (!(failure instanceof DeviceRefusal)) throw failure;
    return false;
  }
}

/** Under our timed rollback by that itself, since it would stay armed else. */
async function replaced(session: Session, transaction: string): Promise<void> {
  const { isOurs } = await waitingOn(session, await marksOn(session));
  await done(session, isOurs ? "configure revert now" : `configure replace ${oldFile(transaction)} force`, /Rollback Done/);
}

async function disarm(session: Session, platform: Platform, transaction: string): Promise<Look> {
  await disarmTimers(session);
  await removed(session, [oldFile(transaction)]);
  return look(session, platform);
}

/** A file that is gone already is as it should be. */
async function removed(session: Session, files: readonly string[]): Promise<void> {
  for (const file of files) await session.run(`delete /force ${file}`);
  const left = (await session.run(`dir ${FLASH} | include simpul-`)).text;
  const stays = files.find((file) => left.includes(file.slice(FLASH.length)));
  if (stays !== undefined) throw new DeviceRefusal(`delete …: ${stays} is still there`);
}

/** A run that was cut off between the end of its timer and the memory: what runs was verified. */
async function sweep(session: Session, files: readonly string[]): Promise<void> {
  await keep(session);
  await removed(session, files);
}

export const ios: Procedure = { vendor: "ios", look, inspect, upload, dryRun, arm, run, keep, undo, disarm, sweep };
