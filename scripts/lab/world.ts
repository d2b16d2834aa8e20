// `simpul lab cut`, `lab mend`, `lab clock`: cables and time.
import type { Command } from "commander";
import { order } from "../../components/emulator/index.ts";
import { type Answer, DoorError } from "../door/door.ts";
import type { FarmPlace } from "./farm-place.ts";
import { said, verb } from "./place.ts";

export function registerWorld(lab: Command): void {
  verb(lab, "cut <link>", "cut a link's cable", (place, [link = ""]) => cable(place, link, true));
  verb(lab, "mend <link>", "mend a link's cable", (place, [link = ""]) => cable(place, link, false));
  verb(lab, "clock <device> <ahead>", "move a device's time ahead (or that of all): what is due in between happens", clock);
}

async function cable(place: FarmPlace, link: string, cut: boolean): Promise<Answer> {
  await order(place.path, "cable", { link, cut });
  return said(`${cut ? "cut" : "mended"}: ${link}`);
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const longest = 400 * 86_400;

/** `+20m`, `+1h30m`, `+90s`; milliseconds. */
function aheadOf(text: string): number {
  const parts = /^\+((?:\d{1,7}[smhd])+)$/.exec(text)?.[1] ?? "";
  const seconds = [...parts.matchAll(/(\d+)([smhd])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? "s"] ?? 1),
    0,
  );
  if (seconds > 0 && seconds <= longest) return seconds * 1000;
  throw new DoorError(`"${text}" is no time ahead`, { fix: "a plus and a duration up to 400d, e.g. +20m or +1h30m" });
}

async function clock(place: FarmPlace, [device = "", ahead = ""]: readonly string[]): Promise<Answer> {
  await order(place.path, "clock", { devices: device === "all" ? [] : [device], milliseconds: aheadOf(ahead) });
  return said(`${device === "all" ? "all devices" : device}: ${ahead}`);
}
