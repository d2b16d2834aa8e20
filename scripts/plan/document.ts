// The plan as the contract's JSON document.
import type { RegionPlan } from "../../components/planning/index.ts";

/** Fields of docs/contracts.md first; then what else is worth reading by machine. */
export function planDocument({ plan, state, changes }: RegionPlan): unknown {
  return {
    region: plan.region,
    devices: plan.devices.map(({ id, site, role, vendor, loopback, management, simpul, number, board, version, ports }) => ({
      id,
      site: site ?? null,
      role,
      vendor,
      loopback: loopback ?? null,
      management,
      ...(simpul === undefined ? {} : { simpul }),
      ...(number === undefined ? {} : { number }),
      board: board.id,
      version,
      ports: ports.map(({ port, ...use }) => ({ name: port.name, ...use })),
    })),
    links: plan.links,
    vlans: plan.segments.map(({ segment, ...rest }) => ({ ...rest, segment })),
    allocations: plan.allocations,
    flows: plan.flows,
    assumptions: plan.assumptions,
    unconnected: plan.unconnected,
    lock: { state, changes },
  };
}
