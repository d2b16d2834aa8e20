// Whether a script cuts the way by which it is sent, at its end or at any step before it: told by running it on the model.
import type { ManagementPath, Refusal } from "../../platform.ts";
import type { LinuxModel } from "../model.ts";
import { machineOf, modelNow } from "../simulate/machine.ts";
import { statementsOf } from "../simulate/shell.ts";
import { step } from "../simulate.ts";
import type { Change } from "./change.ts";
import { checks, watched } from "./reach.ts";

export function lockOut(running: LinuxModel, script: readonly Change[], manage: readonly ManagementPath[]): Refusal | undefined {
  if (manage.length === 0 || script.length === 0) return undefined;
  // what is cut before anything was sent cannot be cut by what is sent
  const open = manage.flatMap((path) => checks.filter((check) => check(running, path) === undefined).map((check) => ({ check, path })));
  const machine = machineOf(running);
  for (const [at, { command, area }] of script.entries()) {
    for (const statement of statementsOf(command)) step(machine, statement);
    if (!watched.has(area)) continue;
    const model = modelNow(machine);
    for (const { check, path } of open) {
      const reason = check(model, path);
      if (reason !== undefined) return { step: at + 1, command, reason };
    }
  }
  return undefined;
}
