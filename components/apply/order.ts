// The order of a fleet transaction, worked out for this very change: canary, then simpul by simpul, then the rest; what is built, core outward.
import type { Change } from "./change.ts";
import { type Link, twoEnded } from "./two-ended.ts";

export interface Order {
  /** waves of devices, core outward; devices in none come last */
  readonly order: readonly (readonly string[])[];
  /** devices that stand or fall together in daily life: a simpul's */
  readonly areas?: readonly (readonly string[])[];
  readonly links: readonly Link[];
  /** go first; when one of them fails nothing else starts */
  readonly canary: readonly string[];
  /** devices in one wave at most */
  readonly wave?: number;
}

/** Devices that change together, the far ones first. */
export type Group = readonly (readonly Change[])[];

/** Waves of groups. What is only being built has no two ends yet: it follows the waves alone. */
export function wavesOf(changes: readonly Change[], plan: Order): readonly (readonly Group[])[] {
  const groups = groupsOf(changes, plan);
  const canary = canaryOf(groups, plan);
  const rest = groups.filter((group) => !canary.includes(group));
  const later = inOrder(rest, placeOf(changes, plan)).flatMap((wave) => split(wave, plan.wave));
  return canary.length > 0 ? [canary, ...later] : later;
}

/** Devices whose failure stops everything else. */
export function canaries(changes: readonly Change[], plan: Order): readonly string[] {
  return canaryOf(groupsOf(changes, plan), plan).flatMap((group) => group.flat().map(({ device }) => device));
}

/** Where a device stands, core outward. */
function depthOf({ order }: Order): (change: Change) => number {
  const waveOf = new Map(order.flatMap((wave, index) => wave.map((device) => [device, index] as const)));
  return ({ device }) => waveOf.get(device) ?? order.length;
}

/** Which wave a group is in: by area where everything runs already, else core outward, since what is built is reached through what was built before. */
function placeOf(changes: readonly Change[], plan: Order): (group: Group) => number {
  const { areas } = plan;
  if (areas === undefined || changes.some(({ fresh }) => fresh)) {
    const depth = depthOf(plan);
    return (group) => Math.min(...group.flat().map(depth));
  }
  const areaOf = new Map(areas.flatMap((area, index) => area.map((device) => [device, index] as const)));
  return (group) => Math.max(...group.flat().map(({ device }) => areaOf.get(device) ?? areas.length));
}

/** Those that were named; else, where areas are known and much is to change, the smallest and furthest. */
function canaryOf(groups: readonly Group[], plan: Order): readonly Group[] {
  const isNamed = (group: Group): boolean => group.flat().some(({ device }) => plan.canary.includes(device));
  if (plan.canary.length > 0) return groups.filter(isNamed);
  const known = groups.flat(2);
  if (plan.areas === undefined || groups.length < 3 || known.some(({ fresh }) => fresh)) return [];
  const depth = depthOf(plan);
  const far = (group: Group): number => Math.max(...group.flat().map(depth));
  return [...groups].sort((a, b) => a.flat().length - b.flat().length || far(b) - far(a)).slice(0, 1);
}

function inOrder(groups: readonly Group[], place: (group: Group) => number): readonly (readonly Group[])[] {
  return [...Map.groupBy(groups, place)].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}

/** Waves of at most so many devices; a group is never parted. */
function split(wave: readonly Group[], most = Number.POSITIVE_INFINITY): readonly (readonly Group[])[] {
  const waves: Group[][] = [[]];
  let size = 0;
  for (const group of wave) {
    const members = group.flat().length;
    if (size > 0 && size + members > most) {
      waves.push([]);
      size = 0;
    }
    waves.at(-1)?.push(group);
    size += members;
  }
  return waves;
}

function groupsOf(changes: readonly Change[], plan: Order): readonly Group[] {
  const known = new Map(changes.map((change) => [change.device, change]));
  const scripts = new Map(changes.filter(({ fresh }) => !fresh).map(({ device, shown }) => [device, shown.commands]));
  const together = twoEnded(scripts, plan.links).map((names) => names.flatMap((name) => known.get(name) ?? []));
  const tied = new Set(together.flat());
  const alone = changes.filter((change) => !tied.has(change)).map((change): Group => [[change]]);
  return [...together.map((group) => farFirst(group, depthOf(plan))), ...alone];
}

/** Levels of a group, outermost first: the near end still reaches the far one until it changes itself. */
function farFirst(group: readonly Change[], depth: (change: Change) => number): Group {
  return [...Map.groupBy(group, depth)].sort(([a], [b]) => b - a).map(([, level]) => level);
}
