// A program of the set-up: its words, its end, and its time limit.
import { expect, test } from "vitest";
import { beganAt } from "../../scripts/setup/lock.ts";
import { run } from "../../scripts/setup/run.ts";

const node = (program: string, limitSeconds = 20) => ({ command: process.execPath, args: ["-e", program], limitSeconds });

test("both outputs are heard line by line; standard output is kept whole", async () => {
  const heard: string[] = [];
  const ran = await run({
    ...node("console.log('satu'); console.error('dua')"),
    hear: (line) => {
      heard.push(line);
      return undefined;
    },
  });
  expect(ran).toMatchObject({ code: 0, out: "satu\n", timedOut: false });
  expect(heard.sort()).toEqual(["dua", "satu"]);
});

test("a program that is not there is an answer, not an exception", async () => {
  const ran = await run({ command: "/nonexistent/program", args: [], limitSeconds: 5 });
  expect(ran.code).toBeUndefined();
  expect(ran.tail.join()).toContain("ENOENT");
});

test("the time limit ends the program and what it started", async () => {
  const ran = await run({ command: "/bin/sh", args: ["-c", "sleep 60 & echo $!; wait"], limitSeconds: 0.3 });
  expect(ran).toMatchObject({ code: undefined, timedOut: true });
  expect(beganAt(Number(ran.out))).toBeUndefined();
});

test("a sign of life may ask for more time", async () => {
  const slow = "console.log('alive'); setTimeout(() => console.log('done'), 800)";
  expect((await run({ ...node(slow, 0.6), hear: () => 20 })).code).toBe(0);
});
