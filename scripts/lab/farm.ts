// Starts the lab of a region: what the plan says stands where becomes devices and cables of a farm.
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type FarmStarted, type Latency, markOf, startFarm } from "../../components/emulator/index.ts";
import { readLock } from "../../inventory/lock-file.ts";
import { readRegionFiles } from "../../inventory/region-files.ts";
import { checkout } from "../door/checkout.ts";
import { farmPlace } from "./farm-place.ts";

export interface StartOptions {
  readonly dir?: string | undefined;
  readonly latency?: Latency | undefined;
  readonly base?: number | undefined;
  readonly root?: string;
}

/** Starts the farm of a region, or brings a running one in step with the plan; one that is in step with the same files is left as it is. */
export async function startRegion(region: string, { dir, latency, base, root = checkout }: StartOptions = {}): Promise<FarmStarted> {
  const place = farmPlace({ dir, region }, root);
  mkdirSync(dirname(place.path), { recursive: true, mode: 0o700 });
  return startFarm({
    ...place,
    mark: markOfRegion(region, root),
    // planning is loaded only where a plan is needed
    spec: async () => (await import("./farm-spec.ts")).specOf(region, root),
    ...(latency === undefined ? {} : { latency }),
    ...(base === undefined ? {} : { base }),
  });
}

/** Of everything that a plan follows from: the network's files, the lock, and the code. */
function markOfRegion(region: string, root: string): string {
  const { files, issues } = readRegionFiles(root, region, "network");
  const lock = issues.length > 0 ? "" : readLock(root, region);
  const code = markOf(["inventory", "components/planning"].map((folder) => join(checkout, folder)));
  return createHash("sha256")
    .update(JSON.stringify([files, issues, lock, code]))
    .digest("hex");
}
