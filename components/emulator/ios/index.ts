// IOS devices of a farm.
import type { EmulatedVendor } from "../vendors.ts";
import { dayZeroText } from "./day-zero.ts";
import { IosDevice } from "./device.ts";

const ports = [...Array.from({ length: 8 }, (_, index) => `GigabitEthernet1/0/${index + 1}`), "TenGigabitEthernet1/1/1"];

export const ios: EmulatedVendor = {
  open: (spec, folder, around) => new IosDevice(spec, folder, around),
  dayZeroText: (spec) => dayZeroText(spec, ""),
  usual: { board: { exportModel: "C9200L-24T-4G", ports }, version: "17.9.4a" },
};
