// Times planning and rendering, of Pontianak and of synthetic regions, and the memory they take.
import { resolve } from "node:path";
import { render } from "../../components/devices/routeros/render.ts";
import { emptyLock, parseLock, plan, printLock } from "../../components/planning/index.ts";
import { intents } from "../../components/planning/intent/index.ts";
import { loadNetworkOrThrow } from "../../inventory/load.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { syntheticInventory } from "./synthetic.ts";

/** Region and the seconds that planning and rendering it may take: the bars of the design. */
const cases: readonly { readonly name: string; readonly inventory: () => Inventory; readonly bar: number }[] = [
  { name: "Pontianak", inventory: () => loadNetworkOrThrow(resolve(import.meta.dirname, "../.."), "pontianak"), bar: 0.5 },
  { name: "1,000 sites", inventory: () => syntheticInventory(1000), bar: 4 },
  { name: "5,000 sites", inventory: () => syntheticInventory(5000), bar: 20 },
];

/** Of the whole process, at its end. */
const memoryBar = 500;

function timed<T>(work: () => T): { readonly seconds: number; readonly value: T } {
  const start = performance.now();
  const value = work();
  return { seconds: (performance.now() - start) / 1000, value };
}

function measure({ name, inventory, bar }: (typeof cases)[number]): string {
  const loaded = timed(inventory);
  const region = loaded.value;
  const planned = timed(() => plan(region, emptyLock(region.region.id)));
  const { value } = planned;
  if ("issues" in value) return `${name}: ${value.issues[0]?.message}`;
  const lock = timed(() => parseLock(printLock(value.lock), "lock"));
  const text = timed(() => intents(region, value.plan).reduce((sum, intent) => sum + render(intent).length, 0));
  const total = planned.seconds + text.seconds;
  const parts = { load: loaded.seconds, plan: planned.seconds, render: text.seconds, "read lock": lock.seconds };
  const times = Object.entries(parts).map(([part, seconds]) => `${part} ${seconds.toFixed(2)} s`);
  return `${name}: ${times.join(", ")}; plan + render ${total.toFixed(2)} s of ${bar} s ${total < bar ? "met" : "MISSED"}; ${(text.value / 1e6).toFixed(1)} MB of text`;
}

/** One line a case, as they finish. */
export function* benchPlan(): Generator<string> {
  for (const each of cases) yield measure(each);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  yield `memory: ${memory} MB of ${memoryBar} MB ${memory < memoryBar ? "met" : "MISSED"}`;
}
