// A DeviceConfig's inputs in the words of what works with them.
import { ownership, type WorkOptions } from "../apply/index.ts";
import type { ManagementPath, Ownership, Reveal } from "../devices/platform.ts";
import type { DeviceConfigInputs } from "./inputs.ts";

export function revealOf({ secrets }: Pick<DeviceConfigInputs, "secrets">): Reveal {
  return (name) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined);
}

export function ownershipOf({ own }: Pick<DeviceConfigInputs, "own">): Ownership {
  return ownership(own);
}

export function workOptions(inputs: Pick<DeviceConfigInputs, "own" | "manage">): WorkOptions {
  // what is left out is not there: the border has checked it
  return { own: ownershipOf(inputs), manage: inputs.manage as readonly ManagementPath[] | undefined };
}
