// The vendors that a farm has devices of, a line each; loaded when a farm has one.
import type { Vendor } from "../devices/platform.ts";
import type { EmulatedDevice, Surroundings } from "./device.ts";
import { FarmError } from "./mistake.ts";
import type { SpecDevice } from "./spec.ts";

/** What a vendor's folder provides. */
export interface EmulatedVendor {
  /** a device with what it held on disk, in this folder */
  open(spec: SpecDevice, folder: string, around: Surroundings): EmulatedDevice;
  /** what a device shows on day 0 */
  dayZeroText(spec: SpecDevice): string;
  /** of a device that nobody has told anything of */
  readonly usual: Pick<SpecDevice, "board" | "version">;
}

const vendors: Readonly<Partial<Record<Vendor, () => Promise<EmulatedVendor>>>> = {
  ios: async () => (await import("./ios/index.ts")).ios,
  linux: async () => (await import("./linux/index.ts")).linux,
  routeros: async () => (await import("./routeros/index.ts")).routeros,
};

export const emulated: ReadonlySet<Vendor> = new Set(Object.keys(vendors) as Vendor[]);

/** Fails with a FarmError where there is none. */
export async function emulatedVendor(vendor: Vendor): Promise<EmulatedVendor> {
  const load = vendors[vendor];
  if (load === undefined) throw new FarmError(`the lab has no ${vendor} devices`, `it has: ${[...emulated].join(", ")}`);
  return load();
}
