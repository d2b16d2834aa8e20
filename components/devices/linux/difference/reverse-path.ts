// Whether the kernel drops our packets because answers to their sender would leave another way: rp_filter of sysctl.
import type { ManagementPath } from "../../platform.ts";
import type { LinuxModel } from "../model.ts";
import { waysBack } from "./way-back.ts";

/** Strict (1) asks for the way back by the interface of the packet; loose (2) is met by any way back, of which another check tells. */
export function reversePathFiltered(model: LinuxModel, { from, interface: name }: ManagementPath): string | undefined {
  if (from === undefined || name === undefined || modeOn(model, name) !== 1) return undefined;
  const ways = waysBack(model, from);
  if (ways.length === 0 || ways.includes(name)) return undefined;
  return `rp_filter of ${name} would drop what comes from ${from}: answers leave by ${ways.join(", ")}`;
}

/** The greater of what is said of all interfaces and of this one; of one of which nothing is said, what is said of new ones. */
function modeOn({ parts }: LinuxModel, name: string): number {
  const values = new Map(
    [...parts].flatMap(([path, items]) => (/\/sysctl(\.d\/|\.conf$)/.test(path) ? items.map(({ key, text }) => [key, text] as const) : [])),
  );
  const saidOf = (interfaceName: string): number | undefined => {
    const said = values.get(`net.ipv4.conf.${interfaceName}.rp_filter`);
    return said === undefined ? undefined : Number(said.split("=").at(-1));
  };
  return Math.max(saidOf("all") ?? 0, saidOf(name.replaceAll(".", "/")) ?? saidOf(name) ?? saidOf("default") ?? 0);
}
