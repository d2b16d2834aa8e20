// The device engines: speed, memory and peers; with --correctness the cases that peers get wrong, side by side.
import { benchCorrectness } from "./correctness.ts";
import { benchIos } from "./ios.ts";
import { benchIosCorrectness } from "./ios-correctness.ts";
import { benchFrr, benchFrrCorrectness } from "./linux.ts";
import { benchDifference, benchMatching, benchMemory, benchPeer } from "./routeros.ts";

export function* benchDevices(flags: ReadonlySet<string>): Generator<string> {
  const benches = flags.has("--correctness")
    ? [benchCorrectness, benchIosCorrectness, benchFrrCorrectness]
    : [benchDifference, benchMatching, benchMemory, benchPeer, benchIos, benchFrr];
  for (const bench of benches) yield* bench();
}
