// What `simpul apply` did or would do, for a person: who is not as intended and why, then the counts.
import type { Applied } from "../apply.ts";
import { shown } from "../texts/vendor-text.ts";

interface Told {
  readonly transaction: string;
  readonly waves: readonly (readonly string[])[];
  readonly dryRun: boolean;
}

export function applyWords(devices: readonly Applied[], { transaction, waves, dryRun }: Told): string {
  const told = devices.filter(({ outcome }) => outcome !== "unchanged").flatMap((device) => deviceWords(device, dryRun));
  const groups = Map.groupBy(devices, ({ outcome, commands }) => (dryRun && commands.length > 0 ? would(outcome) : outcome));
  const counts = [...groups].map(([outcome, of]) => `${of.length} ${outcome}`).join(", ");
  const how = transaction === "" ? "" : ` (transaction ${transaction}, ${waves.length} wave${waves.length === 1 ? "" : "s"})`;
  return [...told, `${devices.length} devices: ${counts}${how}`, ""].join("\n");
}

const would = (outcome: Applied["outcome"]): string => (outcome === "refused" ? "would be refused" : "would change");

function deviceWords({ device, outcome, step, guard, why, commands, explain, seconds, evidence }: Applied, dryRun: boolean): string[] {
  const lines = [...explain.map((line) => `  ${shown(line)}`), ...commands.map((line) => `    ${shown(line)}`)];
  const count = `${commands.length} ${commands.length === 1 ? "command" : "commands"}`;
  if (dryRun && commands.length > 0)
    return [`${device}: ${count}${why === undefined ? "" : `, would be refused: ${shown(why)}`}`, ...lines];
  if (outcome === "applied") return [`${device}: applied in ${seconds.toFixed(1)} s`, ...explain.map((line) => `  ${shown(line)}`)];
  const held = guard === "none" ? "" : `; its undo is still armed (${guard})`;
  const file = evidence === undefined ? [] : [`  evidence: ${evidence}`];
  return [`${device}: ${outcome} at ${step}${why === undefined ? "" : `: ${shown(why)}`}${held}`, ...file];
}
