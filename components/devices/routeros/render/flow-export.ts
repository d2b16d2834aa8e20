// Export of flow records (IPFIX) in RouterOS's menus.
import type { FlowExport } from "../../intent-services.ts";
import { add, type Section, section, set } from "./section.ts";

/** With NAT events: which public port was whom is asked for by law. */
export function flowExport(told: FlowExport | undefined): Section[] {
  if (told === undefined) return [];
  const target = { "dst-address": told.collector, port: told.port, "src-address": told.source, version: "ipfix" };
  return [
    section("/ip traffic-flow", [set({ enabled: true, interfaces: told.interfaces })]),
    section("/ip traffic-flow ipfix", [set({ "nat-events": true })]),
    section("/ip traffic-flow target", [add(undefined, target)]),
  ];
}
