// The device's console: runs a script statement by statement, its own commands here, configuration in the RouterOS engine.
import { withoutSecrets } from "../farm-log.ts";
import { Struck } from "../faults/struck.ts";
import type { Actor } from "./actor.ts";
import { controlOf } from "./control.ts";
import type { RouterosDevice } from "./device.ts";
import { runOnModel } from "./engine.ts";
import { hostCommandOf } from "./host.ts";
import { Refused } from "./refusal.ts";
import { progressAfter } from "./stage.ts";
import { commandOf, type Statement, statementsOf } from "./statement.ts";

/** Where a script runs: what it prints, where it stands, and how it waits. */
export interface Frame {
  readonly device: RouterosDevice;
  readonly actor: Actor;
  readonly print: (text: string) => void;
  /** the menu that relative commands are in */
  path: string;
  /** statements put before each one that the engine runs: variables of the console's own */
  readonly locals: string;
  /** called before each statement, with its number from 1 */
  readonly before?: (step: number, statement: Statement) => Promise<void>;
  /** called before each statement of an imported file: where faults strike */
  readonly inFile?: (step: number) => Promise<void>;
  /** sleeps; false when the device was restarted meanwhile */
  readonly sleep: (milliseconds: number, rest: string) => Promise<boolean>;
  readonly depth: number;
  /** nothing runs unless all can be read: a line that was sent, not a file */
  readonly whole: boolean;
}

/** How a script ended. */
export interface Ended {
  readonly text: string;
  readonly ok: boolean;
  readonly changed: boolean;
  readonly path: string;
}

export interface RunOptions {
  readonly path?: string;
  readonly inFile?: (step: number) => Promise<void>;
}

const deepest = 20;

/** Runs a script in a frame; throws Refused at the first statement that fails. */
export async function runIn(frame: Frame, script: string): Promise<void> {
  if (frame.depth > deepest) throw new Refused("failure: too deep recursion");
  const groups = groupsOf(script, frame);
  for (const [index, group] of groups.entries()) {
    await frame.before?.(index + 1, group);
    await runGroup(frame, group, () => script.slice(group.end + 1));
  }
}

/** Text of statements that run together, and the statements. */
interface Group extends Statement {
  readonly ours: boolean;
  readonly parts: readonly Statement[];
}

/** The engine takes many statements in one go, unless somebody wants a word before each; the console's own run alone. */
function groupsOf(script: string, frame: Frame): readonly Group[] {
  const statements = statementsOf(script);
  const together = frame.before === undefined || statements.some(({ text }) => /^:(local|global)\b/.test(text));
  const groups: Group[] = [];
  for (const statement of statements) {
    const ours = isOurs(statement.text);
    const last = groups.at(-1);
    if (!together || ours || last === undefined || last.ours) groups.push({ ...statement, ours, parts: [statement] });
    else
      groups[groups.length - 1] = {
        ...last,
        text: script.slice(last.at, statement.end),
        end: statement.end,
        parts: [...last.parts, statement],
      };
  }
  return groups;
}

/** Words of commands that the console runs itself, wherever they stand. A word too many costs time, no more. */
const ourWords =
  /\b(import|execute|delay|reboot|shutdown|scheduler|export|ping|backup|reset-configuration|quit|device-mode|resource|routerboard|neighbor|script|log|ssh-keys|package|clock|monitor|history)\b|\/(file|route|interface|user)[ /]+(print|add)\b|\bprint\b/;

function isOurs(text: string): boolean {
  return ourWords.test(text);
}

async function runGroup(frame: Frame, group: Group, rest: () => string): Promise<void> {
  if (group.ours) return runOurs(frame, group, rest);
  const revision = frame.device.revision;
  try {
    frame.print(runOnModel(frame, group));
  } catch (error) {
    // A file is read line by line: what stands before an unreadable line has run [D].
    if (!(error instanceof Refused) || group.parts.length < 2 || frame.device.revision !== revision || frame.whole) throw error;
    for (const statement of group.parts) frame.print(runOnModel(frame, statement));
  }
}

async function runOurs(frame: Frame, statement: Statement, rest: () => string): Promise<void> {
  const control = controlOf(statement.text);
  if (control !== undefined) return control(frame, rest);
  const command = commandOf(statement.text, frame.path);
  const host = hostCommandOf(command);
  if (host !== undefined) return host(frame, command);
  frame.print(runOnModel(frame, statement));
}

/** Runs what a person or a program sent over a session. Faults come through. */
export async function runFor(device: RouterosDevice, script: string, actor: Actor, options: RunOptions = {}): Promise<Ended> {
  const sleep = async (milliseconds: number): Promise<boolean> => {
    device.save();
    await device.clock.pass(milliseconds);
    return true;
  };
  return run(device, script, actor, sleep, options);
}

async function run(
  device: RouterosDevice,
  script: string,
  actor: Actor,
  sleep: Frame["sleep"],
  { path = "/", inFile }: RunOptions,
): Promise<Ended> {
  const revision = device.revision;
  let text = "";
  const print = (more: string): void => {
    text += more;
  };
  const frame: Frame = {
    device,
    actor,
    print,
    path,
    locals: "",
    sleep,
    depth: 0,
    whole: true,
    ...(inFile === undefined ? {} : { inFile }),
  };
  let ok = true;
  try {
    await runIn(frame, script);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    ok = false;
    print(`${error.message}\n`);
  } finally {
    if (device.revision !== revision) device.save();
  }
  return { text, ok, changed: device.revision !== revision, path: frame.path };
}

/** Runs a background job to its end; what it prints nobody sees. */
export async function runAlone(device: RouterosDevice, script: string, actor: Actor, sleep: Frame["sleep"]): Promise<Ended> {
  try {
    const ended = await run(device, script, actor, sleep, {});
    if (!ended.ok) device.log("script,error", `executing script failed: ${withoutSecrets(ended.text.trim())}`);
    return ended;
  } catch (error) {
    if (!(error instanceof Struck)) throw error;
    return { text: "", ok: false, changed: true, path: "/" };
  }
}

/** Runs a timer's script as a job, and writes both logs when it is over or first sleeps. */
export function runTimer(device: RouterosDevice, script: string, actor: Actor): void {
  const revision = device.revision;
  device.log("script,info", "scheduler entry started");
  void device.jobs.begin(script, actor).then(({ ok }) => {
    device.progress = progressAfter(script, "precheck", device.progress);
    device.around.log.write({ device: device.id, event: "timer", command: script, changed: device.revision !== revision, ok });
  });
}
