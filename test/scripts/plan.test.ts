// The door `plan` on a copy of Pontianak's inventory: shown, checked, written, and refused when it cannot be.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer } from "../../scripts/door/door.ts";
import { settledRegion } from "../../scripts/door/region.ts";
import { planAnswer } from "../../scripts/plan.ts";

const real = resolve(import.meta.dirname, "../..");
const folder = "inventory/regions/pontianak";
const region = "pontianak";
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "simpul-plan-"));
  cpSync(join(real, folder), join(root, folder), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const lockFile = (): string => join(root, folder, "allocations.lock.yaml");
const run = (mode: { write?: boolean; check?: boolean } = {}): Answer => planAnswer({ region, ...mode }, "2026-03-01", root);

function editSites(change: (text: string) => string): void {
  const path = join(root, folder, "sites.yaml");
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

const newcomer = `  - id: kantor-baru
    name: Kantor Baru
    kind: opd
    kecamatan: pontianak-kota
    policy: opd
    source: { assumption: opened after the survey was made }
    simpul: simpul-2
    profile: opd
    internet: { up: { cir: 2, mir: 10 }, down: { cir: 2, mir: 10 } }
    access: { medium: fiber }
`;

const addSite = (): void => editSites((text) => text.replace("\nsites:\n", `\nsites:\n${newcomer}`));

interface Document {
  readonly region: string;
  readonly devices: { id: string; site: string | null; role: string; vendor: string; loopback: string | null; management: string }[];
  readonly links: { id: string; medium: string; a: { device: string; interface: string }; b: { device: string; interface: string } }[];
  readonly vlans: { site: string; segment: string; vlan: number; prefix: string }[];
  readonly allocations: { site: string; internet: { up: { cir: number; mir: number } }; intra?: { cir: number; mir: number } }[];
  readonly flows: { from: string; to: string; protocol: string; port: string; why: string }[];
  readonly assumptions: { path: string; reason: string }[];
}

test("the committed lock of Pontianak is up to date, and numbers are survey rows", () => {
  expect(run({ check: true }).exit).toBe(0);
  const { plan, inventory } = settledRegion(region, root);
  const numbers = new Map(plan.devices.map(({ site, number, role }) => [role === "opd" ? site : undefined, number]));
  const surveyed = inventory.sites.filter(({ survey }) => survey !== undefined);
  expect(surveyed.length).toBe(61);
  expect(surveyed.filter(({ id, survey }) => numbers.get(id) !== survey)).toEqual([]);
  expect([numbers.get("inspektorat"), numbers.get("bkd")]).toEqual([62, 63]);
});

test("a first numbering gives the committed lock again", () => {
  const committed = readFileSync(lockFile(), "utf8");
  rmSync(lockFile());
  expect(run({ check: true }).exit).toBe(2);
  expect(run({ check: true }).text()).toContain("there is no lock file");
  expect(run({ write: true }).exit).toBe(0);
  expect(readFileSync(lockFile(), "utf8")).toBe(committed);
});

test("the document has the contract's fields for the sites of the reference network", () => {
  const made = run().json() as Document;
  expect(made.region).toBe(region);
  expect(made.devices.filter(({ role }) => role === "opd")).toHaveLength(63);
  expect(made.devices.find(({ id }) => id === "opd-010")).toMatchObject({
    site: "kel-tengah",
    role: "opd",
    vendor: "routeros",
    loopback: "10.160.0.10",
    management: "10.160.0.10",
  });
  expect(made.links.find(({ id }) => id === "opd-010")).toMatchObject({
    medium: "fiber",
    a: { device: "opd-010", interface: "sfp1", address: "10.160.16.42" },
    l3: { b: { device: "simpul-1", interface: "vlan1010", address: "10.160.16.41" } },
  });
  expect(made.vlans.filter(({ site }) => site === "kel-tengah").map(({ segment, vlan, prefix }) => [segment, vlan, prefix])).toEqual([
    ["kantor", 10, "10.162.10.0/24"],
    ["tamu", 30, "10.164.10.0/24"],
    ["cctv", 40, "10.165.10.0/24"],
  ]);
  expect(made.allocations).toHaveLength(63);
  expect(made.allocations.filter(({ intra }) => intra !== undefined)).toHaveLength(1);
  expect(made.flows.every(({ from, to, protocol, port, why }) => [from, to, protocol, port, why].every((word) => word.length > 0))).toBe(
    true,
  );
  expect(made.assumptions.find(({ path }) => path.startsWith("sites.kel-tengah"))?.reason).toBeTruthy();
});

test("a new site makes the lock stale; writing it changes one line; the next check is clean", () => {
  const before = readFileSync(lockFile(), "utf8").split("\n");
  addSite();
  const stale = run({ check: true });
  expect([stale.exit, stale.text()]).toEqual([
    2,
    "the lock file is stale: kantor-baru changed; to write it:\n  gave kantor-baru number 64, agg-2 combo2\nfix: run `simpul plan --write --region pontianak`\n",
  ]);
  expect(() => settledRegion(region, root)).toThrow("the lock file is stale: kantor-baru changed");
  expect(run().exit).toBe(2);
  expect(run({ write: true }).text()).toBe("gave kantor-baru number 64, agg-2 combo2\nwrote the lock file\n");
  const after = readFileSync(lockFile(), "utf8").split("\n");
  expect(after.filter((line) => !before.includes(line))).toEqual(["  - { number: 64, site: kantor-baru, switch: agg-2, port: combo2 }"]);
  expect(run({ check: true }).exit).toBe(0);
  expect(run({ write: true }).text()).toBe("the lock file is up to date: nothing to write\n");
  expect(readdirSync(join(root, folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a lock that is not a lock is told with its place", () => {
  writeFileSync(lockFile(), "version: 1\nregion: pontianak\nsites: none\nresting: []\n");
  expect(() => run()).toThrow(
    expect.objectContaining({
      message: "sites: Invalid input: expected array, received string",
      file: `${folder}/allocations.lock.yaml`,
      line: 3,
      column: 8,
    }),
  );
});

test("a lock of many megabytes is refused unread", () => {
  writeFileSync(lockFile(), "x".repeat(4_000_001));
  expect(() => run()).toThrow(
    expect.objectContaining({ message: "4000001 bytes are no lock file: 4000000 hold more sites than a region has", line: 1 }),
  );
});

test("a plan that does not fit is told at the site's line of the YAML", () => {
  addSite();
  editSites((text) => text.replace("cir: 2, mir: 10 }, down: { cir: 2,", "cir: 900, mir: 900 }, down: { cir: 2,"));
  expect(() => run()).toThrow(/are promised [\d.]+ Mbps up, but 95 % of the internet contract of 1000 Mbps is 950/);
});

test("--write and --check exclude each other", () => {
  expect(() => run({ write: true, check: true })).toThrow("--write and --check exclude each other");
});
