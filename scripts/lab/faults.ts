// `simpul lab fault`: what goes wrong with a device, and when.
import type { Command } from "commander";
import { kinds, order } from "../../components/emulator/index.ts";
import { type Answer, DoorError } from "../door/door.ts";
import { table } from "../door/table.ts";
import type { FarmPlace } from "./farm-place.ts";
import { type LabOptions, numberIn, verb } from "./place.ts";

type FaultOptions = LabOptions & { readonly list?: boolean; readonly sticky?: boolean; readonly seed?: string };

export function registerFaults(lab: Command): void {
  verb<FaultOptions>(
    lab,
    "fault [device] [fault]",
    "let something go wrong: KIND, KIND@STEP, KIND@apply:N, KIND#BYTE, or clear",
    fault,
    (command) =>
      command
        .option("--list", "what can go wrong")
        .option("--sticky", "every time, until it is cleared (default: once)")
        .option("--seed <number>", "which bytes, which entry: the same seed does the same", "1"),
  );
}

async function fault(place: FarmPlace, [device, text]: readonly string[], options: FaultOptions): Promise<Answer> {
  if (options.list === true) return listOfKinds();
  if (device === undefined) throw new DoorError("which device?", { fix: "simpul lab fault DEVICE KIND, or simpul lab fault --list" });
  const seed = numberIn(options.seed ?? "1", "--seed", 0, 2 ** 31 - 1);
  const { waiting } = await order(place.path, "fault", { device, fault: text ?? "", sticky: options.sticky === true, seed });
  const words = waiting.map(({ kind, step, line, byte, sticky }) => {
    const where = byte === undefined ? (step === undefined ? "" : `@${step}${line === undefined ? "" : `:${line}`}`) : `#${byte}`;
    return `${device}: ${kind}${where}${sticky ? " (sticky)" : ""}`;
  });
  return { exit: 0, json: () => ({ device, waiting }), text: () => `${words.join("\n") || `${device}: nothing is wrong`}\n` };
}

function listOfKinds(): Answer {
  const rows = kinds.map(({ kind, where, what }) => [kind, where, what]);
  return {
    exit: 0,
    json: () => kinds.map(({ kind, what, where }) => ({ kind, what, where })),
    text: () => table([["kind", "where", "what"], ...rows]),
  };
}
