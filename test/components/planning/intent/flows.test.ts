// The table of the reference network's section 4, walked through the rendered rules of every router on the way, there and back.
import { describe, expect, test } from "vitest";
import { render } from "../../../../components/devices/routeros/render.ts";
import { intents } from "../../../../components/planning/intent/index.ts";
import type { Inventory } from "../../../../inventory/schema/inventory.ts";
import { planOf, referenceRegion, variedRegion } from "./example-region.ts";
import { type Question, type World, worldOf } from "./walk.ts";

function world(region: Inventory): World {
  const plan = planOf(region);
  return worldOf(plan, new Map(intents(region, plan).map((intent) => [intent.device, render(intent)])));
}

/** Addresses of the table, by name; the number is the site's. */
const places: Readonly<Record<string, string>> = {
  "kantor 10": "10.162.10.77",
  "tamu 10": "10.164.10.77",
  "cctv 10": "10.165.10.120",
  "kantor 36": "10.162.36.77",
  "pelayanan 36": "10.163.36.77",
  "tamu 36": "10.164.36.77",
  "server 36": "10.166.36.10",
  "other server 36": "10.166.36.11",
  "kantor 26": "10.162.26.77",
  "cctv 26": "10.165.26.120",
  "tamu 26": "10.164.26.77",
  "kantor 31": "10.162.31.77",
  "kantor 43": "10.162.43.77",
  "kantor 44": "10.162.44.77",
  dns: "10.161.0.53",
  "dns of guests": "10.161.0.55",
  ntp: "10.161.0.20",
  syslog: "10.161.0.30",
  nms: "10.161.0.31",
  proxy: "10.161.20.10",
  mail: "10.161.20.25",
  bus: "10.161.21.5",
  backup: "10.161.30.5",
  vms: "10.161.40.5",
  noc: "10.161.10.20",
  internet: "192.0.2.80",
  "public page": "203.0.113.10",
  "router 10": "10.160.0.10",
  "router 36": "10.160.0.36",
  "router 26": "10.160.0.26",
  "router 43": "10.160.0.43",
  "lan address 10": "10.162.10.1",
  "uplink 10": "10.160.16.42",
  "simpul-1": "10.160.1.1",
  "simpul-1 towards 10": "10.160.16.41",
  "simpul-3": "10.160.1.3",
  "gw-1": "10.160.1.10",
  "gw-1 outside": "198.51.100.2",
  "dc-1": "10.160.1.11",
};

type Row = readonly [from: string, to: string, what: string, allowed: boolean];

function question(from: string, to: string, what: string): Question {
  const [protocol = "", port] = what.split(" ");
  const [source, destination] = [places[from], places[to]];
  if (source === undefined || destination === undefined) throw new Error(`no place ${from} or ${to}`);
  return {
    from: source,
    to: destination,
    protocol: protocol as Question["protocol"],
    ...(port === undefined ? {} : { port: Number(port) }),
  };
}

/** Section 4 of the reference: 42 flows. */
const table: readonly Row[] = [
  ["kantor 10", "dns", "udp 53", true],
  ["kantor 10", "dns", "tcp 53", true],
  ["kantor 10", "ntp", "udp 123", true],
  ["kantor 10", "proxy", "tcp 443", true],
  ["kantor 10", "proxy", "tcp 22", false],
  ["kantor 10", "bus", "tcp 443", false],
  ["kantor 10", "backup", "tcp 22", true],
  ["kantor 10", "kantor 36", "tcp 445", false],
  ["kantor 10", "server 36", "tcp 443", true],
  ["kantor 10", "server 36", "tcp 22", false],
  ["kantor 10", "other server 36", "tcp 443", false],
  ["kantor 10", "internet", "tcp 443", true],
  ["kantor 10", "internet", "tcp 25", false],
  ["kantor 10", "tamu 10", "tcp 80", false],
  ["kantor 10", "cctv 10", "tcp 80", false],
  ["kantor 10", "lan address 10", "icmp", true],
  ["kantor 10", "lan address 10", "tcp 22", false],
  ["kantor 10", "simpul-1", "tcp 22", false],
  ["pelayanan 36", "proxy", "tcp 443", true],
  ["pelayanan 36", "internet", "tcp 443", true],
  ["pelayanan 36", "server 36", "tcp 443", true],
  ["tamu 10", "dns of guests", "udp 53", true],
  ["tamu 10", "dns", "udp 53", false],
  ["tamu 10", "proxy", "tcp 443", false],
  ["tamu 10", "server 36", "tcp 443", false],
  ["tamu 10", "internet", "tcp 443", true],
  ["tamu 10", "tamu 36", "tcp 80", false],
  ["tamu 10", "uplink 10", "tcp 8291", false],
  ["cctv 10", "dns", "udp 53", true],
  ["cctv 10", "ntp", "udp 123", true],
  ["cctv 10", "internet", "tcp 443", false],
  ["cctv 10", "kantor 10", "tcp 445", false],
  ["vms", "cctv 10", "tcp 554", true],
  ["vms", "kantor 10", "tcp 554", false],
  ["server 36", "bus", "tcp 443", true],
  ["server 36", "backup", "tcp 443", true],
  ["server 36", "internet", "tcp 443", false],
  ["server 36", "kantor 10", "tcp 445", false],
  ["noc", "router 10", "tcp 22", true],
  ["noc", "router 10", "tcp 8291", true],
  ["noc", "kantor 10", "tcp 22", false],
  ["nms", "router 36", "udp 161", true],
];

