// A part of the fault table (`npm run faults` has all of it): each kind once, each step once, some bytes; a row is what its seed says.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Bench } from "./bench.ts";
import { type Played, play } from "./play.ts";
import { rowOf } from "./rows.ts";
import { trials } from "./trial.ts";

const lanes = ["r1", "r2", "r3", "r4"];

describe.each(trials)("%s", (name) => {
  let bench: Bench;
  let seeds: readonly number[];
  beforeAll(async () => {
    bench = await Bench.start(name, lanes);
    const { systematic, chosen } = bench.trial;
    seeds = [...chosen.map((fault) => systematic.indexOf(fault) + 1), ...[7, 31, 58, 90].map((byte) => systematic.length + byte)];
  });
  afterAll(() => bench.end());

  test("whatever fails, the device ends old or new, nothing of ours stays, the next run completes, and the report is true", async () => {
    const left = [...seeds];
    const played: Played[] = [];
    const work = async (device: string): Promise<void> => {
      for (let seed = left.shift(); seed !== undefined; seed = left.shift())
        played.push(await play(bench, device, rowOf(seed, bench.trial.systematic)));
    };
    await Promise.all(lanes.map(work));
    expect(played.filter(({ ended, wrong }) => ended === "lost" || wrong.length > 0)).toEqual([]);
    expect(played.filter(({ struck }) => !struck).map(({ row }) => row.fault)).toEqual([]);
    expect(new Set(played.map(({ ended }) => ended))).toEqual(new Set(["old", "new"]));
  }, 900_000);

  test("no clear secret is in evidence, backups, previews, logs or the farm's own words; the search finds one that is there", async () => {
    expect(bench.secretsFound()).toEqual([]);
    const file = join(bench.folder, "catatan.txt");
    writeFileSync(file, "kunci=RAHASIA-BARU-1");
    expect(bench.secretsFound()).toEqual([file]);
    rmSync(file);
  });

  test("the judge sees a device that is neither old nor new, and what was left on it", async () => {
    await bench.prepare("r1");
    expect(await bench.judged("r1")).toMatchObject({ reachable: true, ended: "old", left: [] });
    const { commands, left } = bench.trial.halfway;
    await bench.run("r1", ...commands);
    expect(await bench.judged("r1")).toMatchObject({ reachable: true, ended: "between", left });
  });

  test("rows are numbered for good: every systematic fault has one, and every later number is a byte", () => {
    const { systematic } = bench.trial;
    expect(seeds).not.toContain(0);
    expect(new Set(systematic).size).toBe(systematic.length);
    expect(rowOf(systematic.length + 77, systematic)).toEqual(rowOf(systematic.length + 77, systematic));
    expect(rowOf(systematic.length + 1, systematic).fault).toMatch(/^[a-z-]+#\d+$/);
  });
});
