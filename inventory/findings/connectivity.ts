// Other networks: the connection to the Pusat Data Nasional, addresses that must stay clear, services open to everybody.
import { Netmask } from "netmask";
import type { Inventory } from "../schema/inventory.ts";
import type { Found, Rule } from "./finding.ts";

/** "membuat keterhubungan dengan Pusat Data Nasional" (Perwal 47/2021, 18(4)). */
export const pdn: Rule = ({ inventory }) =>
  inventory.interconnections
    .filter(({ kind, state }) => kind === "pdn" && state !== "active")
    .map(({ id, peer, source }) => ({
      rule: "pdn-unconnected",
      severity: "warning",
      subject: id,
      at: `interconnections.${id}`,
      source,
      values: { peer },
    }));

/** The pools of the number plan, by path. */
function poolsOf({ addressing, datacenter }: Inventory): [pool: string, prefix: string][] {
  const { loopbacks, coreLoopbacks, coreLinks, access, vpn, aggregation, oob, classes } = addressing;
  const pools = Object.entries({ loopbacks, coreLoopbacks, coreLinks, access, vpn, aggregation, oob });
  const blocks = classes.map(({ class: name, block }): [string, string] => [`classes.${name}`, block]);
  return [...pools.map(([name, prefix]): [string, string] => [name, prefix]), ...blocks, ["datacenter", datacenter.prefix]];
}

function overlap(a: string, b: string): boolean {
  const [first, second] = [new Netmask(a), new Netmask(b)];
  return first.contains(second.base) || second.contains(first.base);
}

export const foreign: Rule = ({ inventory }) =>
  inventory.foreignAddresses.flatMap(({ id, address, keepClear, source }) =>
    keepClear === undefined
      ? []
      : poolsOf(inventory)
          .filter(([, used]) => overlap(keepClear, used))
          .map(([pool, used]): Found => {
            const values = { address, prefix: keepClear, pool, used };
            return { rule: "foreign-overlap", severity: "error", subject: id, at: `foreignAddresses.${id}`, source, values };
          }),
  );

export const exposed: Rule = ({ inventory }) =>
  inventory.foreignAddresses
    .filter((address) => address.exposed === true)
    .map(({ id, address, port, source }) => ({
      rule: "address-exposed",
      severity: "warning",
      subject: id,
      at: `foreignAddresses.${id}`,
      source,
      values: { address: port === undefined ? address : `${address}:${port}` },
    }));
