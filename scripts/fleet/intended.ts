// What the devices of a fleet should run: the plan's, rendered, or the texts of a folder.
import type { Command } from "commander";
import { intendedModel, ownership as usualOwnership } from "../../components/apply/index.ts";
import { platformOf } from "../../components/devices/index.ts";
import type { ManagementPath, Model, Ownership, Platform, Vendor } from "../../components/devices/platform.ts";
import { type Resolve, resolver, SecretError } from "../../components/secrets/index.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { checkout } from "../door/checkout.ts";
import { DoorError, repeated } from "../door/door.ts";
import { managementPath, ownership } from "../texts/device-options.ts";
import type { Masks } from "../texts/vendor-text.ts";
import type { Fleet, FleetDevice, FleetOptions } from "./devices.ts";
import { secretCommand } from "./passwords.ts";
import { refuseNoFolder, textFor } from "./texts.ts";

export interface IntendedOptions extends FleetOptions {
  readonly intended?: string;
  readonly own?: string;
  readonly manage?: readonly string[];
}

/** Options of the doors that compare. */
export function intendedOptions(command: Command): Command {
  return command
    .option(
      "--intended <dir>",
      "what should run, in the place of the plan: a folder with DEVICE.rsc (IOS: .cfg, Linux: .conf or a folder) for each",
    )
    .option("--own <ownership>", "exclusive (default with --intended), or tagged:PREFIX: only items with our comment, name or key")
    .addOption(repeated("--manage <path>", 'a way in that must not be cut: "address=…,interface=…,from=…[,port=22,user=…]"'));
}

export interface Intended {
  readonly platform: Platform;
  /** with clear secrets where they are known */
  readonly model: Model;
  readonly own: Ownership;
  /** ways in that must not be cut */
  readonly manage: readonly ManagementPath[];
}

/** Undefined for a device of which nothing is intended. `clear`: what fingerprints stand for, as far as the device itself says it. */
export type IntendedOf = (device: Pick<FleetDevice, "device" | "vendor">, clear?: Masks["clear"]) => Intended | undefined;

export async function intendedOf({ region, source }: Pick<Fleet, "region" | "source">, options: IntendedOptions): Promise<IntendedOf> {
  const own = options.own === undefined ? usualOwn(options) : ownership(options.own);
  const manage = (options.manage ?? []).map(managementPath);
  if (options.intended !== undefined) return ofFolder(options.intended, region, { own, manage });
  if (source === "file")
    throw new DoorError("the file says where devices are, not what they should run", {
      fix: "--intended DIR, a folder with DEVICE.rsc (IOS: .cfg, Linux: .conf or a folder) for each",
    });
  return ofPlan(region, { own, manage });
}

/** A folder holds whole configurations; of a device of the plan ours is what carries our comment. */
function usualOwn({ intended }: IntendedOptions): Ownership {
  return intended === undefined ? usualOwnership("tagged") : { kind: "exclusive" };
}

type Held = Pick<Intended, "own" | "manage">;

function ofFolder(folder: string, region: string, held: Held): IntendedOf {
  refuseNoFolder(folder);
  const known = resolver(checkout, { region, ...secretCommand(region, checkout) });
  return ({ device, vendor }, clear) => {
    const text = textFor(folder, device, vendor);
    if (text === undefined) return undefined;
    const platform = platformOf(vendor);
    const shown = clear === undefined ? text : platform.revealText(text, (word) => clear.get(word));
    const model = modelOf(platform, shown, known);
    refuseSilent(device, model, held.own);
    return { platform, model, ...held };
  };
}

async function ofPlan(region: string, held: Held): Promise<IntendedOf> {
  // planning is loaded only where a plan is needed
  const [{ settledRegion }, { wantedIntents }, { rotationsOf }, { managementPaths }] = await Promise.all([
    import("../door/region.ts"),
    import("../texts/device-texts.ts"),
    import("../../components/planning/intent/index.ts"),
    import("../../components/planning/management-path.ts"),
  ]);
  const { inventory, plan } = settledRegion(region);
  const intents = new Map(wantedIntents(inventory, plan, undefined).map((intent) => [intent.device, intent]));
  const pathOf = managementPaths(inventory, plan);
  const known = resolver(checkout, { region, rotations: rotationsOf(plan), ...commandOf(inventory) });
  return ({ device, vendor }) => {
    const intent = intents.get(device);
    if (intent === undefined) return undefined;
    const platform = platformOf(vendor);
    const path = pathOf(intent);
    const manage = path === undefined ? held.manage : [...held.manage, path];
    return { platform, model: modelOf(platform, platform.render(intent), known), own: held.own, manage };
  };
}

function commandOf({ region: { secretCommand: command } }: Inventory): { readonly command?: readonly string[] } {
  return command === undefined ? {} : { command };
}

function modelOf(platform: Platform<Model>, text: string, known: Resolve): Model {
  const { model, unknown } = told(() => intendedModel(platform, text, known));
  const [first] = unknown;
  if (first === undefined) return model;
  const more = unknown.length > 1 ? ` and ${unknown.length - 1} more` : "";
  throw new DoorError(`the value of secret ${first}${more} is not known`, {
    fix: "run `npm run up` once, which makes them, or put each in .simpul/secrets/NAME (mode 600)",
  });
}

/** A text that was cut to nothing, or never filled in, is no wish for an empty device. */
function refuseSilent(device: string, { items }: Model, { kind }: Ownership): void {
  if (items > 0 || kind !== "exclusive") return;
  throw new DoorError(`the text of ${device} says nothing: all that is on the device would be removed`, {
    fix: "give its whole configuration, or no text at all; with --own tagged:PREFIX only what is marked so is ours",
  });
}

function told<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof SecretError ? new DoorError(error.message, { fix: error.fix }) : error;
  }
}

/** The vendors of devices that no file or plan names. */
export const usualVendor: Vendor = "routeros";
