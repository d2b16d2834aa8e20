// One command from a session: the faults that strike it, the run itself, and the farm's log of it.
import type { Fault } from "../faults/fault.ts";
import type { Step } from "../faults/kinds.ts";
import { atAnswers, atCommands, effectOf, inImports, timedOut } from "../faults/on-command.ts";
import { type Ended, runFor } from "../routeros/console.ts";
import { Struck } from "../routeros/refusal.ts";
import { progressAfter, stepOf } from "../routeros/stage.ts";
import type { Visit } from "./session.ts";

/** The answer; undefined where none ever comes. */
export async function answer(visit: Visit, command: string, path = "/"): Promise<Ended | undefined> {
  const { device } = visit;
  const step = stepOf(command, device.progress);
  await pause(device.around.latency.command);
  try {
    const fault = device.faults.strikes({ step, line: 1 }, step === "apply" && /\bimport\b/.test(command) ? atAnswers : atCommands);
    const early = fault === undefined ? undefined : await struck(visit, fault);
    const ended = early ?? (await run(visit, command, step, path));
    log(visit, command, ended);
    return later(visit, fault, changedOnTheWay(visit, fault, ended));
  } catch (error) {
    if (!(error instanceof Struck)) throw error;
    log(visit, command, { text: "", ok: false, changed: device.progress === "applied", path });
    return later(visit, error.fault, undefined);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function run(visit: Visit, command: string, step: Step, path: string): Promise<Ended> {
  const { device, actor } = visit;
  const inFile = async (line: number): Promise<void> => {
    const fault = device.faults.strikes({ step, line }, inImports);
    if (fault === undefined) return;
    const { before } = effectOf(fault);
    if (before === undefined) throw new Struck(fault);
    await before(device, fault);
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

function refusal(text: string): Ended {
  return { text: `${text}\n`, ok: false, changed: false, path: "/" };
}

function changedOnTheWay({ device, actor }: Visit, fault: Fault | undefined, ended: Ended): Ended {
  const text = fault === undefined ? ended.text : (effectOf(fault).garbles?.(ended.text, fault.seed) ?? ended.text);
  if (!device.faults.holds("prompt-lookalike")) return { ...ended, text };
  // As a status comment or a note in the middle of an export may look.
  const lookalike = `# [${actor.user}@${device.identity}] > /quit\n`;
  return { ...ended, text: `${lookalike}${text}${lookalike}` };
}

/** A fault before the command: what it answers in its place, if it does. */
async function struck({ device }: Visit, fault: Fault): Promise<Ended | undefined> {
  const { before, says, interrupts } = effectOf(fault);
  if (interrupts === true) throw new Struck(fault);
  await before?.(device, fault);
  return says === undefined ? undefined : refusal(says);
}

/** A fault after the command: the connection, the power; no answer comes then. */
function later({ device }: Visit, fault: Fault | undefined, ended: Ended | undefined): Ended | undefined {
  const { after } = fault === undefined ? {} : effectOf(fault);
  after?.(device);
  return after === undefined ? (ended ?? refusal(timedOut)) : undefined;
}

function log({ device }: Visit, command: string, ended: Ended): void {
  device.around.log.write({ device: device.id, event: "command", command, changed: ended.changed, ok: ended.ok });
}
