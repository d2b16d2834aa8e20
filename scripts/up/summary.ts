// What a person wants to know when everything is up: how much network there is, what is assumed, what to try next.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Plan, PlannedDevice } from "../../components/planning/index.ts";
import { regionWords } from "../door/door.ts";
import { root } from "../setup/places.ts";

/** Findings of `simpul check` by severity. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly notice: number;
}

const roles: readonly (readonly [PlannedDevice["role"], string])[] = [
  ["gateway", "gateway"],
  ["simpul", "simpul"],
  ["aggregation", "aggregation"],
  ["datacenter", "pusat data"],
  ["opd", "OPD"],
];

/** The door itself, so that the numbers are the same as the ones it prints; undefined where it has none to give. */
export function findingsOf(region: string): Counts | undefined {
  const { stdout } = spawnSync(process.execPath, [join(root, "scripts/simpul.ts"), "check", "--json", "--region", region], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    return (JSON.parse(stdout) as { readonly counts?: Counts }).counts;
  } catch {
    return undefined;
  }
}

function total(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, number) => sum + number, 0) * 100) / 100;
}

function bandwidth({ allocations }: Plan): string {
  const down = allocations.map(({ internet }) => internet.down);
  const up = allocations.map(({ internet }) => internet.up);
  return `${total(down.map(({ cir }) => cir))} Mbps down, ${total(up.map(({ cir }) => cir))} Mbps up committed to ${allocations.length} sites`;
}

function routers({ devices }: Plan): string {
  const counted = roles.map(([role, word]) => [devices.filter((device) => device.role === role).length, word] as const);
  return `${devices.length}: ${counted
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ")}`;
}

function findings(counts: Counts | undefined, of: string): string {
  if (counts === undefined) return `npx simpul check${of}`;
  return `${counts.error} errors, ${counts.warning} warnings, ${counts.notice} notices (npx simpul check${of})`;
}

/** The commands are the README's first ten minutes. */
export function summary(plan: Plan, counts: Counts | undefined): string {
  const of = regionWords(plan.region);
  const vlans = new Set(plan.segments.map(({ vlan }) => vlan));
  const site = plan.devices.find(({ role }) => role === "opd");
  const rows: readonly (readonly [string, string])[] = [
    ["routers", routers(plan)],
    ["links", `${plan.links.length}`],
    ["VLANs", `${vlans.size} segment classes, ${plan.segments.length} segments at the sites`],
    ["allocated", bandwidth(plan)],
    ["assumptions", `${plan.assumptions.length} in force (npx simpul plan${of} --json lists them with their reasons)`],
    ["findings", findings(counts, of)],
    ...plan.unconnected.map(({ site: name, needs }) => ["not connected", `${name}: needs ${needs.join(", ")}`] as const),
  ];
  const next = [
    `npx pulumi preview --stack ${plan.region} --expect-no-changes`,
    ...(site === undefined ? [] : [`npx simpul show ${site.id}${of}`]),
    `npx simpul lab list${of}`,
  ];
  const table = rows.map(([name, words]) => `  ${name.padEnd(13)} ${words}`);
  return ["", `${plan.region} is up.`, ...table, "Try next:", ...next.map((line) => `  ${line}`), ""].join("\n");
}
