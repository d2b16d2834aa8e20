// From a device of a fleet to its change: a look, the end of what an earlier run left, and the exact commands.
import {
  bytesOf,
  type Change,
  type Condition,
  type Connect,
  changeFrom,
  type DeviceOutcome,
  type FleetPlan,
  hasTraces,
  inspectAt,
  type Journal,
  lookAt,
  type Outcome,
  type Procedure,
  procedureOf,
  refusalOf,
  type Settled,
  settle,
  type Work,
  wantsStrongGuard,
  workOut,
} from "../../components/apply/index.ts";
import { platformOf } from "../../components/devices/index.ts";
import { DoorError } from "../door/door.ts";
import type { Placed } from "../fleet/devices.ts";
import type { Intended, IntendedOf } from "../fleet/intended.ts";
import { masks } from "../texts/vendor-text.ts";

/** A change to make (`refusal`: what a dry run saw that stands in its way), or how it ended before anything was sent. */
export type Seen = { readonly change: Change; readonly refusal?: string } | { readonly outcome: DeviceOutcome };

interface Tools {
  readonly connect: Connect;
  readonly journal: Journal;
  readonly intended: IntendedOf;
  readonly order: FleetPlan;
  readonly options: { readonly dryRun?: boolean; readonly allowLockOut: readonly string[] };
}

export class Prepared {
  readonly #tools: Tools;
  readonly #masks = masks();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Never throws for a device. */
  async look(placed: Placed): Promise<Seen> {
    const { device, vendor } = placed.device;
    const ended = (outcome: Outcome, why: string): Seen => ({ outcome: endedEarly(device, outcome, why) });
    const procedure = procedureOf(vendor);
    if (procedure === undefined) return ended("refused", `devices of vendor ${vendor} cannot be changed yet`);
    if ("why" in placed) return ended("unreachable", placed.why);
    const { seen, words, busy } = await this.#settled(placed.target, procedure);
    if (words !== undefined) process.stderr.write(`${device}: ${words}\n`);
    if (busy !== undefined) return ended("refused", busy);
    if (!seen.reached) return ended("unreachable", seen.why);
    try {
      const change = this.#changeOf(placed.device, seen.look.model, { target: seen.target, procedure, mask: this.#masks.mask });
      const refusal = this.#refusal(change, seen.condition);
      return { change, ...(refusal === undefined ? {} : { refusal }) };
    } catch (error) {
      if (error instanceof DoorError) return ended("refused", error.message);
      throw error;
    }
  }

  async #settled(target: Extract<Placed, { target: unknown }>["target"], procedure: Procedure): Promise<Settled> {
    const { connect, journal, options } = this.#tools;
    const tools = { platform: platformOf(procedure.vendor), procedure, connect, journal };
    const seen = await (options.dryRun === true ? inspectAt : lookAt)(target, tools);
    if (options.dryRun === true)
      return hasTraces(seen) ? { seen, words: "a run that was cut off left its undo on it; the next apply ends that first" } : { seen };
    const settled = await settle(seen, tools);
    if (settled.busy === undefined && settled.seen.reached) journal.settled(target.device);
    return settled;
  }

  /** The load is that of a moment: a change looks at it again and again before it counts. */
  #refusal(change: Change, condition: Condition | undefined): string | undefined {
    if (condition === undefined || change.commands.length === 0) return undefined;
    const demands = { bytes: bytesOf(change), strong: wantsStrongGuard(change, this.#tools.order) };
    return refusalOf({ ...condition, cpuLoad: 0 }, demands);
  }

  #changeOf(device: Placed["device"], running: Work["running"], how: Pick<Change, "target" | "procedure" | "mask">): Change {
    const platform = platformOf(device.vendor);
    // Fingerprints of an intended text stand for what the device itself holds.
    platform.mask(running, this.#masks.mask);
    const intended = this.#tools.intended(device, this.#masks.clear);
    if (intended === undefined) throw new DoorError("nothing says what it should run");
    refuseUnread(intended);
    const manage = this.#tools.options.allowLockOut.includes(device.device) ? undefined : intended.manage;
    const work = workOut(platform, this.#masks.mask, running, intended.model, { own: intended.own, manage });
    refuse(work);
    return changeFrom(work, how);
  }
}

function refuseUnread({ model }: Intended): void {
  const [first, ...others] = model.unparsed;
  const more = others.length === 0 ? "" : `, and ${others.length} more like it`;
  if (first !== undefined) throw new DoorError(`line ${first.line} of what it should run cannot be read${more}`);
}

/** What would cut us off, and what cannot be sent since a secret in it is not known. */
function refuse({ shown, clear }: Work): void {
  const { refused } = shown;
  if (refused !== undefined) throw new DoorError(`step ${refused.step} is refused: ${refused.reason} (${refused.command})`);
  const hidden = clear.commands.join("\n").match(/secret:[0-9a-f]{8}\b|secret\([a-z0-9][a-z0-9.-]*\)/)?.[0];
  if (hidden !== undefined) throw new DoorError(`${hidden} stands for a secret that is not known`);
}

function endedEarly(device: string, outcome: Outcome, why: string): DeviceOutcome {
  return { device, outcome, step: outcome === "unreachable" ? "connect" : "precheck", guard: "none", runningHash: "", seconds: 0, why };
}
