// With whom a router speaks: OSPF on its interfaces, BGP sessions, static routes.

import { isLoopback } from "../../draft/addresses.ts";
import type { DraftNeighbour } from "../../draft.ts";
import { adjacencies } from "../difference/adjacency.ts";
import type { Reader } from "./reader.ts";

export function neighboursOf(reader: Reader): readonly DraftNeighbour[] {
  return [...ospf(reader), ...bgp(reader), ...statics(reader)];
}

function ospf(reader: Reader): DraftNeighbour[] {
  for (const menu of ["instance", "area", "interface-template"]) reader.take(`/routing/ospf/${menu}`);
  return adjacencies(reader.replay)
    .filter(({ at }) => !isLoopback(at))
    .map(({ at, parts }) => {
      const area = parts.find(([key]) => key === "area-id")?.[1];
      return { protocol: "ospf", interface: at, ...(area === undefined ? {} : { area }) };
    });
}

function bgp(reader: Reader): DraftNeighbour[] {
  return ["/routing/bgp/connection", "/routing/bgp/peer"].flatMap((path) =>
    reader.take(path).flatMap(({ attributes }): DraftNeighbour[] => {
      const address = attributes.get("remote.address") ?? attributes.get("remote-address");
      const as = attributes.get("remote.as") ?? attributes.get("remote-as");
      return address === undefined ? [] : [{ protocol: "bgp", address, ...(as === undefined ? {} : { as }) }];
    }),
  );
}

function statics(reader: Reader): DraftNeighbour[] {
  return reader.take("/ip/route").flatMap(({ attributes }): DraftNeighbour[] => {
    const gateway = attributes.get("gateway");
    return gateway === undefined ? [] : [{ protocol: "static", to: attributes.get("dst-address") ?? "0.0.0.0/0", address: gateway }];
  });
}
