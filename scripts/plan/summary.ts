// The plan on one screen or two: for a person who wants the numbers, not the document.
import {
  allocationOf,
  linkOf,
  type Plan,
  type PlannedDevice,
  type PlannedLink,
  type RegionPlan,
  segmentsOf,
} from "../../components/planning/index.ts";
import type { Rate } from "../../inventory/schema/rate.ts";
import { table } from "../door/table.ts";

/** Devices, links between core devices, bandwidth, and what is missing. */
export function planSummary({ plan }: Pick<RegionPlan, "plan">): string {
  const core = plan.devices.filter(({ role }) => role !== "opd");
  const sites = plan.devices.filter(({ role }) => role === "opd");
  return [
    heading(plan),
    "",
    table([["DEVICE", "ROLE", "SITE", "BOARD", "LOOPBACK", "MANAGEMENT"], ...core.map(coreRow)]),
    table([["LINK", "MEDIUM", "FROM", "TO", "PREFIX", "MBPS"], ...plan.links.filter(isBackbone).map(linkRow)]),
    table([
      ["DEVICE", "SITE", "LINE", "LOOPBACK", "OFFICE", "SEGMENTS", "UP CIR/MIR", "DOWN CIR/MIR"],
      ...sites.map((device) => siteRow(plan, device)),
    ]),
    ...plan.unconnected.map(({ site, needs }) => `not connected: ${site} needs ${needs.join(" and ")}`),
    `${plan.flows.length} kinds of flow are allowed. ${plan.assumptions.length} values are assumptions: no document gives them (--json lists each with its reason).`,
  ].join("\n");
}

function heading(plan: Plan): string {
  const promised = (direction: "up" | "down"): number =>
    Math.round(plan.allocations.reduce((sum, { internet }) => sum + internet[direction].cir, 0) * 10) / 10;
  const sites = plan.devices.filter(({ role }) => role === "opd").length;
  return `${plan.region}: ${plan.devices.length} devices, ${sites} of them at sites; ${plan.links.length} links; ${plan.segments.length} segments; ${promised("up")} Mbps up and ${promised("down")} Mbps down committed`;
}

function coreRow({ id, role, site, board, loopback, management }: PlannedDevice): string[] {
  return [id, role, site ?? "-", board.id, loopback ?? "-", management];
}

function isBackbone({ kind }: PlannedLink): boolean {
  return kind === "core" || kind === "isp" || kind === "trunk";
}

function linkRow({ id, kind, medium, a, b, l3, capacity }: PlannedLink): string[] {
  return [
    id,
    kind === "isp" ? "internet" : medium,
    `${a.device} ${a.interface}`,
    `${b.device} ${b.interface}`,
    l3?.prefix ?? "-",
    capacity === undefined ? "-" : String(capacity),
  ];
}

function siteRow(plan: Plan, { id, site, loopback }: PlannedDevice): string[] {
  const link = linkOf(plan, id);
  const segments = segmentsOf(plan, id);
  const internet = allocationOf(plan, id)?.internet;
  const line =
    link === undefined
      ? "-"
      : `${link.medium} ${link.b.device} ${link.b.interface}${link.capacity === undefined ? "" : ` ${link.capacity}M`}`;
  const office = segments.find(({ segment }) => segment === "kantor")?.prefix;
  const names = segments.map(({ segment }) => segment).join(",");
  return [id, site ?? "-", line, loopback ?? "-", office ?? "-", names, rate(internet?.up), rate(internet?.down)];
}

function rate(given: Rate | undefined): string {
  return given === undefined ? "-" : `${given.cir}/${given.mir}`;
}
