// What is to be seen from each device of a region, from its plan and its intents.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { Expected, ExpectedNeighbour } from "../devices/expected.ts";
import type { DeviceIntent } from "../devices/intent.ts";
import { homeAddress } from "./management-path.ts";
import type { Plan, PlannedLink } from "./plan.ts";
import { deviceOf, linksOf } from "./select.ts";

/** Whole packets of a fiber, a leased line or a radio link. */
const ethernet = 1500;

export function expectedOf({ region, datacenter }: Inventory, plan: Plan): (intent: DeviceIntent) => Expected {
  return (intent) => {
    const { device, role, ospf, dns: resolvers, ntp: timeServers } = intent;
    const links = ospf === undefined ? [] : linksOf(plan, device);
    return {
      device,
      answers: role === "datacenter" ? others(plan, intent, datacenter.noc.runner) : [],
      neighbours: links.flatMap((link) => neighbourOn(plan, link, intent)),
      resolvers,
      ...(region.domain === undefined ? {} : { domain: region.domain }),
      timeServers,
      queues: queuesOf(intent),
    };
  };
}

/** The operations center's network is there: from it every device must answer. The other way round is fenced off. */
function others({ devices }: Plan, intent: DeviceIntent, runner: string): Expected["answers"] {
  const home = homeAddress(intent, runner);
  const source = home === undefined ? {} : { source: home.address };
  return devices.filter(({ id }) => id !== intent.device).map(({ id, management: address }) => ({ device: id, address, ...source }));
}

/** The other end of a link that OSPF runs on. A site's router has one way to it, so that its own address shows whether that works. */
function neighbourOn(plan: Plan, { id: link, l3, ospf }: PlannedLink, { device, tunnels }: DeviceIntent): readonly ExpectedNeighbour[] {
  if (l3 === undefined || ospf === undefined) return [];
  const [near, far] = l3.a.device === device ? [l3.a, l3.b] : [l3.b, l3.a];
  if (near.device !== device || far.address === undefined) return [];
  const mtu = tunnels.find(({ name }) => name === near.interface)?.mtu ?? ethernet;
  const { role, loopback } = deviceOf(plan, far.device) ?? {};
  const routes = role === "opd" && loopback !== undefined ? [`${loopback}/32`] : [];
  return [{ link, device: far.device, address: far.address, mtu, routes }];
}

function queuesOf({ pool, egress }: DeviceIntent): readonly string[] {
  const shared =
    pool === undefined ? [] : [pool.name, ...pool.sites.flatMap(({ name, classes }) => [name, ...classes.map((part) => part.name)])];
  return [...shared, ...egress.map(({ name }) => name)];
}
