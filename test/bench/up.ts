// Times the whole of `pulumi up` on emulated devices: Pontianak from day 0, without a change, with one site changed; also with slow devices.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Checkout, type Ended } from "../e2e/checkout.ts";

const sites = "inventory/regions/pontianak/sites.yaml";

interface Step {
  readonly name: string;
  /** seconds */
  readonly bar: number;
  readonly run: (checkout: Checkout) => Promise<Ended>;
}

const up = (checkout: Checkout): Promise<Ended> => checkout.pulumi("up", "--yes", "--stack", "pontianak");

const steps: readonly Step[] = [
  { name: "from day 0", bar: 60, run: (checkout) => checkout.run("npm", "run", "up") },
  { name: "no change", bar: 15, run: up },
  { name: "one site changed", bar: 15, run: changed },
];

function changed(checkout: Checkout): Promise<Ended> {
  writeFileSync(join(checkout.root, sites), checkout.read(sites).replace(/(id: kel-tengah\n[\s\S]*?mir: )\d+/, "$137"));
  return up(checkout);
}

/** One line a step, as they finish; a fresh checkout for quick and for slow devices. */
export async function* benchUp(): AsyncGenerator<string> {
  for (const latency of [undefined, "login=600,command=200"]) {
    const checkout = new Checkout();
    if (latency !== undefined) await checkout.simpul("lab", "start", "--latency", latency);
    for (const { name, bar, run } of steps) {
      const { status, seconds } = await run(checkout);
      const verdict = status !== 0 ? `MISSED: ended with ${status}` : seconds < bar ? "met" : "MISSED";
      yield `Pontianak ${name}${latency === undefined ? "" : `, ${latency} ms`}: ${seconds.toFixed(1)} s of ${bar} s ${verdict}`;
    }
    await checkout.end();
  }
}
