// The README as a newcomer types it: every shell block, top to bottom, in one shell, on a fresh checkout.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shellBlocks } from "../readme.ts";
import { Checkout } from "./checkout.ts";

const readme = readFileSync(resolve(import.meta.dirname, "../../README.md"), "utf8");
let checkout: Checkout;

beforeAll(() => {
  checkout = new Checkout();
});
afterAll(() => checkout.end());

/** The checkout's packages are already there, shared with the tree under test: installing them again would change that tree. */
function installed(block: string): string {
  return block.replace("npm ci && ", "");
}

test("every command of the README does what it says", async () => {
  const blocks = shellBlocks(readme).map(installed);
  expect(blocks.length).toBeGreaterThanOrEqual(7);
  const { status, all } = await checkout.run("bash", "-euo", "pipefail", "-c", blocks.join("\n"));
  if (status !== 0) throw new Error(`ended with ${status}:\n${all}`);
  expect(all).toContain("pontianak is up");
  expect(all).toMatch(/night shift/);
  expect(all).toMatch(/the lock file is up to date/i);
});
