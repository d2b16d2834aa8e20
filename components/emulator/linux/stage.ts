// Which step of a safe change a Linux device is at, told from what is asked of it: that is where faults strike.
import type { Step } from "../faults/kinds.ts";

/** What was done to the device since it last was at rest. */
export type Progress = "rest" | "uploaded" | "armed" | "applied" | "disarmed";

const arms = /\bsystemd-run --|\bsetsid sh \/|\| at -M now/;
const uploads = /\bln -sn |\bmkdir -m 700 -?p? ?\/etc\/simpul-|\becho simpul-put\b/;
const tries = /\bsh -n \/etc\/simpul-/;
export const applies = /\btimeout -k \d+ \d+ sh \/etc\/simpul-/;
const undoes = /\btouch \/etc\/simpul-[^ ]*; flock /;
const disarms = /\becho simpul-(disarmed|kept)-|\brm -f \/etc\/\*\.simpul/;

export function stepOf(command: string, progress: Progress): Step {
  if (arms.test(command)) return "arm";
  if (tries.test(command)) return "dry-run";
  if (applies.test(command) || undoes.test(command)) return "apply";
  if (disarms.test(command)) return "disarm";
  if (uploads.test(command)) return "upload";
  if (progress === "applied") return "verify";
  if (progress === "disarmed") return "read-back";
  return /echo simpul:(traces|file|nft)/.test(command) ? "read" : "precheck";
}

/** How far the device is after a command of a step; reading moves it nowhere, an undo ends it all. */
export function progressAfter(command: string, step: Step, progress: Progress): Progress {
  if (undoes.test(command) && !arms.test(command)) return "rest";
  if (step === "upload") return "uploaded";
  if (step === "arm") return "armed";
  if (step === "apply") return "applied";
  return step === "disarm" ? "disarmed" : progress;
}
