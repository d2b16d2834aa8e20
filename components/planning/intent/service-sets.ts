// Names of the address sets that stand for services of the pusat data.
import type { Service } from "../../../inventory/schema/datacenter.ts";
import type { AddressSet } from "../../devices/intent.ts";
import type { View } from "./view.ts";
import { setOf } from "./well-known.ts";

/** Names that mean something else on some device; a service of this id gets a longer name. */
const taken = new Set([
  "noc",
  "nms",
  "infra",
  "privat",
  "bagi",
  "pool-opd",
  "pusat-data",
  "staf",
  "tamu",
  "dc-keluar",
  "mail",
  "publik",
  "bogon",
]);

function ownName(id: string): string {
  return taken.has(id) ? `layanan-${id}` : id;
}

/** The name under which a site's router knows a service: all name servers are one set, whichever view they show. */
export function sharedName(id: string): string {
  return id.startsWith("dns-") ? "dns" : ownName(id);
}

/** Every address of the services that share a name. */
export function sharedSet(view: View, name: string): AddressSet {
  return setOf(
    name,
    sharing(view, name).flatMap(({ addresses }) => addresses),
  );
}

function sharing({ inventory }: View, name: string): readonly Service[] {
  return inventory.datacenter.services.filter(({ id }) => sharedName(id) === name);
}

/** This service and no other, beside sets that services share. */
export function exactSet(view: View, service: Service): AddressSet {
  const name = ownName(service.id);
  return setOf(sharing(view, name).length > 1 ? `dari-${name}` : name, service.addresses);
}

/** This service and no other, on a router that has no shared sets. */
export function plainSet(service: Service): AddressSet {
  return setOf(ownName(service.id), service.addresses);
}
