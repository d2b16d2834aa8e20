// What people read under a resource: counts first, then one command a line.
import type { DeviceOutcome } from "../apply/index.ts";

/** Commands shown without a flag: of a router that changes, and of one that is built from nothing. */
const SHOWN = 40;
const SHOWN_FRESH = 10;
const SHOWN_UNMANAGED = 10;

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function listed(lines: readonly string[], most: number, rest: string): string[] {
  const shown = lines.length <= most + 1 ? lines : lines.slice(0, most);
  return [
    ...shown.map((line) => `  ${line}`),
    ...(shown.length < lines.length ? [`  … and ${lines.length - shown.length} more${rest}`] : []),
  ];
}

export function commandWords(device: string, commands: readonly string[], fresh: boolean): string {
  return [`${device}: ${count(commands.length, "command")}:`, ...listed(commands, fresh ? SHOWN_FRESH : SHOWN, ", see --diff")].join("\n");
}

export function unmanagedWords(device: string, unmanaged: readonly string[]): string {
  return [`${device}: not ours, left alone (${unmanaged.length}):`, ...listed(unmanaged, SHOWN_UNMANAGED, "")].join("\n");
}

export function driftWords(device: string, explain: readonly string[]): string {
  return [`${device}: drift, ${count(explain.length, "difference")} to what is intended:`, ...listed(explain, SHOWN, "")].join("\n");
}

export function movedWords(device: string, moved: readonly string[]): string {
  const what = moved.length === 0 ? ["  its running configuration is another"] : listed(moved, SHOWN, "");
  return [
    `${device} changed since the preview, nothing was sent to it:`,
    ...what,
    "fix: look at it with `pulumi preview`, then run `pulumi up` again (simpul:guard off does without this check)",
  ].join("\n");
}

/** One line for what went well, one each for what did not. */
export function rolloutWords(transaction: string, outcomes: readonly DeviceOutcome[]): string {
  const groups = Map.groupBy(outcomes, ({ outcome }) => outcome);
  const counts = [...groups].map(([outcome, of]) => `${of.length} ${outcome}`).join(", ");
  const bad = outcomes.filter(({ outcome }) => outcome !== "applied" && outcome !== "unchanged");
  const lines = bad.map(({ device, outcome, step, why = "" }) => `  ${device}: ${outcome} at ${step}: ${why}`);
  return [`${count(outcomes.length, "device")}: ${counts}${transaction === "" ? "" : ` (transaction ${transaction})`}`, ...lines].join(
    "\n",
  );
}
