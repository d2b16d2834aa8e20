// One command from a session: the faults that strike it, the run itself, and the farm's log of it.
import type { Fault, Step } from "../fault.ts";
import { type Ended, runFor } from "../routeros/console.ts";
import { nightShift } from "../routeros/other-writer.ts";
import { Struck } from "../routeros/refusal.ts";
import { progressAfter, stepOf } from "../routeros/stage.ts";
import type { Visit } from "./session.ts";

/** How much longer a slow answer takes, milliseconds. */
export const slow = 5000;

/** The answer; undefined where none ever comes. */
export async function answer(visit: Visit, command: string, path = "/"): Promise<Ended | undefined> {
  const { device } = visit;
  const step = stepOf(command, device.progress);
  await pause(device.around.latency.command);
  try {
    const fault = device.faults.strikes({ step, line: 1 }, step === "apply" && /\bimport\b/.test(command) ? atAnswers : atCommands);
    const early = fault === undefined ? undefined : await before(visit, fault);
    const ended = early ?? (await run(visit, command, step, path));
    log(visit, command, ended);
    return later(visit, fault, changedOnTheWay(visit, fault, ended));
  } catch (error) {
    if (!(error instanceof Struck)) throw error;
    log(visit, command, { text: "", ok: false, changed: device.progress === "applied", path });
    return later(visit, error.fault, undefined);
  }
}

/** The kinds that strike whole commands; others strike where they belong. */
const atCommands = ["cut", "cut-after", "reboot", "hang", "slow", "garbage", "refuse", "other-writer", "fast-timer", "disk-full"] as const;

const inImports = ["cut", "reboot", "hang", "slow", "refuse", "other-writer", "fast-timer", "disk-full", "import-stops"] as const;

/** Of an import, its lines are struck one by one; only its answer as a whole. */
const atAnswers = ["cut-after", "garbage"] as const;

export function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function run(visit: Visit, command: string, step: Step, path: string): Promise<Ended> {
  const { device, actor } = visit;
  const inFile = async (line: number): Promise<void> => {
    const fault = device.faults.strikes({ step, line }, inImports);
    if (fault === undefined) return;
    if (fault.kind === "slow") return device.clock.pass(slow);
    if (fault.kind === "other-writer") return nightShift(device, fault.seed);
    if (fault.kind === "fast-timer") return device.scheduler.fireAll();
    throw new Struck(fault);
  };
  try {
    const readOnly = device.faults.holds("read-only-user");
    if (readOnly) visit.felt.add("read-only-user");
    const may = readOnly ? { ...actor, policies: new Set(["ssh", "read", "test", "sensitive"]) } : actor;
    return await runFor(device, command, may, { path, inFile });
  } finally {
    if (device.deviceMode === "home" && step === "arm") visit.felt.add("device-mode-home");
    device.progress = progressAfter(command, step, device.progress);
  }
}

const timedOut = "failure: action timed out - try again, if error continues contact MikroTik support (13)";

/** What a fault does before the command; an answer ends it there. */
async function before({ device }: Visit, fault: Fault): Promise<Ended | undefined> {
  if (fault.kind === "slow") await device.clock.pass(slow);
  else if (fault.kind === "other-writer") nightShift(device, fault.seed);
  else if (fault.kind === "fast-timer") device.scheduler.fireAll();
  else if (fault.kind === "refuse") return refusal("failure: operation not permitted by the device");
  else if (fault.kind === "disk-full") return refusal("failure: not enough space on disk");
  else if (fault.kind === "cut" || fault.kind === "hang" || fault.kind === "reboot") throw new Struck(fault);
  return undefined;
}

function refusal(text: string): Ended {
  return { text: `${text}\n`, ok: false, changed: false, path: "/" };
}

function changedOnTheWay({ device, actor }: Visit, fault: Fault | undefined, ended: Ended): Ended {
  const text = fault?.kind === "garbage" ? garbled(ended.text, fault.seed) : ended.text;
  if (!device.faults.holds("prompt-lookalike")) return { ...ended, text };
  // As a status comment or a note in the middle of an export may look.
  const lookalike = `# [${actor.user}@${device.identity}] > /quit\n`;
  return { ...ended, text: `${lookalike}${text}${lookalike}` };
}

/** Characters changed at places that the seed tells. */
export function garbled(text: string, seed: number): string {
  const signs = [...text];
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  for (let count = 0; count < Math.max(1, signs.length / 40); count += 1) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    signs[state % Math.max(1, signs.length)] = String.fromCharCode(33 + ((state >>> 24) % 94));
  }
  return signs.join("");
}

/** What a fault does after the command: the connection, the power. */
function later({ device }: Visit, fault: Fault | undefined, ended: Ended | undefined): Ended | undefined {
  if (fault?.kind === "cut" || fault?.kind === "cut-after") device.cut();
  else if (fault?.kind === "reboot") device.reboot();
  else if (fault?.kind === "hang") return undefined;
  else return ended ?? refusal(timedOut);
  return undefined;
}

function log({ device }: Visit, command: string, ended: Ended): void {
  device.around.log.write({ device: device.id, event: "command", command, changed: ended.changed, ok: ended.ok });
}
