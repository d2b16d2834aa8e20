// In which order `simpul apply` goes, and when it stops: the plan's, and what the command line says.
import type { Command } from "commander";
import type { FleetPlan } from "../../components/apply/index.ts";
import { namesIn } from "../../components/fleet/settings.ts";
import { DoorError, repeated } from "../door/door.ts";
import type { Fleet, FleetOptions } from "../fleet/devices.ts";

export interface OrderOptions extends FleetOptions {
  readonly wave?: string;
  readonly canary?: readonly string[];
  readonly stopAfter?: string;
  readonly transaction?: boolean;
  readonly allowWeakGuard?: readonly string[];
}

export function orderOptions(command: Command): Command {
  return command
    .option("--wave <number>", "so many devices in a wave at most; the next begins when all of it is over (default: a simpul's devices)")
    .addOption(
      repeated(
        "--canary <device>",
        "goes first, and nothing else starts when it fails",
        "one router at the edge, where the region's plan is known",
      ),
    )
    .option(
      "--stop-after <number>",
      "start nothing new once so many devices are not as intended (default: simpul:stopAfter of the stack, else 3)",
    )
    .option("--transaction", "all or none: when one fails those before it go back")
    .addOption(
      repeated("--allow-weak-guard <device>", "change this device of the core although a reboot in the middle would lose its undo"),
    );
}

const usualParallel = 32;

export async function orderOf(options: OrderOptions, { settings }: Pick<Fleet, "settings">): Promise<FleetPlan> {
  const { wave, canary = [], stopAfter, transaction, allowWeakGuard = [] } = options;
  const most = wave === undefined ? undefined : numberOf("--wave", wave);
  return {
    ...(options.from === undefined ? await planned(options.region) : { order: [], links: [] }),
    canary,
    weakGuard: [...allowWeakGuard, ...namesIn(settings.weakGuard)],
    parallel: Math.min(most ?? usualParallel, 256),
    ...(most === undefined ? {} : { wave: most }),
    stopAfter: stopAfter === undefined ? settings.stopAfter : numberOf("--stop-after", stopAfter),
    ...(transaction === true ? { transaction } : {}),
  };
}

function numberOf(option: string, text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new DoorError(`${option} is a whole number from 1, not "${text}"`);
}

async function planned(region: string): Promise<Pick<FleetPlan, "order" | "links" | "areas" | "core">> {
  // planning is loaded only where a plan is needed
  const [{ settledRegion }, { changeOrder }] = await Promise.all([
    import("../door/region.ts"),
    import("../../components/planning/index.ts"),
  ]);
  return changeOrder(settledRegion(region).plan);
}
