// How far a device is from what it should run, in commands and in words; what it keeps in two forms does not count.
import type { Difference, Mask, Model, Ownership, Platform } from "../devices/platform.ts";

export interface Drift {
  /** secrets as fingerprints */
  readonly commands: readonly string[];
  readonly explain: readonly string[];
  /** on the device and not ours: left alone, no drift */
  readonly unmanaged: readonly string[];
  /** parts of the configuration that differ, with how many commands each */
  readonly sections: readonly { readonly section: string; readonly commands: number }[];
  /** lines that were not understood on either side, and parts that the device left out: they are not compared */
  readonly notCompared: readonly string[];
}

/** Both sides may hold clear secrets, or fingerprints of this checkout. */
export function driftOf(platform: Platform, running: Model, intended: Model, { own, mask }: { own: Ownership; mask: Mask }): Drift {
  const [now, then] = [platform.mask(running, mask), platform.mask(intended, mask)];
  const { commands, explain, unmanaged }: Difference = platform.difference(now, then, { own, allowUnparsed: true });
  const unread = [now, then].flatMap(({ unparsed }) => unparsed.map(({ text }) => platform.maskText(text, mask)));
  const cut = running.incomplete.map((section) => `${section}: cut off by the device`);
  return { commands, explain, unmanaged, sections: sectionsOf(commands), notCompared: [...unread, ...cut] };
}

function sectionsOf(commands: readonly string[]): Drift["sections"] {
  const counted = Map.groupBy(commands, sectionOf);
  return [...counted].map(([section, of]) => ({ section, commands: of.length }));
}

/** RouterOS: the menu that the command writes to; elsewhere the mode or file that its first line names. */
function sectionOf(command: string): string {
  const menu = [...command.matchAll(/(\/[a-z0-9/-]+) (?:add|set|remove|move|unset|enable|disable)\b/g)].at(-1)?.[1];
  return menu ?? command.split("\n")[0]?.trim().split(/\s+/).slice(0, 2).join(" ") ?? "";
}
