// Which number each site has: kept for good once given, rested before it goes to another site.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { Site } from "../../inventory/schema/site.ts";
import type { Complain } from "./issue.ts";
import type { Given, Lock, Resting } from "./lock.ts";
import { pointToPoint, sizeOf, slicesOf } from "./pools.ts";

export interface Numbering {
  readonly sites: readonly Given[];
  readonly resting: readonly Resting[];
}

/** Sites that no survey row or document names come last; finite, since the difference of two infinities is no order. */
const unnamed = Number.MAX_SAFE_INTEGER;

/** Date of a number that a plan without a date frees: it rests until someone looks at it. */
const untold = "9999-12-31";

/** How many site numbers the pools have room for, and the pool that decides. */
export interface Room {
  readonly path: string;
  readonly pool: string;
  readonly last: number;
}

/** The narrowest of the pools that hold something for every site. */
export function roomOf({ addressing }: Inventory): Room {
  const rooms: Room[] = [
    { path: "addressing.loopbacks", pool: addressing.loopbacks, last: sizeOf(addressing.loopbacks) - 2 },
    { path: "addressing.access", pool: addressing.access, last: sizeOf(addressing.access) / pointToPoint - 1 },
    ...addressing.classes.map((plan) => ({ path: `addressing.classes.${plan.class}`, pool: plan.block, last: slicesOf(plan.block) })),
  ];
  return rooms.reduce((least, room) => (room.last < least.last ? room : least));
}

/** Carries the lock's numbers over to the sites of today, and gives new sites theirs. `today` is an ISO date; without it no number is rested. */
export function numberSites(inventory: Inventory, lock: Lock, today: string | undefined, complain: Complain): Numbering {
  const present = new Set(inventory.sites.map((site) => site.id));
  const kept = lock.sites.filter(({ site }) => present.has(site));
  const freed = lock.sites.filter(({ site }) => !present.has(site)).map(({ number, site }) => ({ number, site, freed: today ?? untold }));
  const resting = [...lock.resting, ...freed];
  const known = new Set(kept.map(({ site }) => site));
  const newcomers = inventory.sites.filter(({ id }) => !known.has(id)).sort(byPrecedence);
  const given = giveNumbers(inventory, newcomers, { sites: kept, resting }, today, complain);
  const taken = new Set(given.map(({ number }) => number));
  return { sites: [...kept, ...given].sort((a, b) => a.number - b.number), resting: resting.filter(({ number }) => !taken.has(number)) };
}

function giveNumbers(
  inventory: Inventory,
  newcomers: readonly Site[],
  held: Numbering,
  today: string | undefined,
  complain: Complain,
): Given[] {
  const room = roomOf(inventory);
  complainOutside(held.sites, room, complain);
  const returning = new Set(newcomers.map(({ id }) => id));
  const restingOf = new Map(held.resting.map((rest) => [rest.site, rest.number]));
  const rests = held.resting.filter((rest) => returning.has(rest.site) || !isRested(rest, inventory.addressing.restDays, today));
  const blocked = new Set([...held.sites, ...rests].map(({ number }) => number));
  let lowest = 1;
  return newcomers.flatMap((site) => {
    const own = restingOf.get(site.id) ?? (isFree(site.survey, blocked, room) ? site.survey : undefined);
    while (blocked.has(lowest)) lowest += 1;
    const number = own ?? lowest;
    if (number > room.last) {
      complainExhausted(site, room, held, complain);
      return [];
    }
    blocked.add(number);
    return [{ number, site: site.id }];
  });
}

function isFree(number: number | undefined, blocked: ReadonlySet<number>, room: Room): boolean {
  return number !== undefined && number <= room.last && !blocked.has(number);
}

/** Surveyed sites first, each to its survey row; then in the order in which documents name them; so the order of records never matters. */
function byPrecedence(a: Site, b: Site): number {
  return (a.survey ?? unnamed) - (b.survey ?? unnamed) || firstLine(a) - firstLine(b) || (a.id < b.id ? -1 : 1);
}

function firstLine({ source }: Site): number {
  return "lines" in source ? Number.parseInt(source.lines, 10) : unnamed;
}

/** Whole days are over since the number was freed. */
function isRested({ freed }: Resting, restDays: number, today: string | undefined): boolean {
  return today !== undefined && Date.parse(today) - Date.parse(freed) >= restDays * 86_400_000;
}

/** A pool that became narrower than what was given out of it. */
function complainOutside(sites: readonly Given[], { path, pool, last }: Room, complain: Complain): void {
  for (const { number, site } of sites.filter((given) => given.number > last))
    complain(
      `sites.${site}`,
      `site ${site} has number ${number}, but ${path} (${pool}) has room for ${last} sites only`,
      `give ${path} a prefix that still holds number ${number}`,
    );
}

function complainExhausted(site: Site, { path, pool, last }: Room, { resting }: Numbering, complain: Complain): void {
  const rests = resting.length === 0 ? "" : ` and ${resting.length} freed ${resting.length === 1 ? "number rests" : "numbers rest"}`;
  complain(
    `sites.${site.id}`,
    `no number is left for site ${site.id}: ${path} (${pool}) has room for ${last} sites${rests}`,
    `give ${path} a wider prefix than ${pool}${resting.length === 0 ? "" : ", or wait until a freed number has rested"}`,
  );
}
