// The vendors that are there, by name.
import type { Platform } from "./platform.ts";
import * as vendors from "./vendors.ts";

export type { DeviceIntent } from "./intent.ts";
export type * from "./platform.ts";

const platforms = { ...vendors };

/** A vendor's name in a command or an inventory is not one that Simpul can read. */
export class UnknownVendor extends Error {
  readonly fix: string;
  constructor(vendor: string) {
    super(`vendor \`${vendor}\` is not supported yet`);
    this.name = "UnknownVendor";
    this.fix = `use one of: ${Object.keys(platforms).join(", ")}`;
  }
}

/** Throws UnknownVendor for a vendor that is not there. */
export function platformOf(vendor: string): Platform {
  if (!Object.hasOwn(platforms, vendor)) throw new UnknownVendor(vendor);
  // a platform only ever meets models that it made itself
  return platforms[vendor as keyof typeof platforms] as unknown as Platform;
}