/** Beyond the table: the core, the pusat data, what comes from outside. */
const core: readonly Row[] = [
  ["noc", "simpul-1", "tcp 22", true],
  ["noc", "simpul-3", "tcp 8291", true],
  ["noc", "gw-1", "tcp 22", true],
  ["noc", "dc-1", "tcp 22", true],
  ["nms", "gw-1", "udp 161", true],
  ["kantor 10", "dc-1", "tcp 22", false],
  ["kantor 36", "router 10", "tcp 22", false],
  ["simpul-1 towards 10", "router 10", "tcp 22", true],
  ["router 10", "syslog", "udp 514", true],
  ["router 10", "ntp", "udp 123", true],
  ["simpul-3", "syslog", "udp 514", true],
  ["mail", "internet", "tcp 25", true],
  ["proxy", "internet", "tcp 443", true],
  ["backup", "internet", "tcp 443", false],
  ["vms", "internet", "tcp 443", false],
  ["internet", "public page", "tcp 443", true],
  ["internet", "proxy", "tcp 443", false],
  ["internet", "kantor 10", "tcp 443", false],
  ["internet", "gw-1 outside", "tcp 22", false],
  ["internet", "gw-1 outside", "icmp", true],
  ["kantor 10", "nms", "tcp 443", false],
  ["kantor 10", "syslog", "udp 514", false],
  ["bus", "backup", "tcp 443", false],
  ["bus", "dns", "udp 53", true],
  ["noc", "bus", "tcp 443", true],
];

/** Sites over VPN and other legal bodies. */
const others: readonly Row[] = [
  ["kantor 26", "dns", "udp 53", true],
  ["kantor 26", "proxy", "tcp 443", true],
  ["kantor 26", "internet", "tcp 443", true],
  ["kantor 26", "internet", "tcp 25", false],
  ["kantor 26", "kantor 10", "tcp 445", false],
  ["kantor 26", "server 36", "tcp 443", true],
  ["tamu 26", "internet", "tcp 443", true],
  ["kantor 26", "simpul-1", "tcp 22", false],
  ["vms", "cctv 26", "tcp 554", true],
  ["noc", "router 26", "tcp 22", true],
  ["nms", "router 26", "udp 161", true],
  ["router 26", "syslog", "udp 514", true],
  ["internet", "gw-1 outside", "udp 13257", true],
  ["internet", "gw-1 outside", "udp 13231", false],
  ["kantor 31", "proxy", "tcp 443", true],
  ["kantor 31", "internet", "tcp 443", true],
  ["kantor 43", "internet", "tcp 443", true],
  ["kantor 43", "internet", "tcp 80", false],
  ["kantor 43", "proxy", "tcp 443", false],
  ["kantor 43", "server 36", "tcp 443", false],
  ["kantor 43", "dns", "udp 53", false],
  ["kantor 44", "internet", "tcp 443", false],
  ["kantor 44", "kantor 43", "tcp 443", false],
  ["kantor 10", "kantor 43", "tcp 443", false],
  ["noc", "router 43", "tcp 22", true],
  ["router 43", "syslog", "udp 514", true],
  ["noc", "kantor 43", "tcp 22", false],
];

describe("the two sites of the reference", () => {
  const { ask } = world(referenceRegion());
  test.each(table)("%s to %s, %s: %s", (from, to, what, allowed) => {
    expect(ask(question(from, to, what))).toMatchObject({ allowed });
  });
  test.each(core)("%s to %s, %s: %s", (from, to, what, allowed) => {
    expect(ask(question(from, to, what))).toMatchObject({ allowed });
  });
  test("the table has 42 flows", () => {
    expect(table).toHaveLength(42);
  });
});

describe("every kind of site", () => {
  const { ask } = world(variedRegion());
  test.each([...table, ...others])("%s to %s, %s: %s", (from, to, what, allowed) => {
    expect(ask(question(from, to, what))).toMatchObject({ allowed });
  });
});

describe("a router of a site that lies", () => {
  const { ask } = world(variedRegion());

  test.each([
    ["opd-010", "simpul-1 simpul:raw.opd-010"],
    ["opd-026", "gw-1 simpul:raw.opd-026"],
  ])("%s is found out where its line ends", (forgedAt, by) => {
    const forged = { ...question("kantor 36", "proxy", "tcp 443"), forgedAt };
    expect(ask(forged)).toEqual({ allowed: false, by });
  });

  test("one that lets everything out still reaches no other site: the simpul is the second fence", () => {
    const opened = { ...question("kantor 10", "kantor 36", "tcp 445"), forgedAt: "opd-010" };
    expect(ask(opened)).toEqual({ allowed: false, by: "simpul-1 simpul:fw.31 antar OPD" });
  });

  test("another legal body's reaches nothing but what its waiver names", () => {
    const opened = { ...question("kantor 44", "proxy", "tcp 443"), forgedAt: "opd-044" };
    expect(ask(opened)).toEqual({ allowed: false, by: "simpul-1 simpul:fw.19 mitra tertutup" });
  });
});
