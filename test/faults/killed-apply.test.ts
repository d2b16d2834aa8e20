// `simpul apply` killed at four moments (`npm run faults` has ten): the devices undo or finish, and the next run is clean.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Killed, KilledApply } from "./killed-apply.ts";

let killed: KilledApply;
beforeAll(async () => {
  killed = await KilledApply.start();
}, 60_000);
afterAll(() => killed.end());

test("whenever it is killed, nothing is lost", async () => {
  const played: Killed[] = [];
  for (const seed of [1, 2, 3, 4]) played.push(await killed.play(seed));
  expect(played.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(played.some(({ spared }) => !spared)).toBe(true);
}, 180_000);
