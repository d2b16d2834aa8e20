// Whether every device is as rendered: its export, less day 0 and what is not ours, prints the same as the rendering.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { platformOf } from "../../components/devices/index.ts";
import { fingerprint, fingerprintKey } from "../../components/secrets/index.ts";
import type { Checkout } from "./checkout.ts";
import { type Row, ssh } from "./lab.ts";

const platform = platformOf("routeros");

/** What `simpul parse` prints in that checkout. */
function canonical(checkout: Checkout, text: string): string[] {
  const key = fingerprintKey(checkout.root);
  const model = platform.parse(text);
  if (model.unparsed.length > 0) throw new Error(`unparsed: ${JSON.stringify(model.unparsed)}`);
  return platform
    .print(platform.mask(model, (clear) => fingerprint(key, clear)))
    .split("\n")
    .filter((line) => line !== "");
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...lines];
  for (const line of others) {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

export interface Deviation {
  readonly device: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Undefined when the device is as rendered; `foreign` are lines that someone else put there. */
async function deviation(checkout: Checkout, region: string, row: Row, foreign: readonly string[]): Promise<Deviation | undefined> {
  const folder = renderedIn(checkout, region);
  const rendered = canonical(checkout, readFileSync(join(folder, `${row.device}.rsc`), "utf8"));
  const running = canonical(checkout, await ssh(checkout, row, "/export show-sensitive"));
  const dayZero = canonical(checkout, (await checkout.simpul("lab", "day0", row.device, "--region", region)).out);
  const ours = without(running, [...dayZero, ...foreign]);
  if (rendered.join("\n") === ours.join("\n")) return undefined;
  return { device: row.device, missing: without(rendered, ours), extra: without(ours, rendered) };
}

function renderedIn(checkout: Checkout, region: string): string {
  return join(checkout.root, ".rendered", region);
}

/** Devices that are not as rendered. Empty when all is well. */
export async function deviations(
  checkout: Checkout,
  rows: readonly Row[],
  foreign: Readonly<Record<string, readonly string[]>> = {},
  region = "pontianak",
): Promise<readonly Deviation[]> {
  const { status, all } = await checkout.simpul("render", "--region", region, "--out", renderedIn(checkout, region));
  if (status !== 0) throw new Error(`render: ${all}`);
  const few = pLimit(4);
  const found = await Promise.all(rows.map((row) => few(() => deviation(checkout, region, row, foreign[row.device] ?? []))));
  return found.filter((each) => each !== undefined);
}
