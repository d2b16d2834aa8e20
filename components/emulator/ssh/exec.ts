// One command from a session: the faults that strike it, the run itself, and the farm's log of it.
import type { Fault } from "../faults/fault.ts";
import { atAnswers, atCommands, atLines, effectOf, inImports } from "../faults/on-command.ts";
import { Struck } from "../faults/struck.ts";
import type { Asked, Ended } from "./guest.ts";
import type { Visit } from "./session.ts";

const struckAt = { command: atCommands, script: atAnswers, line: atLines } as const;

/** The answer; undefined where none ever comes. */
export async function answer(visit: Visit, command: string, path = "/"): Promise<Ended | undefined> {
  const { device, guest } = visit;
  const asked = guest.asked(command);
  const { revision } = device;
  await pause(device.around.latency.command);
  try {
    const fault = device.faults.strikes(asked, struckAt[asked.is ?? "command"]);
    const early = fault === undefined ? undefined : await struck(visit, fault);
    const ended = early ?? (await run(visit, command, asked, path));
    log(visit, command, ended);
    return later(visit, fault, changedOnTheWay(visit, fault, ended));
  } catch (error) {
    if (!(error instanceof Struck)) throw error;
    log(visit, command, { text: "", ok: false, changed: device.revision !== revision });
    return later(visit, error.fault, undefined);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function run({ device, guest, felt, isOver }: Visit, command: string, asked: Asked, path: string): Promise<Ended> {
  const inFile = async (line: number): Promise<void> => {
    const fault = device.faults.strikes({ step: asked.step, line }, inImports);
    if (fault === undefined) return;
    const { before } = effectOf(fault);
    if (before === undefined) throw new Struck(fault);
    await before(device, fault);
  };
  const isReadOnly = device.faults.holds("read-only-user");
  if (isReadOnly) felt.add("read-only-user");
  return guest.run(command, { ...asked, path, isReadOnly, felt, isOver, inFile });
}

function refusal(text: string): Ended {
  return { text: `${text}\n`, ok: false, changed: false };
}

function changedOnTheWay({ device, guest }: Visit, fault: Fault | undefined, ended: Ended): Ended {
  const text = fault === undefined ? ended.text : (effectOf(fault).garbles?.(ended.text, fault.seed) ?? ended.text);
  if (!device.faults.holds("prompt-lookalike")) return { ...ended, text };
  const lookalike = device.lookAlike(guest.user);
  return { ...ended, text: `${lookalike}${text}${lookalike}` };
}

/** A fault before the command: what it answers in its place, if it does. */
async function struck({ device }: Visit, fault: Fault): Promise<Ended | undefined> {
  const { before, refuses, interrupts } = effectOf(fault);
  if (interrupts === true) throw new Struck(fault);
  await before?.(device, fault);
  return refuses === true ? refusal(device.says[fault.kind] ?? "") : undefined;
}

/** A fault after the command: the connection, the power; no answer comes then. */
function later({ device }: Visit, fault: Fault | undefined, ended: Ended | undefined): Ended | undefined {
  const { after } = fault === undefined ? {} : effectOf(fault);
  after?.(device);
  return after === undefined ? (ended ?? refusal(device.says["import-stops"])) : undefined;
}

function log({ device }: Visit, command: string, ended: Ended): void {
  device.around.log.write({
    device: device.id,
    event: "command",
    command: device.withoutSecrets(command),
    changed: ended.changed,
    ok: ended.ok,
  });
}
