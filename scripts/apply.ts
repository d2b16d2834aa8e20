// `simpul apply`: devices become what is intended, by the same machine as `pulumi up`: an undo timer on each, waves, a canary, evidence.
import { join } from "node:path";
import type { Command } from "commander";
import { type Change, changeFleet, type DeviceOutcome, isDone, Journal } from "../components/apply/index.ts";
import { connectAgain, inTurns, JumpHosts, usualLimits } from "../components/transport/index.ts";
import { Prepared, type Seen } from "./apply/change.ts";
import { endsOf } from "./apply/ends.ts";
import { type OrderOptions, orderOf, orderOptions } from "./apply/order.ts";
import { applyWords } from "./apply/words.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, DoorError, type Register, repeated } from "./door/door.ts";
import { progressOf } from "./door/progress.ts";
import { type Fleet, fleetOf, fleetOptions, type Placed, placed } from "./fleet/devices.ts";
import { type IntendedOptions, intendedOf, intendedOptions } from "./fleet/intended.ts";
import { atOnceOf, interruption } from "./fleet/visit.ts";

export type ApplyOptions = IntendedOptions & OrderOptions & { readonly dryRun?: boolean; readonly allowLockOut: readonly string[] };

/** One device, and what was or would be done to it. */
export interface Applied extends DeviceOutcome {
  readonly commands: readonly string[];
  readonly explain: readonly string[];
}

export const register: Register = (program) => {
  const command: Command = program
    .command("apply")
    .description(
      "Changes devices to what is intended: read, compare, dry run, an undo timer on the device, the change, verify over a new connection, disarm. Exit 0 all are as intended, 2 some are not.",
    );
  orderOptions(intendedOptions(fleetOptions(command)))
    .option("--dry-run", "look and say what would be done; nothing is put on any device")
    .addOption(
      repeated(
        "--allow-lock-out <device>",
        "change this device although its script may cut the way in; its undo timer is what brings it back",
      ),
    );
  act<ApplyOptions>(command, (_, options) => applyAnswer(options));
};

/** Seconds a command may take: small boards export a large configuration in tens of seconds. */
const commandLimit = 60;

async function applyAnswer(options: ApplyOptions): Promise<Answer> {
  const fleet = await fleetOf(options);
  const order = await orderOf(options, fleet);
  refuseStrangers(fleet, options);
  const jumps = new JumpHosts({ ...usualLimits, command: commandLimit });
  const stop = interruption();
  try {
    const journal = new Journal(join(checkout, ".simpul/transactions"));
    const open = (target: Parameters<typeof connectAgain>[0]) => connectAgain(target, { limits: { command: commandLimit }, jumps });
    const intended = await intendedOf(fleet, options);
    const preparing = new Prepared({ connect: open, journal, intended, order, options });
    const seen = await looked(fleet, options, preparing);
    const changes = seen.flatMap((each) => ("change" in each ? [each.change] : []));
    if (options.dryRun === true) return answer(seen, { transaction: "", waves: [], devices: [] }, options);
    const progress = progressOf("done", changes.filter(({ commands }) => commands.length > 0).length);
    const done = ({ device, outcome }: DeviceOutcome): void => progress.step(`${device} ${outcome}`);
    const ends = changes.every(({ commands }) => commands.length === 0) ? undefined : await endsOf(fleet, options, open);
    const settings = { connect: open, journal, undoMinutes: fleet.settings.undoMinutes, signal: stop.signal, done, ...ends };
    const result = await changeFleet(changes, order, settings);
    progress.end();
    return answer(seen, result, options);
  } finally {
    stop.end();
    jumps.close();
  }
}

async function looked(fleet: Fleet, options: ApplyOptions, preparing: Prepared): Promise<readonly Seen[]> {
  const all = placed(fleet, options);
  const progress = progressOf("looked at", all.length);
  const look = async (each: Placed): Promise<Seen> => {
    const found = await preparing.look(each);
    progress.step(each.device.device);
    return found;
  };
  const seen = await inTurns(all, (each) => ("target" in each ? each.target : undefined), look, { atOnce: atOnceOf(options) });
  progress.end();
  return seen;
}

function refuseStrangers({ devices }: Fleet, { canary = [], allowLockOut, allowWeakGuard = [] }: ApplyOptions): void {
  const known = new Set(devices.map(({ device }) => device));
  const stranger = [...canary, ...allowLockOut, ...allowWeakGuard].find((name) => !known.has(name));
  if (stranger !== undefined)
    throw new DoorError(`${stranger} is none of the devices that are meant`, { fix: "see --devices and --limit" });
}

type Result = Awaited<ReturnType<typeof changeFleet>>;

function answer(seen: readonly Seen[], { transaction, waves, devices }: Result, options: ApplyOptions): Answer {
  const ended = new Map(devices.map((outcome) => [outcome.device, outcome]));
  const all = seen.map((each): Applied => {
    if (!("change" in each)) return { ...each.outcome, commands: [], explain: [] };
    const { device, shown, explain } = each.change;
    return { ...(ended.get(device) ?? notSent(each.change, each.refusal)), commands: shown.commands, explain };
  });
  return {
    exit: all.every(isDone) ? 0 : 2,
    json: () => ({ transaction, devices: all, waves }),
    text: () => applyWords(all, { transaction, waves, dryRun: options.dryRun === true }),
  };
}

function notSent({ device, runningHash, commands }: Change, why?: string): DeviceOutcome {
  if (why !== undefined) return { device, outcome: "refused", step: "precheck", guard: "none", runningHash, seconds: 0, why };
  const outcome = commands.length === 0 ? "unchanged" : "not started";
  return { device, outcome, step: "read", guard: "none", runningHash, seconds: 0 };
}
