// `/export` and `/any/menu/export`: what the device says it is configured as. Users and keys are in none [D].
import { exportText } from "../../devices/routeros/export.ts";
import type { RouterosModel } from "../../devices/routeros/model.ts";
import type { SpecDevice } from "../spec.ts";
import type { Frame } from "./console.ts";
import type { RouterosDevice } from "./device.ts";
import { dateAndTime } from "./durations.ts";
import { withoutMenus } from "./menus.ts";
import { Refused } from "./refusal.ts";
import { serialOf, softwareIdOf } from "./serial.ts";
import { stepOf } from "./stage.ts";
import { argumentsOf, type Command } from "./statement.ts";

const hidden = ["/user", "/user/ssh-keys", "/file"];
const words = new Set(["compact", "terse", "verbose", "show-sensitive", "hide-sensitive"]);

export function exportCommand(frame: Frame, { path, rest }: Command): void {
  const { named, words: given } = argumentsOf(rest);
  const unknown = given.find((word) => !words.has(word)) ?? [...named.keys()].find((key) => key !== "file");
  if (unknown !== undefined) throw new Refused(`expected end of command (line 1 column ${Math.max(1, rest.indexOf(unknown) + 1)})`);
  const variant = given.find((word) => word === "terse" || word === "verbose") ?? "compact";
  const sensitive = given.includes("show-sensitive") && frame.actor.policies.has("sensitive");
  const text = exportOf(frame.device, { path, variant: variant as Variant, sensitive });
  const file = named.get("file");
  if (file === undefined) frame.print(text);
  else if (!frame.device.files.write(file.endsWith(".rsc") ? file : `${file}.rsc`, Buffer.from(text), frame.device.wallClock))
    throw new Refused("failure: not enough space on disk");
}

type Variant = "compact" | "terse" | "verbose";

interface Asked {
  readonly path?: string;
  readonly variant?: Variant;
  readonly sensitive: boolean;
}

/** What a device exports now; lines end with a newline alone. */
export function exportOf(device: RouterosDevice, asked: Asked): string {
  const cut = device.faults.strikes({ step: stepOf("/export", device.progress) }, ["export-timeout"]);
  const menus = [...device.model.menus.keys()].filter((path) => !hidden.includes(path));
  const lost = cut === undefined ? undefined : menus.at(cut.seed % Math.max(1, menus.length));
  const model = lost === undefined ? device.model : withoutMenus(device.model, [lost]);
  const text = textOf(model, asked, headerOf(device.spec, device.wallClock));
  return lost === undefined ? text : `${text}#error exporting "${lost}" (timeout)\n`;
}

/** A configuration as the device prints it, less what it never prints. */
export function textOf(model: RouterosModel, { path = "/", variant = "compact", sensitive }: Asked, header = ""): string {
  const shown = [...model.menus.keys()].filter((menu) => path === "/" || menu === path || menu.startsWith(`${path}/`));
  const kept = new Set(shown.filter((menu) => !hidden.includes(menu)));
  const left = withoutMenus(
    model,
    [...model.menus.keys()].filter((menu) => !kept.has(menu)),
  );
  return exportText(left, { variant, sensitive, header });
}

/** As every export of 7.10 and later begins. */
export function headerOf({ device, version, board }: SpecDevice, wallClock: number): string {
  const { date, time } = dateAndTime(wallClock);
  return [
    `# ${date} ${time} by RouterOS ${version}`,
    `# software id = ${softwareIdOf(device)}`,
    "#",
    `# model = ${board.exportModel}`,
    `# serial number = ${serialOf(device)}`,
  ].join("\n");
}
