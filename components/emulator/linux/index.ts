// Linux devices of a farm.
import type { EmulatedVendor } from "../vendors.ts";
import { dayZeroText } from "./day-zero.ts";
import { LinuxDevice } from "./device.ts";

const ports = Array.from({ length: 8 }, (_, index) => `eth${index}`);

export const linux: EmulatedVendor = {
  open: (spec, folder, around) => new LinuxDevice(spec, folder, around),
  dayZeroText: (spec) => dayZeroText(spec, ""),
  usual: { board: { exportModel: "PC Engines APU2", ports }, version: "12" },
};
