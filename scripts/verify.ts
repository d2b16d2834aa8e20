// `simpul verify`: whether the running network does what the plan intends, asked of the devices themselves; nothing is changed on any.
import type { Command } from "commander";
import type { Expected } from "../components/devices/expected.ts";
import { Unreadable } from "../components/fleet/reading/reading.ts";
import { type Check, checksOf, pingsOf, unreached } from "../components/fleet/verify/checks.ts";
import { viewerOf } from "../components/fleet/verify/view.ts";
import { expectedOf } from "../components/planning/expected.ts";
import { intents } from "../components/planning/intent/index.ts";
import { type Answer, act, DoorError, type Register } from "./door/door.ts";
import { settledRegion } from "./door/region.ts";
import { table } from "./door/table.ts";
import { type FleetOptions, fleetOf, fleetOptions } from "./fleet/devices.ts";
import { onFleet } from "./fleet/visit.ts";
import { shown } from "./texts/vendor-text.ts";

export const register: Register = (program) => {
  const command: Command = program
    .command("verify")
    .description(
      "Live checks that follow from the plan: reachability, OSPF neighbours, MTU, DNS, NTP, queues. Exit 0 all hold, 2 some do not.",
    );
  act<FleetOptions>(fleetOptions(command), (_, options) => verifyAnswer(options));
};

async function verifyAnswer(options: FleetOptions): Promise<Answer> {
  const expected = wanted(options);
  const fleet = await fleetOf(options);
  const stranger = fleet.devices.find(({ device }) => !expected.has(device));
  if (stranger !== undefined)
    throw new DoorError(`the plan of ${options.region} has no device ${stranger.device}`, {
      fix: "choose devices of the plan with --devices",
    });
  const visited = await onFleet(fleet, options, "asked", async (session, { device, vendor }) => {
    const see = viewerOf(vendor);
    const here = expected.get(device);
    if (see === undefined || here === undefined) throw new Unreadable(`${vendor} devices cannot be asked yet`);
    return checksOf(here, await see(session, { pings: pingsOf(here), ...(here.domain === undefined ? {} : { name: here.domain }) }));
  });
  const checks = visited.flatMap((each) => (each.ok ? each.value : [unreached(each.device, each.why)]));
  return { exit: checks.every(({ ok }) => ok) ? 0 : 2, json: () => ({ region: options.region, checks }), text: () => words(checks) };
}

function wanted({ region }: FleetOptions): ReadonlyMap<string, Expected> {
  const { inventory, plan } = settledRegion(region);
  const of = expectedOf(inventory, plan);
  return new Map(intents(inventory, plan).map((intent) => [intent.device, of(intent)]));
}

function words(checks: readonly Check[]): string {
  const bad = checks.filter(({ ok }) => !ok);
  const rows = bad.map(({ from, to, kind, observed, expected }) => [from, to, kind, expected, shown(observed)]);
  const kinds = [...Map.groupBy(checks, ({ kind }) => kind)].map(([kind, of]) => [
    kind,
    `${of.filter(({ ok }) => ok).length} of ${of.length}`,
  ]);
  return [rows.length === 0 ? "" : table([["from", "to", "", "expected", "observed"], ...rows]), table([["check", "hold"], ...kinds])].join(
    "",
  );
}
