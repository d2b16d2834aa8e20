// Which step of a safe change an IOS device is at, told from what is asked of it: that is where faults strike.
import type { Step } from "../faults/kinds.ts";

/** What was done to the device since it last was at rest. */
export type Progress = "rest" | "uploaded" | "armed" | "applied" | "disarmed";

const uploads = /^copy running-config \S*simpul-/;
const arms = /^configure terminal revert timer\b|^(event manager applet|alias exec) simpul-/;
const inApplet = /^(event timer|action \d)/;
const disarms = /^(configure confirm|delete \S* ?\S*simpul-|no (event manager applet|alias exec) simpul-)/;
const undoes = /^configure (revert now|replace \S*simpul-)/;

/** `configuring`: the command is typed in the configuration mode. */
export function stepOf(command: string, configuring: boolean, progress: Progress): Step {
  if (arms.test(command) || (configuring && inApplet.test(command))) return "arm";
  if (uploads.test(command) || (/^write memory/.test(command) && progress === "rest")) return "upload";
  if (undoes.test(command)) return "apply";
  if (disarms.test(command) || (/^write memory/.test(command) && progress !== "rest")) return "disarm";
  if (configuring && (progress === "armed" || progress === "applied")) return "apply";
  if (progress === "applied") return "verify";
  if (progress === "disarmed") return "read-back";
  if (progress === "armed") return "arm";
  return /^show run/.test(command) ? "read" : "precheck";
}

/** How far the device is after a command of a step; reading moves it nowhere, an undo ends it all. */
export function progressAfter(command: string, step: Step, progress: Progress): Progress {
  if (undoes.test(command)) return "rest";
  if (step === "upload") return "uploaded";
  if (step === "arm") return progress === "applied" ? progress : "armed";
  if (step === "apply") return "applied";
  return step === "disarm" ? "disarmed" : progress;
}
