// The promise of sticky numbers: a thousand random edit sequences, and after each edit only the touched site's neighbourhood differs.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Lock, Plan } from "../../../components/planning/index.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";
import type { Site } from "../../../inventory/schema/site.ts";
import { deviceTexts } from "./device-texts.ts";
import { planned } from "./planned.ts";
import { smallRegion, withSites } from "./small-region.ts";

/** What one edit does, and which site it touches; a place in the list and a choice are drawn as fractions, so that shrinking stays legal. */
interface Edit {
  readonly kind: "insert" | "rename" | "delete" | "reorder" | "move" | "rate";
  readonly at: number;
  readonly choice: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("insert", "rename", "delete", "reorder", "move", "rate"),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  choice: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

interface State {
  readonly inventory: Inventory;
  readonly lock: Lock;
  readonly plan: Plan;
  readonly texts: ReadonlyMap<string, string>;
}

function settle(inventory: Inventory, lock: Lock | undefined, day: number): State {
  const made = planned(inventory, lock, `20${30 + day}-01-01`);
  return { inventory, lock: made.lock, plan: made.plan, texts: deviceTexts(inventory, made.plan) };
}

/** Sites that flows name stay, as a reviewer would not let one end of a flow go. */
const named = new Set(["kel-tengah", "disdukcapil"]);

function apply(sites: readonly Site[], { kind, at, choice }: Edit, serial: number): { sites: readonly Site[]; touched?: string } {
  const index = Math.floor(at * sites.length);
  const site = sites[index];
  if (site === undefined) return { sites };
  const swap = (change: Partial<Site>): { sites: readonly Site[]; touched: string } => ({
    sites: sites.map((other) => (other.id === site.id ? { ...other, ...change } : other)),
    touched: site.id,
  });
  const simpul = `simpul-${1 + Math.floor(choice * 3)}`;
  if (kind === "reorder") return { sites: [...sites.slice(index), ...sites.slice(0, index)].reverse() };
  if (kind === "rename") return swap({ name: `Nama ${serial}; /system reset` });
  if (kind === "rate") return swap({ internet: { up: { cir: 11 + serial, mir: 90 + choice }, down: { cir: 12 + serial, mir: 90 } } });
  if (kind === "move" && site.access?.medium !== "vpn") return swap({ simpul });
  if (kind === "delete" && !named.has(site.id)) return { sites: sites.filter(({ id }) => id !== site.id), touched: site.id };
  if (kind !== "insert") return { sites };
  const fresh: Site = { ...newcomer(at, simpul), id: `baru-${serial}` };
  return { sites: choice > 0.8 ? [...sites.slice(0, index), fresh, ...sites.slice(index)] : [fresh, ...sites], touched: fresh.id };
}

/** Over fiber, over vpn, or another legal body. */
function newcomer(at: number, simpul: string): Omit<Site, "id"> {
  const shared = { name: "Baru", kind: "opd", profile: "opd", source: { assumption: "made up" } } as const;
  if (at < 0.2) return { ...shared, policy: "opd", access: { medium: "vpn" } };
  return { ...shared, policy: at < 0.4 ? "mitra" : "opd", simpul, access: { medium: "fiber" } };
}

/** Own router, its simpul and its aggregation switch (old and new), and the gateway. */
function neighbourhood(site: string, states: readonly State[]): ReadonlySet<string> {
  const devices = states.flatMap(({ plan, inventory }) => {
    const router = plan.devices.find((device) => device.site === site && device.role === "opd");
    const simpul = inventory.simpul.find(({ id }) => id === router?.simpul);
    return [router?.id, simpul?.device.id, simpul?.aggregation.id].filter((id) => id !== undefined);
  });
  return new Set([...devices, "gw-1"]);
}

function allowed({ kind }: Edit, site: string | undefined, before: State, after: State): ReadonlySet<string> {
  if (site === undefined || kind === "reorder") return new Set();
  const own = after.plan.devices.find((device) => device.site === site && device.role === "opd");
  const link = after.plan.links.find(({ id }) => id === own?.id);
  if (kind === "rename") return new Set([own?.id ?? ""]);
  if (kind === "rate") return new Set(["gw-1", ...(link?.capacity === undefined ? [] : [link.a.device, link.l3?.b.device ?? ""])]);
  return neighbourhood(site, [before, after]);
}

function differing(before: State, after: State): string[] {
  const ids = new Set([...before.texts.keys(), ...after.texts.keys()]);
  return [...ids].filter((id) => before.texts.get(id) !== after.texts.get(id)).sort();
}

test("an edit changes nothing but its site's router, its simpul, its switch and the gateway", { timeout: 120_000 }, () => {
  const start = settle(smallRegion(), undefined, 0);
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let state = start;
      for (const [serial, next] of edits.entries()) {
        const { sites, touched } = apply(state.inventory.sites, next, serial);
        const after = settle(
          withSites(state.inventory, () => sites),
          state.lock,
          serial,
        );
        const may = allowed(next, touched, state, after);
        const changed = differing(state, after);
        expect(changed.filter((device) => !may.has(device))).toEqual([]);
        if (changed.length > 0) seen.set(next.kind, (seen.get(next.kind) ?? 0) + 1);
        state = after;
      }
    }),
    { numRuns: 1000 },
  );
  // A comparison that never saw a change would prove nothing; and reordering must never show one.
  expect([...seen.keys()].sort()).toEqual(["delete", "insert", "move", "rate", "rename"]);
});
