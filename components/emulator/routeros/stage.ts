// Which step of a safe change a device is at, told from what is asked of it: that is where faults strike.
import type { Step } from "../faults/kinds.ts";

/** What was done to the device since it last was at rest. */
export type Progress = "rest" | "uploaded" | "armed" | "applied" | "disarmed";

const read = /\bexport\b/;
const backup = /\bbackup[ /]+save\b|\bexport\b.*\bfile=/;
const ours = /\bimport\b[^;]*\bsimpul-(?!undo|again)/;
const undo = /\bimport\b[^;]*\bsimpul-(undo|again)/;
const arms = /scheduler[ /]+add\b|:execute\b/;
const disarms = /scheduler[ /]+remove\b|file[ /]+remove\b/;

/** The step that a command belongs to. */
export function stepOf(command: string, progress: Progress): Step {
  if (ours.test(command)) return /\bdry-run\b/.test(command) ? "dry-run" : "apply";
  if (arms.test(command)) return "arm";
  if (undo.test(command)) return "apply";
  if (disarms.test(command) && (progress === "armed" || progress === "applied")) return "disarm";
  if (progress === "applied") return "verify";
  if (progress === "disarmed") return "read-back";
  if (backup.test(command)) return "backup";
  return isRead(command) ? "read" : "precheck";
}

export function isRead(command: string): boolean {
  return read.test(command);
}

/** How far the device is after a command of a step; reading moves it nowhere, an undo ends it all. */
export function progressAfter(command: string, step: Step, progress: Progress): Progress {
  if (undo.test(command) && !arms.test(command)) return "rest";
  if (step === "upload") return "uploaded";
  if (step === "arm") return "armed";
  if (step === "apply") return "applied";
  return step === "disarm" ? "disarmed" : progress;
}
