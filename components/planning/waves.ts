// The order in which a network is built: from the gateway outward, each device after the one it is reached through.
import type { Plan, PlannedDevice } from "./plan.ts";

/** Cables from the nearest gateway; devices that no cable reaches count as the furthest. */
function distances(plan: Plan): ReadonlyMap<string, number> {
  const neighbours = new Map<string, string[]>(plan.devices.map(({ id }) => [id, []]));
  for (const { a, b } of plan.links) {
    neighbours.get(a.device)?.push(b.device);
    neighbours.get(b.device)?.push(a.device);
  }
  const found = new Map(plan.devices.filter(({ role }) => role === "gateway").map(({ id }) => [id, 0]));
  // a Map's iteration also visits what is added meanwhile, in the order in which it was added: breadth first
  for (const [device, distance] of found)
    for (const next of neighbours.get(device) ?? []) if (neighbours.has(next) && !found.has(next)) found.set(next, distance + 1);
  return found;
}

/** Waves of device ids: gateways with the simpul next to them, the rest of the core by distance, then all sites at once. */
export function waves(plan: Plan): string[][] {
  const far = distances(plan);
  const stepOf = ({ id, role }: PlannedDevice): number =>
    role === "opd" ? Number.POSITIVE_INFINITY : Math.max(1, far.get(id) ?? plan.devices.length);
  const steps = Map.groupBy(plan.devices, stepOf);
  return [...steps.keys()].sort((a, b) => a - b).map((step) => (steps.get(step) ?? []).map(({ id }) => id).sort());
}

/** Devices of each simpul, itself and the core left out: what a mistake there would reach. */
export function areas(plan: Plan): string[][] {
  const behind = plan.devices.filter(({ role, simpul }) => simpul !== undefined && (role === "opd" || role === "aggregation"));
  const groups = Map.groupBy(behind, ({ simpul }) => simpul ?? "");
  return [...groups.keys()].sort().map((simpul) => (groups.get(simpul) ?? []).map(({ id }) => id).sort());
}

/** Devices through which others are reached: all but the routers of the sites. */
export function core(plan: Plan): string[] {
  return plan.devices.filter(({ role }) => role !== "opd").map(({ id }) => id);
}

/** In which order devices change: the same for each door that changes them. */
export function changeOrder(plan: Plan) {
  return { order: waves(plan), links: pairs(plan), areas: areas(plan), core: core(plan) };
}

/** Links between two devices of the plan, by the ends whose configuration has to agree: those of the subnet where one rides on the cable. */
export function pairs(plan: Plan): { id: string; a: string; b: string }[] {
  const known = new Set(plan.devices.map(({ id }) => id));
  return plan.links
    .map(({ id, a, b, l3 }) => ({ id, a: (l3?.a ?? a).device, b: (l3?.b ?? b).device }))
    .filter(({ a, b }) => a !== b && known.has(a) && known.has(b));
}
