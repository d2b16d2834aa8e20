// Whether a script cuts the way by which it is sent, at its end or at any step before it.
import type { ManagementPath, Refusal } from "../../platform.ts";
import type { RouterosModel } from "../model.ts";
import type { Change } from "./change.ts";
import { type Check, checks, watched } from "./reach.ts";
import { Replay } from "./replay.ts";

/** `start`: what runs, with the names that the script's first commands give; `nameOf`: those names. */
export function lockOut(
  start: RouterosModel,
  script: readonly Change[],
  commands: readonly string[],
  manage: readonly ManagementPath[],
): Refusal | undefined {
  if (manage.length === 0 || script.length === 0) return undefined;
  const replay = new Replay(start);
  // what is cut before anything was sent cannot be cut by what is sent
  const open = manage.flatMap((path) => checks.filter((check) => check(replay, path) === undefined).map((check) => ({ check, path })));
  for (const [at, change] of script.entries()) {
    if (change.stage !== "rename") replay.take(change);
    const reason = watched.has(change.menu.path) ? firstReason(replay, open) : undefined;
    if (reason !== undefined) return { step: at + 1, command: commands[at] ?? "", reason };
  }
  return undefined;
}

function firstReason(replay: Replay, open: readonly { readonly check: Check; readonly path: ManagementPath }[]): string | undefined {
  for (const { check, path } of open) {
    const reason = check(replay, path);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
