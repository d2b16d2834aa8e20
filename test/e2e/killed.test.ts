// `pulumi up` killed with all its processes at ten moments that a seed draws: devices undo or finish, and the next run is clean.
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawn } from "../faults/rows.ts";
import { deviations } from "./as-rendered.ts";
import { Checkout, type Ended } from "./checkout.ts";
import { rows, ssh } from "./lab.ts";

const moments = Array.from({ length: 10 }, (_, index) => index + 1);
let checkout: Checkout;
/** milliseconds of an update that nobody disturbs */
let takes = 0;

beforeAll(async () => {
  checkout = new Checkout();
  expectDone(await checkout.run("npm", "run", "up"));
  await rotate(0);
  const undisturbed = await up().ended;
  expectDone(undisturbed);
  takes = undisturbed.seconds * 1000;
});
afterAll(() => checkout.end());

function expectDone({ status, all }: Ended): void {
  if (status !== 0) throw new Error(`ended with ${status}:\n${all}`);
}

const up = () => checkout.start("npx", "pulumi", "up", "--stack", "pontianak", "--yes");

/** A new key on the link of a site: its router and its simpul change together. */
async function rotate(turn: number): Promise<void> {
  expectDone(await checkout.simpul("rotate", "ospf", `opd-0${10 + turn}`));
}

test.each(moments)("moment %i", async (seed) => {
  await rotate(seed);
  const running = up();
  const timer = setTimeout(
    () => {
      process.kill(-running.pid, "SIGKILL");
      for (const provider of checkout.processesOf("components/provider/main.ts")) process.kill(provider, "SIGKILL");
    },
    takes * (0.1 + (0.9 * drawn(seed)) / 2 ** 29),
  );
  await running.ended;
  clearTimeout(timer);
  // Every other time the devices are left to their own timers first.
  if (seed % 2 === 0) expectDone(await checkout.simpul("lab", "clock", "all", "+10m"));
  expectDone(await checkout.run("npm", "run", "up"));
});

test("every device is as rendered, nothing of ours is left on any, and nothing is left to do", async () => {
  expect(await deviations(checkout, await rows(checkout))).toEqual([]);
  expectDone(await checkout.pulumi("preview", "--stack", "pontianak", "--expect-no-changes"));
  const left = await Promise.all(
    (await rows(checkout)).map(
      async (row) => [row.device, await ssh(checkout, row, "/file/print terse; /system/scheduler/print terse")] as const,
    ),
  );
  expect(left.filter(([, text]) => text.includes("simpul-"))).toEqual([]);
});
