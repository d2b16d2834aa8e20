// Where a router speaks OSPF, and what its neighbour there must agree with.
import { networkBits, prefixOf, printIpv4 } from "../../engine/ipv4.ts";
import { covers } from "../../engine/prefix.ts";
import type { Item, LinuxModel } from "../model.ts";
import { addressesIn, downOf, frrInterfaces, unitFor } from "./links.ts";

export interface Adjacency {
  readonly at: string;
  /** what both ends must say alike, in words */
  readonly says: readonly string[];
}

const agreed = /^ip ospf (hello-interval|dead-interval|authentication|authentication-key|message-digest-key|network|mtu-ignore)\b/;

/** None where the interface is passive, down, in no area, or has no address. */
export function adjacencies(model: LinuxModel): readonly Adjacency[] {
  const router = (model.parts.get("frr") ?? []).find(({ key }) => key === "router ospf");
  const lines = router?.children ?? [];
  if (router === undefined) return [];
  const passive = lines.some(({ key }) => key === "passive-interface default");
  const own = new Map(frrInterfaces(model));
  const networks = Map.groupBy(addressesIn(model), (one) => one.interface);
  return [...networks].flatMap(([at, addresses]) => {
    const said = own.get(at) ?? [];
    const word = said.find(({ key }) => key === "ip ospf passive")?.text;
    if ((word === undefined ? passive : !word.startsWith("no ")) || downOf(model, at) !== undefined) return [];
    const area = areaAt(
      said,
      lines,
      addresses.map(({ address }) => address),
    );
    if (area === undefined) return [];
    return [{ at, says: [`area ${area}`, ...ofArea(lines, area), ...linesOf(said), mtuOf(model, at), ...addresses.map(networkIn).sort()] }];
  });
}

function areaAt(said: readonly Item[], router: readonly Item[], addresses: readonly string[]): string | undefined {
  const own = said.map(({ text }) => /^ip ospf area (\S+)/.exec(text)?.[1]).find((area) => area !== undefined);
  const covering = router.flatMap(({ text }) => {
    const [, network = "", area = ""] = /^network (\S+) area (\S+)$/.exec(text) ?? [];
    return area !== "" && addresses.some((address) => covers(network, address)) ? [area] : [];
  });
  return own ?? covering[0];
}

/** Stub and NSSA flags must agree, as must whether all of an area is authenticated. */
function ofArea(router: readonly Item[], area: string): string[] {
  const flag = new RegExp(`^area ${area} (stub|nssa|authentication( message-digest)?)`);
  return router.flatMap(({ text }) => flag.exec(text)?.[0] ?? []).sort();
}

function linesOf(said: readonly Item[]): string[] {
  return said
    .map(({ text }) => text)
    .filter((text) => agreed.test(text))
    .sort();
}

function mtuOf(model: LinuxModel, name: string): string {
  return `mtu ${unitFor(model, name)?.values("Link", "MTUBytes").at(-1) ?? ""}`;
}

function networkIn({ address }: { readonly address: string }): string {
  const prefix = prefixOf(address);
  return prefix === undefined ? address : `${printIpv4(networkBits(prefix.address, prefix.length))}/${prefix.length}`;
}
