// What every `lab` verb shares: which farm it means, and the farm's mistakes as errors of a door.
import type { Command } from "commander";
import { FarmError, FarmFolder, type SpecDevice } from "../../components/emulator/index.ts";
import { type Answer, act, type CommonOptions, DoorError } from "../door/door.ts";
import { type FarmPlace, farmPlace } from "./farm-place.ts";

export type LabOptions = CommonOptions & { readonly dir?: string };

/** A verb of `lab`; `--dir` names another farm than the checkout's. */
export function verb<Options extends LabOptions>(
  lab: Command,
  usage: string,
  says: string,
  handler: (place: FarmPlace, args: readonly string[], options: Options) => Promise<Answer | undefined> | Answer | undefined,
  more: (command: Command) => Command = (command) => command,
  isDefault = false,
): Command {
  const command = more(
    lab.command(usage, { isDefault }).description(says).option("--dir <folder>", "the farm in this folder (default: the region's)"),
  );
  return act<Options>(command, async (args, options) => {
    try {
      return await handler(farmPlace(options), args, options);
    } catch (error) {
      if (!(error instanceof FarmError)) throw error;
      throw new DoorError(error.message, error.fix === undefined ? {} : { fix: error.fix });
    }
  });
}

/** A verb that did what it was asked. */
export function said(words: string, document: Readonly<Record<string, unknown>> = {}): Answer {
  return { exit: 0, json: () => ({ done: words, ...document }), text: () => `${words}\n` };
}

/** What the lab knows of a device. */
export function specOf(place: FarmPlace, name: string): SpecDevice {
  const spec = new FarmFolder(place.path).spec()?.devices.find(({ device }) => device === name);
  if (spec === undefined) throw new DoorError(`there is no device "${name}" in the lab`, { fix: "see: simpul lab list" });
  return spec;
}

/** A whole number within bounds. */
export function numberIn(text: string, what: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new DoorError(`${what} is a whole number from ${least} to ${most}, not "${text}"`);
}
