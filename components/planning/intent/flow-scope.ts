// Which flows of the inventory hold at which site, and over which protocols and ports.
import type { Flow } from "../../../inventory/schema/flow.ts";
import type { Site } from "../../../inventory/schema/site.ts";
import type { KnownFlow, View } from "./view.ts";
import { serviceOf } from "./well-known.ts";

/** A flow's protocol as rules need it; no protocol means any packet. */
export interface Transport {
  readonly protocol?: "tcp" | "udp";
  readonly ports?: readonly number[];
}

/**
 * Flows that start or end at a site. Another legal body (mitra) is closed: only a flow that names the site and rests on a waiver opens it.
 */
export function flowsAt(view: View, site: Site): readonly KnownFlow[] {
  return view.flows.filter(({ flow }) => holdsAt(flow, site));
}

export function holdsAt(flow: Flow, site: Site): boolean {
  const named = flow.from.sites?.includes(site.id) ?? false;
  if (site.policy === "mitra") return named && flow.waiver !== undefined;
  return named || flow.from.sites === undefined;
}

/** Ports of the flow, else of the service it goes to. Ports of any protocol are two rules. */
export function transportsOf({ inventory }: View, flow: Flow): readonly Transport[] {
  const service = "service" in flow.to ? serviceOf(inventory, flow.to.service) : undefined;
  const ports = flow.ports ?? service?.ports;
  const protocol =
    flow.protocol === "any" && service?.protocol !== undefined && service.protocol !== "both" ? service.protocol : flow.protocol;
  if (protocol !== "any") return [{ protocol, ...(ports === undefined ? {} : { ports }) }];
  return ports === undefined
    ? [{}]
    : [
        { protocol: "udp", ports },
        { protocol: "tcp", ports },
      ];
}

/** For ids: tcp.80-443. */
export function transportName({ protocol, ports }: Transport): string {
  return [protocol ?? "any", ...(ports === undefined ? [] : [ports.join("-")])].join(".");
}
