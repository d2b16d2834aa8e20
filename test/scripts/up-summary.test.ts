// The summary of npm run up: exactly what a person reads.
import { expect, test } from "vitest";
import type { Plan } from "../../components/planning/plan.ts";
import { summary } from "../../scripts/up/summary.ts";

const rate = (cir: number) => ({ cir, mir: cir * 2 });
const rates = (up: number, down: number) => ({ up: rate(up), down: rate(down) });

/** Only what the summary reads. */
const plan = {
  region: "kota-uji",
  devices: [
    { id: "gw-1", role: "gateway" },
    { id: "simpul-1", role: "simpul" },
    { id: "opd-007", role: "opd" },
    { id: "opd-009", role: "opd" },
  ],
  links: [{ id: "a" }, { id: "b" }, { id: "c" }],
  segments: [{ vlan: 10 }, { vlan: 20 }, { vlan: 10 }],
  allocations: [{ internet: rates(5, 10) }, { internet: rates(0.1, 0.2) }],
  assumptions: [{}, {}],
  unconnected: [{ site: "kel-jauh", needs: ["a simpul", "a fiber"] }],
} as unknown as Plan;

const lines = (counts: Parameters<typeof summary>[1]): string[] => summary(plan, counts).split("\n");

test("the whole text", () => {
  expect(lines({ error: 0, warning: 3, notice: 1 })).toEqual([
    "",
    "kota-uji is up.",
    "  routers       4: 1 gateway, 1 simpul, 2 OPD",
    "  links         3",
    "  VLANs         2 segment classes, 3 segments at the sites",
    "  allocated     10.2 Mbps down, 5.1 Mbps up committed to 2 sites",
    "  assumptions   2 in force (npx simpul plan --region kota-uji --json lists them with their reasons)",
    "  findings      0 errors, 3 warnings, 1 notices (npx simpul check --region kota-uji)",
    "  not connected kel-jauh: needs a simpul, a fiber",
    "Try next:",
    "  npx pulumi preview --stack kota-uji --expect-no-changes",
    "  npx simpul show opd-007 --region kota-uji",
    "  npx simpul lab list --region kota-uji",
    "",
  ]);
});

test("findings that could not be had are not made up", () => {
  expect(lines(undefined)[7]).toBe("  findings      npx simpul check --region kota-uji");
});
