// The devices that are no site's own: gateway, simpul, aggregation switches, pusat data; their boards and addresses.
import type { Board } from "../../inventory/schema/board.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { byId } from "./by-id.ts";
import type { Complain } from "./issue.ts";
import type { PlannedDevice, Role } from "./plan.ts";
import { addressAt, managementAt, pointToPoint, sizeOf } from "./pools.ts";

/** Host parts of the core loopbacks, and numbers of the out-of-band subnets, that no simpul may have. */
const gatewayHost = 10;
const datacenterHost = 11;
/** The gateway has the second out-of-band subnet; simpul 1 the first, simpul k from 2 on the k-th after it. */
const gatewayOob = 1;

/** Ranks behind every simpul's number. */
const datacenterRank = 1000;
const switchRank = 2000;

/** A core device without its ports: those follow from the links. */
export type CoreDevice = Omit<PlannedDevice, "ports"> & {
  /** place in the inventory, e.g. simpul.simpul-1.device */
  readonly path: string;
  /** order of core devices: of two ends of a link, the lower rank has the lower address */
  readonly rank: number;
};

interface Record {
  readonly id: string;
  readonly router: string;
  readonly version: string;
  readonly oob?: string | undefined;
}

/** Gateway, simpul by number, their switches, pusat data. */
export function coreDevices(inventory: Inventory, complain: Complain): readonly CoreDevice[] {
  const boards = byId(inventory.boards);
  const { addressing, gateway, datacenter } = inventory;
  const simpuls = [...inventory.simpul].sort((a, b) => a.number - b.number);
  const home = simpuls.find(({ id }) => id === gateway.simpul);
  const make = (role: Role, record: Record, rank: number, path: string, more: Partial<PlannedDevice> & Placed): CoreDevice[] => {
    const board = boards.get(record.router);
    if (board === undefined)
      complain(path, `board ${record.router} of ${record.id} is not in the region`, "add it to `boards`, or name another");
    return board === undefined ? [] : [{ ...named(record, board), role, rank, path, ...more }];
  };
  const core = (host: number, oob: number, port: string | undefined): Addressed => addresses(inventory, host, oob, port);
  return [
    ...make("gateway", gateway.device, 0, "gateway.device", {
      ...core(gatewayHost, gatewayOob, gateway.device.oob),
      ...standing(home?.site, gateway.simpul, home?.name ?? gateway.id),
    }),
    ...simpuls.flatMap(({ id, number, name, site, device }) =>
      make("simpul", device, number, `simpul.${id}.device`, {
        number,
        ...core(number, oobOf(number), device.oob),
        ...standing(site, id, name),
      }),
    ),
    ...simpuls.flatMap(({ id, number, name, site, aggregation }) =>
      make("aggregation", aggregation, switchRank + number, `simpul.${id}.aggregation`, {
        number,
        management: switchAddress(addressing.aggregation, number).far,
        ...standing(site, id, name),
      }),
    ),
    ...make("datacenter", datacenter.device, datacenterRank, "datacenter.device", {
      ...core(datacenterHost, datacenterHost, datacenter.device.oob),
      ...standing(datacenter.site, datacenter.simpul, datacenter.name),
    }),
  ];
}

type Placed = { readonly management: string; readonly location: string };
type Addressed = Pick<PlannedDevice, "loopback" | "management" | "oob">;

function named({ id, version }: Record, board: Board): Pick<PlannedDevice, "id" | "identity" | "vendor" | "board" | "version"> {
  return { id, identity: id, vendor: board.vendor, board, version };
}

function standing(site: string | undefined, simpul: string, location: string): Pick<PlannedDevice, "site" | "simpul" | "location"> {
  return { simpul, location, ...(site === undefined ? {} : { site }) };
}

function addresses({ addressing }: Inventory, host: number, oob: number, port: string | undefined): Addressed & { management: string } {
  const loopback = addressAt(addressing.coreLoopbacks, host);
  const prefix = managementAt(addressing.oob, oob);
  const own = port === undefined ? {} : { oob: { port, prefix, address: addressAt(prefix, 1), box: addressAt(prefix, 2) } };
  return { loopback, management: loopback, ...own };
}

function oobOf(simpul: number): number {
  return simpul === 1 ? 0 : simpul;
}

/** Management subnet of simpul k's switch: the simpul has the first address, the switch the second. */
export function switchAddress(pool: string, simpul: number): { readonly prefix: string; readonly near: string; readonly far: string } {
  const prefix = managementAt(pool, simpul - 1);
  return { prefix, near: addressAt(prefix, 1), far: addressAt(prefix, 2) };
}

/** Pools of the core are small, so each is checked against the numbers that the inventory gives by hand. */
export function checkCorePools({ addressing, simpul, links }: Inventory, complain: Complain): void {
  for (const { id, number } of simpul) {
    if (number === gatewayHost || number === datacenterHost)
      complain(
        `simpul.${id}.number`,
        `simpul number ${number} is kept for the gateway and the pusat data`,
        "give the simpul another number",
      );
    const needs = { coreLoopbacks: number + 1, aggregation: number * 16, oob: (oobOf(number) + 1) * 16 };
    for (const [pool, size] of Object.entries(needs)) complainSmall(addressing, pool as keyof typeof needs, size, `simpul ${id}`, complain);
  }
  complainSmall(addressing, "coreLoopbacks", datacenterHost + 1, "the pusat data", complain);
  for (const { id, number } of links) complainSmall(addressing, "coreLinks", (number + 1) * pointToPoint, `link ${id}`, complain);
}

function complainSmall(
  addressing: Inventory["addressing"],
  pool: "coreLoopbacks" | "aggregation" | "oob" | "coreLinks",
  size: number,
  what: string,
  complain: Complain,
): void {
  const prefix = addressing[pool];
  if (sizeOf(prefix) >= size) return;
  complain(
    `addressing.${pool}`,
    `addressing.${pool} (${prefix}) has ${sizeOf(prefix)} addresses; ${what} needs ${size}`,
    `give addressing.${pool} a wider prefix`,
  );
}
