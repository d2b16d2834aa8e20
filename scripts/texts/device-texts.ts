// The configuration text of a region's devices, with secrets written as the caller wants them.

import type { DeviceIntent } from "../../components/devices/intent.ts";
import { secretNames } from "../../components/devices/intent-secrets.ts";
import { render, UnsupportedVersion } from "../../components/devices/routeros/render.ts";
import { IntentError, intents, rotationsOf } from "../../components/planning/intent/index.ts";
import type { Plan } from "../../components/planning/plan.ts";
import { fingerprints, type Resolve, resolver, SecretError, type SecretSource } from "../../components/secrets/index.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { wordFix } from "../../inventory/suggestion.ts";
import { DoorError } from "../door/door.ts";

export interface DeviceText {
  readonly device: string;
  /** DEVICE.rsc */
  readonly file: string;
  readonly text: string;
}

/** Intents of all devices, or of the one that is named. Mistakes of the user come out as DoorErrors. */
export function wantedIntents(inventory: Inventory, plan: Plan, device: string | undefined): DeviceIntent[] {
  if (device !== undefined && !plan.devices.some(({ id }) => id === device)) {
    const site = plan.devices.find((known) => known.site === device && known.role === "opd")?.id;
    const fix =
      site === undefined
        ? wordFix(
            device,
            plan.devices.map(({ id }) => id),
          )
        : `${device} is a site; its router is ${site}`;
    throw new DoorError(`region ${plan.region} has no device ${device}`, fix === undefined ? {} : { fix });
  }
  return told(() => intents(inventory, plan).filter((intent) => device === undefined || intent.device === device));
}

/** A secret that is known is printed as its fingerprint; one that is not stays a reference. */
export function maskedTexts(root: string, inventory: Inventory, plan: Plan, wanted: readonly DeviceIntent[]): DeviceText[] {
  const names = [...new Set(wanted.flatMap(secretNames))];
  return told(() => {
    const known = fingerprints(root, secretSource(inventory, plan), names);
    return wanted.map((intent) => textOf(inventory, intent, (name) => known(name) ?? `secret(${name})`));
  });
}

/** Text that a device takes as it is. Every secret must be known. */
export function revealedTexts(root: string, inventory: Inventory, plan: Plan, wanted: readonly DeviceIntent[]): DeviceText[] {
  return told(() => {
    const known = resolver(root, secretSource(inventory, plan));
    refuseUnknown(wanted.flatMap(secretNames), known);
    return wanted.map((intent) => textOf(inventory, intent, (name) => known(name) ?? ""));
  });
}

function refuseUnknown(names: readonly string[], known: Resolve): void {
  const missing = [...new Set(names)].filter((name) => known(name) === undefined);
  const [first] = missing;
  if (first === undefined) return;
  const more = missing.length > 1 ? ` and ${missing.length - 1} more` : "";
  throw new DoorError(`the value of secret ${first}${more} is not known`, {
    fix: `run \`npm run up\` once, which makes them, or put each in .simpul/secrets/NAME (mode 600)`,
  });
}

function secretSource({ region }: Inventory, plan: Plan): SecretSource {
  const command = region.secretCommand === undefined ? {} : { command: region.secretCommand };
  return { region: region.id, rotations: rotationsOf(plan), ...command };
}

function textOf(inventory: Inventory, intent: DeviceIntent, word: (name: string) => string): DeviceText {
  if (intent.vendor !== "routeros")
    throw new DoorError(`${intent.device} is a ${intent.vendor} device, and only RouterOS is rendered yet`, {
      fix: "give it a RouterOS board",
    });
  try {
    return { device: intent.device, file: `${intent.device}.rsc`, text: render(intent, word) };
  } catch (error) {
    if (!(error instanceof UnsupportedVersion)) throw error;
    throw new DoorError(error.message, { fix: error.fix, ...inventory.positionOf(versionPath(inventory, intent)) });
  }
}

/** Where the inventory says which version a device runs. */
function versionPath({ sites, simpul }: Inventory, { device, role, site: id }: DeviceIntent): string {
  const site = sites.find((known) => known.id === id);
  if (role === "opd") return site?.version === undefined ? `profiles.${site?.profile}.version` : `sites.${id}.version`;
  if (role === "gateway" || role === "datacenter") return `${role}.device.version`;
  const node = simpul.find((known) => known.device.id === device || known.aggregation.id === device);
  return `simpul.${node?.id}.${role === "simpul" ? "device" : "aggregation"}.version`;
}

/** Errors that are for people keep their fix. */
function told<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof IntentError || error instanceof SecretError) throw new DoorError(error.message, { fix: error.fix });
    throw error;
  }
}
