// All modes and their commands. The order of the global ones is that of canonical text: what is spoken of stands before what speaks of it.
import type { Table } from "./rule.ts";
import { interfaces, interfaceTables } from "./sections/interface.ts";
import { lists, listTables } from "./sections/lists.ts";
import { classes, qosTables } from "./sections/qos.ts";
import { forwarding, instances, protocols, resolving, routes, routingTables } from "./sections/routing.ts";
import { dhcp, flows, nat, probes, serviceTables, tunnels } from "./sections/services.ts";
import { guards, switchingTables, vlans } from "./sections/switching.ts";
import { aaa, access, identity, monitoring, systemTables, telling, users } from "./sections/system.ts";
import { heads, headsOnByDefault } from "./sections/words.ts";

const global: Table = {
  rules: [
    ...identity,
    ...instances,
    ...users,
    ...aaa,
    ...lists,
    ...classes,
    ...vlans,
    ...guards,
    ...probes,
    ...flows,
    ...tunnels,
    ...resolving,
    ...forwarding,
    ...interfaces,
    ...protocols,
    ...routes,
    ...dhcp,
    ...nat,
    ...telling,
    ...monitoring,
    ...access,
  ],
  words: heads,
  onByDefault: headsOnByDefault,
};

export const tables: Readonly<Record<string, Table>> = {
  global,
  opaque: { rules: [], open: true },
  ...systemTables,
  ...interfaceTables,
  ...switchingTables,
  ...listTables,
  ...qosTables,
  ...routingTables,
  ...serviceTables,
};
