// A device's time: what is due happens in order, at its own time, also what only comes to be due on the way.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DeviceClock } from "../../../components/emulator/device-clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("moved ahead, things happen in order and see their own time", async () => {
  const clock = new DeviceClock();
  const start = clock.now();
  const seen: [string, number][] = [];
  const note = (name: string) => (): void => {
    seen.push([name, clock.now() - start]);
  };
  clock.at(start + 300, note("late"));
  clock.at(start + 100, note("early"));
  clock.at(start + 100, note("early too"));
  clock.at(start + 5000, note("not yet"));
  await clock.advance(1000);
  expect(seen).toEqual([
    ["early", 100],
    ["early too", 100],
    ["late", 300],
  ]);
  expect([clock.now() - start, clock.ahead]).toEqual([1000, 1000]);
});

test("something that repeats happens as often as it is due", async () => {
  const clock = new DeviceClock();
  let times = 0;
  const again = (): void => {
    times += 1;
    clock.at(clock.now() + 60_000, again);
  };
  clock.at(clock.now() + 60_000, again);
  await clock.advance(10 * 60_000);
  expect(times).toBe(10);
});

test("a sleeper that sleeps again on the way", async () => {
  const clock = new DeviceClock();
  const woke: number[] = [];
  const start = clock.now();
  const sleeper = async (): Promise<void> => {
    for (let count = 0; count < 3; count += 1) {
      await clock.pass(1000);
      woke.push(clock.now() - start);
    }
  };
  const over = sleeper();
  await clock.advance(3500);
  await over;
  expect(woke).toEqual([1000, 2000, 3000]);
});

test("without moving, it rings by itself; called off or cleared, it does not", () => {
  const clock = new DeviceClock();
  const seen: string[] = [];
  clock.at(clock.now() + 100, () => seen.push("rings"));
  const off = clock.at(clock.now() + 100, () => seen.push("called off"));
  off();
  vi.advanceTimersByTime(150);
  clock.at(clock.now() + 100, () => seen.push("cleared"));
  clock.clear();
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual(["rings"]);
});
