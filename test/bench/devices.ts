// The device engines: speed, memory and peers; with --correctness the cases that peers get wrong, side by side.
import { benchCorrectness } from "./correctness.ts";
import { benchIos } from "./ios.ts";
import { benchIosCorrectness } from "./ios-correctness.ts";
import { benchDifference, benchMatching, benchMemory, benchPeer } from "./routeros.ts";

export function* benchDevices(flags: ReadonlySet<string>): Generator<string> {
  if (flags.has("--correctness")) {
    yield* benchCorrectness();
    return yield* benchIosCorrectness();
  }
  for (const bench of [benchDifference, benchMatching, benchMemory, benchPeer, benchIos]) yield* bench();
}
