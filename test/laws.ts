// What must be true of every difference, of any vendor, whatever the two configurations.
import type { DifferenceOptions, Model, Platform } from "../components/devices/platform.ts";

/** The parts of a vendor that the laws speak of. */
export type Lawful<M extends Model> = Pick<Platform<M>, "difference" | "simulate" | "print">;

/** All prefixes of a short script, so many spread over a long one, others for another length. */
const fewPrefixes = 5;

/**
 * The laws that do not hold, in words; none where all do. `wanted` is what the device shall hold in the end: the intended model, or in
 * tagged ownership that and what is not ours.
 */
export function brokenLaws<M extends Model>(
  platform: Lawful<M>,
  running: M,
  intended: M,
  options: DifferenceOptions,
  wanted: string = platform.print(intended),
  prefixes: number = fewPrefixes,
): string[] {
  const { commands, undo, refused, equal } = platform.difference(running, intended, options);
  if (refused !== undefined) return [`refused: ${refused.reason} (${refused.command})`];
  const done = platform.simulate(running, commands.join("\n"));
  if (done.refused !== undefined) return [`the script is refused: ${done.refused.reason}: ${done.refused.command}`];
  const broken: string[] = [];
  const claim = (holds: boolean, law: string): void => {
    if (!holds) broken.push(law);
  };
  claim(equal === (commands.length === 0), "equal means no commands");
  claim(platform.print(done.model) === wanted, `the script brings the intended\n${lineDifference(platform.print(done.model), wanted)}`);
  const again = platform.simulate(done.model, commands.join("\n"));
  claim(
    again.accepted && platform.print(again.model) === wanted,
    `twice is once: ${again.refused?.reason ?? ""} ${again.refused?.command ?? ""}`,
  );
  const rest = platform.difference(done.model, intended, options);
  claim(rest.commands.length === 0, `nothing is left to do: ${rest.commands[0] ?? ""}`);
  broken.push(...brokenUndo(platform, running, commands, undo, prefixes));
  return broken;
}

function brokenUndo<M extends Model>(
  platform: Lawful<M>,
  running: M,
  commands: readonly string[],
  undo: readonly string[],
  prefixes: number,
): string[] {
  const before = platform.print(running);
  const every = Math.max(1, Math.ceil(commands.length / prefixes));
  let state = running;
  for (let taken = 0; taken <= commands.length; taken++) {
    if (taken % every === commands.length % every || taken === 0) {
      const cut = undo.slice(0, Math.floor((undo.length * (taken + 1)) / (commands.length + 2)));
      const starts = [state, platform.simulate(state, cut.join("\n")).model];
      for (const [again, start] of starts.entries()) {
        const back = platform.simulate(start, undo.join("\n"));
        const when = `undo after ${taken} of ${commands.length} commands${again === 1 ? ", cut off and begun again," : ""}`;
        if (back.refused !== undefined) return [`${when} is refused: ${back.refused.reason}: ${back.refused.command}`];
        const after = platform.print(back.model);
        if (after !== before) return [`${when} brings back what was\n${lineDifference(after, before)}`];
      }
    }
    const command = commands[taken];
    if (command !== undefined) state = platform.simulate(state, command).model;
  }
  return [];
}

function lineDifference(got: string, wanted: string): string {
  const [mine, theirs] = [got.split("\n"), wanted.split("\n")];
  const missing = theirs.filter((line) => !mine.includes(line)).map((line) => `missing ${line}`);
  const extra = mine.filter((line) => !theirs.includes(line)).map((line) => `extra ${line}`);
  const at = mine.findIndex((line, index) => line !== theirs[index]);
  const order = missing.length + extra.length === 0 ? [`order from ${mine[at] ?? ""}, wanted ${theirs[at] ?? ""}`] : [];
  return [...missing, ...extra, ...order].slice(0, 8).join("\n");
}
