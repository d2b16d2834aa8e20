// Somebody else at the same device, at 02:00: a change that nobody told us of, typed and not saved.
import { simulate } from "../../devices/ios/simulate.ts";
import type { IosDevice } from "./device.ts";

/** A static route of its own; the seed says where to, so that two visits differ. */
export function nightShift(device: IosDevice, seed: number): void {
  const { model } = simulate(device.model, `ip route 192.0.2.${1 + (seed % 254)} 255.255.255.255 Null0 name jaga-malam`);
  device.change(model);
  device.save();
  device.note("SYS-5-CONFIG_I", "Configured from console by darurat on console");
}
