// RouterOS devices of a farm.
import { firstDay } from "../device.ts";
import type { EmulatedVendor } from "../vendors.ts";
import { dayZeroModel } from "./day-zero.ts";
import { RouterosDevice } from "./device.ts";
import { headerOf, textOf } from "./export-command.ts";

const ports = [...Array.from({ length: 8 }, (_, index) => `ether${index + 1}`), "sfp-sfpplus1"];

export const routeros: EmulatedVendor = {
  open: (spec, folder, around) => new RouterosDevice(spec, folder, around),
  dayZeroText: (spec) => textOf(dayZeroModel(spec, ""), { sensitive: true }, headerOf(spec, firstDay)),
  usual: { board: { exportModel: "RB5009UG+S+", deviceMode: "advanced", ports }, version: "7.20.8" },
};
