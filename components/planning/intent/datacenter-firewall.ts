// Rules before the pusat data, worked out from the flows: a service is reached by whom a flow names, over its ports, and by nobody else.
import type { AddressSet, Rule } from "../../devices/intent.ts";
import type { PlannedDevice } from "../plan.ts";
import { transportName, transportsOf } from "./flow-scope.ts";
import {
  chain,
  coreInput,
  invalid,
  managementPorts,
  type Row,
  repliesAndUntracked,
  shellPort,
  snmpPort,
  someIcmp,
  watchRows,
} from "./rules.ts";
import { plainSet } from "./service-sets.ts";
import { transitSets } from "./transit.ts";
import type { KnownFlow, View } from "./view.ts";
import { listedSet, managerSets, prefixSet, serviceOf } from "./well-known.ts";

/** All zones of the pusat data together; each is a zone of this name and its own. */
export const inside = "DC";

/** What routers themselves need of the pusat data, and over which ports. */
const forDevices = [
  ["ntp", "udp", 123],
  ["dns", "udp", 53],
  ["dns", "tcp", 53],
  ["syslog", "udp", 514],
  ["ipfix", "udp", 4739],
  ["cermin", "tcp", 80],
  ["cermin", "tcp", 443],
] as const;

/** Of these, what the servers of the pusat data need too. */
const forServers = new Set(["ntp", "dns", "syslog"]);

/** Administration of servers, by shell and by browser. */
const adminPorts = [shellPort, 443];

/** Sets that the rules name; a service that no flow opens has none. */
export function datacenterSets(view: View, rules: readonly Rule[]): AddressSet[] {
  const named = new Set(rules.flatMap(({ match }) => [match.fromSet, match.toSet]));
  const { datacenter, addressing } = view.inventory;
  const infra = transitSets(view).filter(({ name }) => name === "infra");
  const services = datacenter.services.map(plainSet);
  const ends = view.flows.flatMap((known) => [...sourceSet(known), ...goalSet(known)]);
  const all = [...managerSets(view.inventory), ...infra, ...services, ...ends, listedSet("privat", addressing.privatePrefixes)];
  return all.filter(({ name }) => named.has(name));
}

/** Flows of all sites that start in the same classes share a set, named by these; a flow of some sites has its own. */
function sourceName({ flow, planned }: KnownFlow): string {
  return planned.sites === undefined ? `kelas-${planned.classes?.join("-")}` : `dari-${flow.id}`;
}

function sourceSet(known: KnownFlow): AddressSet[] {
  return known.planned.classes !== undefined && "service" in known.flow.to ? [prefixSet(sourceName(known), known.planned.sources)] : [];
}

function goalName({ flow }: KnownFlow): string {
  return `ke-${flow.id}`;
}

/** Where a service of the pusat data may go in the network. */
function goalSet(known: KnownFlow): AddressSet[] {
  const { flow, planned } = known;
  if (planned.classes !== undefined || "service" in flow.to || "internet" in flow.to) return [];
  return [prefixSet(goalName(known), planned.destinations)];
}

export function datacenterFilter(view: View, device: PlannedDevice): Rule[] {
  return [...coreInput(inside, device.oob?.box, watchRows(view, device), repliesAndUntracked), ...chain("forward", forward(view, device))];
}

function forward(view: View, device: PlannedDevice): Row[] {
  const oob: Row[] =
    device.oob === undefined
      ? []
      : [
          ["fw.13", "oob bukan transit", "drop", { fromZone: "OOB" }],
          ["fw.14", "oob bukan transit", "drop", { toZone: "OOB" }],
        ];
  return [
    ["fw.11", "balasan", "accept", repliesAndUntracked],
    ["fw.12", "invalid", "drop", invalid],
    ...oob,
    ...deviceRows(view),
    ...managerRows(),
    ...publicRows(view),
    ...view.flows.flatMap((known) => flowRows(view, known)).sort(([a], [b]) => Number(a.slice(3, 5)) - Number(b.slice(3, 5))),
    ["fw.99", "sisanya", "drop", {}],
  ];
}

function deviceRows({ inventory }: View): Row[] {
  const there = forDevices.filter(([id]) => serviceOf(inventory, id) !== undefined);
  return [
    ...there.map(
      ([id, protocol, port]): Row => [
        `fw.20.${id}.${protocol}.${port}`,
        "perangkat",
        "accept",
        { fromZone: "CORE", fromSet: "infra", toZone: inside, toSet: id, protocol, ports: [port] },
      ],
    ),
    ...there
      .filter(([id]) => forServers.has(id))
      .map(
        ([id, protocol, port]): Row => [
          `fw.21.${id}.${protocol}.${port}`,
          "server",
          "accept",
          { fromZone: inside, toZone: inside, toSet: id, protocol, ports: [port] },
        ],
      ),
  ];
}

/** People and the runner reach devices and servers, the monitor reads devices; nobody of them enters the LAN of an agency. */
function managerRows(): Row[] {
  const devices = { fromZone: inside, toZone: "CORE", toSet: "infra" };
  return [
    ["fw.22", "noc ke perangkat", "accept", { ...devices, fromSet: "noc", protocol: "tcp", ports: managementPorts }],
    ["fw.23", "ping noc", "accept", { ...devices, fromSet: "noc", ...someIcmp }],
    ["fw.24", "snmp", "accept", { ...devices, fromSet: "nms", protocol: "udp", ports: [snmpPort] }],
    ["fw.25", "ping nms", "accept", { ...devices, fromSet: "nms", ...someIcmp }],
    ["fw.26", "noc ke server", "accept", { fromZone: inside, toZone: inside, fromSet: "noc", protocol: "tcp", ports: adminPorts }],
  ];
}

/** What the gateway publishes, for sources that are nobody of ours. */
function publicRows({ inventory }: View): Row[] {
  return inventory.gateway.published.map(
    ({ id, inside: to, protocol, ports }): Row => [
      `fw.28.${id}`,
      "layanan publik",
      "accept",
      { fromZone: "CORE", fromSet: "privat", outside: "from", toZone: inside, to, protocol, ports },
    ],
  );
}

function serviceSet({ inventory }: View, id: string): string {
  const service = serviceOf(inventory, id);
  return service === undefined ? id : plainSet(service).name;
}

/** Flows to services come from the network or from another zone; flows from services go to the network. */
function flowRows(view: View, known: KnownFlow): Row[] {
  const { flow, planned } = known;
  const from =
    planned.classes === undefined
      ? { fromZone: inside, fromSet: serviceSet(view, flow.from.service ?? "") }
      : { fromZone: "CORE", fromSet: sourceName(known) };
  const goal = goalOf(view, known);
  if (goal === undefined) return [];
  const { number, match } = goal;
  return transportsOf(view, flow).map(
    (way): Row => [`fw.${number}.${flow.id}.${transportName(way)}`, "", "accept", { ...from, ...match, ...way }],
  );
}

function goalOf(view: View, known: KnownFlow): { number: number; match: { toZone: string; toSet: string; outside?: "to" } } | undefined {
  const { flow, planned } = known;
  if ("service" in flow.to) return { number: 30, match: { toZone: inside, toSet: serviceSet(view, flow.to.service) } };
  if (planned.classes !== undefined) return undefined;
  if ("internet" in flow.to) return { number: 50, match: { toZone: "CORE", toSet: "privat", outside: "to" } };
  return { number: 40, match: { toZone: "CORE", toSet: goalName(known) } };
}
