// Somebody who is logged in on a RouterOS device: what their group lets them do, and where their commands stand in a safe change.
import type { Ended, Guest, How } from "../ssh/guest.ts";
import { type Actor, actorOf } from "./actor.ts";
import { runFor } from "./console.ts";
import type { RouterosDevice } from "./device.ts";
import { isRead, progressAfter, stepOf } from "./stage.ts";

const readOnly: ReadonlySet<string> = new Set(["ssh", "read", "test", "sensitive"]);

/** Undefined where there is no such user. */
export function guestOf(device: RouterosDevice, user: string): Guest | undefined {
  const actor = actorOf(device.model, user, "session");
  if (actor === undefined) return undefined;
  return {
    user,
    files: actor.policies.has("ftp") ? (actor.policies.has("write") ? "write" : "read") : "none",
    asked: (command) => {
      const step = stepOf(command, device.progress);
      const also = step === "disarm" && isRead(command) ? { also: "read-back" as const } : {};
      return { step, ...also, line: 1, ...(step === "apply" && /\bimport\b/.test(command) ? { is: "script" as const } : {}) };
    },
    run: (command, how) => run(device, actor, command, how),
  };
}

async function run(device: RouterosDevice, actor: Actor, command: string, how: How): Promise<Ended> {
  const { path, inFile, step, felt } = how;
  // What the same line exports is read back.
  if (step === "disarm") device.progress = "disarmed";
  try {
    return await runFor(device, command, how.isReadOnly ? { ...actor, policies: readOnly } : actor, { path, inFile });
  } finally {
    if (device.deviceMode === "home" && step === "arm") felt.add("device-mode-home");
    device.progress = progressAfter(command, step, device.progress);
  }
}
