// Traffic between sites as the second fence sees it: approved servers and flows between classes pass, all else between sites does not.
import type { AddressSet } from "../../devices/intent.ts";
import { serverSet, sharedFlows } from "./opd-sharing.ts";
import { covering } from "./prefixes.ts";
import type { Row } from "./rules.ts";
import type { View } from "./view.ts";
import { prefixSet, setOf } from "./well-known.ts";

/** Infrastructure is one block as wide as a class of segments, so that a new pool inside it changes no list. */
const infraLength = 16;

/** Infrastructure, and every address that a site's segment may have. */
export function transitSets(view: View): AddressSet[] {
  const { addressing } = view.inventory;
  const { loopbacks, coreLoopbacks, coreLinks, access, vpn, aggregation, oob, classes } = addressing;
  const infra = covering([loopbacks, coreLoopbacks, coreLinks, access, vpn, aggregation, oob], infraLength);
  const pool = classes.map(({ block }) => block);
  const servers = sharedFlows(view, view.flows).map(({ approved }) => approved);
  const between = betweenClasses(view).flatMap(({ id, sources, destinations }) => [
    prefixSet(`dari-${id}`, sources),
    prefixSet(`ke-${id}`, destinations),
  ]);
  return [setOf("infra", [infra]), prefixSet("pool-opd", pool), ...(servers.length === 0 ? [] : [serverSet("bagi", servers)]), ...between];
}

/** Rules for a zone of site lines. A box that keeps no state needs a rule for the way back as well. */
export function transitRows(view: View, zone: string, stateless: boolean): Row[] {
  const shared = sharedFlows(view, view.flows).length > 0;
  const between = betweenClasses(view);
  const forth: Row[] = [
    ...(shared ? ([["fw.20", "ke server berizin", "accept", { toSet: "bagi", fromZone: zone }]] as Row[]) : []),
    ...between.map(({ id }): Row => [`fw.22.${id}`, "", "accept", { fromZone: zone, fromSet: `dari-${id}`, toSet: `ke-${id}` }]),
  ];
  const back: Row[] = [
    ...(shared ? ([["fw.21", "dari server berizin", "accept", { fromZone: zone, fromSet: "bagi" }]] as Row[]) : []),
    ...between.map(({ id }): Row => [`fw.23.${id}`, "balasan", "accept", { fromZone: zone, fromSet: `ke-${id}`, toSet: `dari-${id}` }]),
  ];
  return [
    ...[...forth, ...(stateless ? back : [])].sort(([a], [b]) => (a < b ? -1 : 1)),
    ["fw.30", "lindungi infra", "drop", { toSet: "infra", fromZone: zone }],
    ["fw.31", "antar OPD", "drop", { toSet: "pool-opd", fromZone: zone }],
  ];
}

function betweenClasses({
  flows,
}: View): { readonly id: string; readonly sources: readonly string[]; readonly destinations: readonly string[] }[] {
  return flows
    .filter(({ flow, planned }) => "class" in flow.to && planned.classes !== undefined)
    .map(({ planned: { id, sources, destinations } }) => ({ id, sources, destinations }));
}
