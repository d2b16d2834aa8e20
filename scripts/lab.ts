// `simpul lab`: the emulated devices, their power, cables, faults, clock and log.
import type { Command } from "commander";
import type { Register } from "./door/door.ts";
import { registerFaults } from "./lab/faults.ts";
import { registerForeground } from "./lab/foreground.ts";
import { registerLog } from "./lab/log.ts";
import { registerPower } from "./lab/power.ts";
import { registerShown } from "./lab/shown.ts";
import { registerWorld } from "./lab/world.ts";

export const register: Register = (program) => {
  const lab: Command = program
    .command("lab")
    .description("The emulated devices: power, cables, faults, clock, log. State stays on disk until `lab reset`.");
  for (const part of [registerShown, registerPower, registerWorld, registerFaults, registerLog, registerForeground]) part(lab);
};
