// How the runner in the operations center reaches each device: what a script must not cut.
import { Netmask } from "netmask";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { DeviceIntent, InterfaceAddress } from "../devices/intent.ts";
import type { ManagementPath } from "../devices/platform.ts";
import type { Plan } from "./plan.ts";

const SSH_PORT = 22;

interface Hop {
  readonly device: string;
  /** the device's own interface towards the data center */
  readonly interface: string;
}

/** Every device with its interface towards the data center, nearest first: the links are followed outward, breadth first. */
function towardsDatacenter(plan: Plan): ReadonlyMap<string, string> {
  const ends = plan.links.flatMap(({ a, b, l3 }) => [
    { near: (l3?.a ?? a).device, far: l3?.b ?? b },
    { near: (l3?.b ?? b).device, far: l3?.a ?? a },
  ]);
  const outward = Map.groupBy(ends, ({ near }) => near);
  const found = new Map<string, string>();
  const queue: Hop[] = plan.devices.filter(({ role }) => role === "datacenter").map(({ id }) => ({ device: id, interface: "" }));
  for (const hop of queue) {
    if (found.has(hop.device)) continue;
    found.set(hop.device, hop.interface);
    for (const { far } of outward.get(hop.device) ?? []) queue.push({ device: far.device, interface: far.interface });
  }
  return found;
}

/** The device's own address on the runner's network, where it is there. */
export function homeAddress({ addresses }: DeviceIntent, runner: string): InterfaceAddress | undefined {
  return addresses.find(({ address, length }) => length < 32 && new Netmask(`${address}/${length}`).contains(runner));
}

/** A function from a device's intent to its path; undefined for a device that no link leads to. */
export function managementPaths(inventory: Inventory, plan: Plan): (intent: DeviceIntent) => ManagementPath | undefined {
  const ways = towardsDatacenter(plan);
  const addresses = new Map(plan.devices.map(({ id, management }) => [id, management]));
  const from = inventory.datacenter.noc.runner;
  return (intent) => {
    const way = homeAddress(intent, from)?.interface ?? ways.get(intent.device);
    const address = addresses.get(intent.device);
    if (way === undefined || way === "" || address === undefined) return undefined;
    // the neighbours' configurations are made from the same plan and go out in the same transaction
    return { proto: "ssh", port: SSH_PORT, address, interface: way, from, farEnd: "changes" };
  };
}
