// The device engines: speed, memory and peers; with --correctness the cases that peers get wrong, side by side.
import { benchCorrectness } from "./correctness.ts";
import { benchFrr, benchFrrCorrectness } from "./linux.ts";
import { benchDifference, benchMatching, benchMemory, benchPeer } from "./routeros.ts";

export function* benchDevices(flags: ReadonlySet<string>): Generator<string> {
  if (flags.has("--correctness")) {
    for (const bench of [benchCorrectness, benchFrrCorrectness]) yield* bench();
    return;
  }
  for (const bench of [benchDifference, benchMatching, benchMemory, benchPeer, benchFrr]) yield* bench();
}
