// The second region beside the first, in one checkout: a stack and a farm of its own, up from nothing, nothing left to do.
import { afterAll, beforeAll, expect, test } from "vitest";
import { deviations } from "./as-rendered.ts";
import { Checkout, type Ended } from "./checkout.ts";
import { rows } from "./lab.ts";

let checkout: Checkout;

beforeAll(() => {
  checkout = new Checkout();
});
afterAll(async () => {
  await checkout.simpul("lab", "stop", "--region", "pesawaran");
  await checkout.end();
});

function expectDone({ status, all }: Ended): void {
  if (status !== 0) throw new Error(`ended with ${status}:\n${all}`);
}

test("npm run up -- pesawaran: every device is as rendered, and what is assumed or not connected is said", async () => {
  const done = await checkout.run("npm", "run", "up", "--", "pesawaran");
  expectDone(done);
  expect(done.out).toMatch(/pesawaran is up\.\n {2}routers +72: 1 gateway, 3 simpul, 3 aggregation, 1 pusat data, 64 OPD\n/);
  expect(done.out).toMatch(/1209 Mbps down, 1209 Mbps up committed to 64 sites/);
  expect(done.out).toMatch(/assumptions +\d+ in force/);
  expect(done.out).toMatch(/not connected desa-hanura: needs a simpul/);
  const devices = await rows(checkout, "pesawaran");
  expect(devices).toHaveLength(72);
  expect(await deviations(checkout, devices, {}, "pesawaran")).toEqual([]);
});

test("nothing is left to do", async () => {
  expectDone(await checkout.pulumi("preview", "--stack", "pesawaran", "--expect-no-changes"));
});

test("both regions are up side by side, although their devices have the same names", async () => {
  expectDone(await checkout.run("npm", "run", "up"));
  expect(await rows(checkout)).toHaveLength(71);
  for (const stack of ["pontianak", "pesawaran"]) expectDone(await checkout.pulumi("preview", "--stack", stack, "--expect-no-changes"));
});
