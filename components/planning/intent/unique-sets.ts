// Address sets of a device, one of each name: several rules may have asked for the same.
import type { AddressSet, DeviceIntent } from "../../devices/intent.ts";
import { IntentError } from "./intent-error.ts";

export function withUniqueSets(intent: DeviceIntent): DeviceIntent {
  const byName = new Map<string, AddressSet>();
  for (const set of intent.sets) {
    const other = byName.get(set.name);
    if (other !== undefined && contentOf(other) !== contentOf(set)) refuse(intent.device, set.name);
    byName.set(set.name, other ?? set);
  }
  return { ...intent, sets: [...byName.values()] };
}

function contentOf({ members }: AddressSet): string {
  return members.map(({ address }) => address).join(" ");
}

/** The names of sets follow from ids that people choose. */
function refuse(device: string, name: string): never {
  throw new IntentError(
    `two address sets of ${device} would both be called ${name}, with different addresses`,
    "give the service or flow that it is named after another id",
  );
}
