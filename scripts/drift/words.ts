// Drift for a person: a device after the other, what differs in words, then the commands, then what the device says of who did it.
import type { Drifted } from "../drift.ts";
import { shown } from "../texts/vendor-text.ts";

const mostChanges = 5;

export function driftWords(devices: readonly Drifted[]): string {
  const told = devices.filter(({ state }) => state !== "same").map(deviceWords);
  const count = (state: Drifted["state"]): number => devices.filter((each) => each.state === state).length;
  const rest = [
    count("drift") > 0 ? `${count("drift")} drifted` : "",
    count("unreachable") > 0 ? `${count("unreachable")} not compared` : "",
  ];
  const total = `${count("same")} of ${devices.length} devices as they should be${rest.map((words) => (words === "" ? "" : `, ${words}`)).join("")}`;
  return [...told, total, ""].join("\n");
}

function deviceWords({ device, state, error, explain, commands, sections = [], changes = [], notCompared = [] }: Drifted): string {
  if (state === "unreachable") return `${device}: not compared: ${shown(error ?? "")}`;
  const where = sections.map(({ section, commands: count }) => `${section} (${count})`).join(", ");
  const list = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`  ${head}`, ...lines.map((line) => `    ${shown(line)}`)];
  return [
    `${device}: drift in ${where}`,
    ...list("differs:", explain),
    ...list("brings it back:", commands),
    ...list("not compared:", notCompared),
    ...list("its log:", changes.slice(0, mostChanges).map(changeWords)),
  ].join("\n");
}

function changeWords({ what, by, time }: NonNullable<Drifted["changes"]>[number]): string {
  return [what, by === undefined ? "" : `by ${by}`, time === undefined ? "" : `at ${time}`].filter((word) => word !== "").join(" ");
}
