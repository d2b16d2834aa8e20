// How `simpul apply` asks both ends of the links of what it changed: the plan says what is to be seen, each device is reached as by itself.
import type { AskEnds, Connect } from "../../components/apply/index.ts";
import { Ends } from "../../components/fleet/verify/ends.ts";
import { type Fleet, type FleetOptions, placed } from "../fleet/devices.ts";

/** Nothing where no plan says what is to be seen. */
export async function endsOf(fleet: Fleet, options: FleetOptions, connect: Connect): Promise<{ readonly ends?: AskEnds }> {
  if (fleet.source === "file") return {};
  const [{ settledRegion }, { intents }, { expectedOf }] = await Promise.all([
    import("../door/region.ts"),
    import("../../components/planning/intent/index.ts"),
    import("../../components/planning/expected.ts"),
  ]);
  const { inventory, plan } = settledRegion(options.region);
  const expected = expectedOf(inventory, plan);
  const neighbours = new Map(intents(inventory, plan).map((intent) => [intent.device, expected(intent).neighbours]));
  const ends = new Ends({ neighbours, connect, reach: reachOf(fleet, options) });
  return { ends: (names) => ends.checks(names) };
}

/** The far end of a link may be none of the devices that were chosen; one whose key is not pinned is seen from the other end only. */
function reachOf(fleet: Fleet, options: FleetOptions): ConstructorParameters<typeof Ends>[0]["reach"] {
  const devices = fleet.all.map((listed) => ({ device: listed.device, vendor: listed.vendor, listed }));
  const known = new Map(placed({ ...fleet, devices }, options).map((each) => [each.device.device, each]));
  return async (name) => {
    const each = known.get(name);
    return each === undefined || "why" in each ? undefined : { vendor: each.device.vendor, target: each.target };
  };
}
