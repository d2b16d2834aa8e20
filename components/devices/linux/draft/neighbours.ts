// With whom a Linux router speaks: OSPF and BGP of FRR, static routes of FRR, networkd and ifupdown.

import { dottedArea, isLoopback } from "../../draft/addresses.ts";
import type { DraftNeighbour } from "../../draft.ts";
import { covers } from "../../engine/prefix.ts";
import { type Adjacency, adjacencies } from "../difference/adjacency.ts";
import type { Item } from "../model.ts";
import { placeMatch } from "./links.ts";
import { type Block, type Reader, stanzas } from "./reader.ts";

export function neighboursOf(reader: Reader, loopback: string | undefined): readonly DraftNeighbour[] {
  return [...ospf(reader, loopback), ...bgp(reader), ...statics(reader)];
}

export function spokenOn({ model }: Reader): readonly Adjacency[] {
  return adjacencies(model).filter(({ at }) => !isLoopback(at));
}

function ospf(reader: Reader, loopback: string | undefined): DraftNeighbour[] {
  const router = reader.blocks(/^frr$/, /^router ospf$/)[0];
  const found = spokenOn(reader).map(({ at, says }): DraftNeighbour => {
    for (const block of reader.blocks(/^frr$/, /^interface \S+/))
      if (block.item.text === `interface ${at}`) reader.takeOf(block, /^ip ospf area /);
    const area = says[0]?.replace("area ", "") ?? "";
    return { protocol: "ospf", interface: at, area: dottedArea(area) };
  });
  for (const block of reader.blocks(/^frr$/, /^interface \S+/)) reader.takeOf(block, /^(no )?ip ospf passive$/);
  if (router !== undefined && found.length > 0) placeRouter(reader, router, loopback);
  return found;
}

function placeRouter(reader: Reader, router: Block, loopback: string | undefined): void {
  reader.used.add(router.item);
  reader.take(router.lines, /^passive-interface default$/);
  const spoken = new Set(spokenOn(reader).map(({ at }) => at));
  for (const { interface: name, address } of reader.addresses)
    if (spoken.has(name)) for (const item of router.lines) if (isOver(item, address)) reader.used.add(item);
  if (loopback !== undefined) reader.take(router.lines, new RegExp(`^ospf router-id ${loopback.replaceAll(".", "\\.")}$`));
}

function isOver({ text }: Item, address: string): boolean {
  const network = /^network (\S+) area \S+$/.exec(text)?.[1];
  return network !== undefined && covers(network, address);
}

function bgp(reader: Reader): DraftNeighbour[] {
  return reader
    .blocks(/^frr$/, /^router bgp /)
    .flatMap((block) =>
      reader.takeOf(block, /^neighbor ([\d.]+) remote-as (\S+)$/).map(([, address = "", as = ""]) => ({ protocol: "bgp", address, as })),
    );
}

export function bgpPeers(reader: Reader): readonly string[] {
  return reader
    .blocks(/^frr$/, /^router bgp /)
    .flatMap(({ lines }) => lines.flatMap(({ text }) => /^neighbor ([\d.]+) remote-as /.exec(text)?.[1] ?? []));
}

interface Route {
  readonly to: string;
  readonly hop: string;
  readonly by: readonly Item[];
  readonly path: string;
}

const everywhere = "0.0.0.0/0";

export function staticRoutes(reader: Reader): readonly Route[] {
  return [...ofFrr(reader), ...ofNetworkd(reader), ...ofStanzas(reader)];
}

function ofFrr(reader: Reader): Route[] {
  return reader.part("frr").flatMap((item) => {
    const [, to, hop] = /^ip route ([\d./]+) (\S+)/.exec(item.text) ?? [];
    return to === undefined || hop === undefined ? [] : [{ to, hop, by: [item], path: "frr" }];
  });
}

function ofNetworkd(reader: Reader): Route[] {
  const defaults = reader.blocks(/\.network$/, /^\[Network\]$/).flatMap(({ path, item, lines }) =>
    lines.flatMap((line) => {
      const hop = /^Gateway=([\d.]+)$/.exec(line.text)?.[1];
      return hop === undefined ? [] : [{ to: everywhere, hop, by: [item, line], path }];
    }),
  );
  const routes = reader.blocks(/\.network$/, /^\[Route\]$/).flatMap(({ path, item, lines }) => {
    const [gateway, to] = [
      lines.find(({ text }) => /^Gateway=[\d.]+$/.test(text)),
      lines.find(({ text }) => /^Destination=[\d./]+$/.test(text)),
    ];
    if (gateway === undefined) return [];
    return [
      { to: to?.text.slice(12) ?? everywhere, hop: gateway.text.slice(8), by: [item, gateway, ...(to === undefined ? [] : [to])], path },
    ];
  });
  return [...defaults, ...routes];
}

function ofStanzas(reader: Reader): Route[] {
  return reader.blocks(stanzas, /^iface \S+ inet static$/).flatMap(({ path, item, lines }) =>
    lines.flatMap((line) => {
      const hop = /^gateway ([\d.]+)$/.exec(line.text)?.[1];
      return hop === undefined ? [] : [{ to: everywhere, hop, by: [item, line], path }];
    }),
  );
}

function statics(reader: Reader): DraftNeighbour[] {
  return staticRoutes(reader).map(({ to, hop, by, path }) => {
    for (const item of by) reader.used.add(item);
    if (path.endsWith(".network")) placeMatch(reader, path);
    return { protocol: "static", to, address: hop };
  });
}
