// The VLANs of a Linux router: those of its bridges, and those that stand on a port alone.
import type { DraftedRouter } from "../../draft.ts";
import { bridgePorts, vlanLinks } from "./links.ts";
import type { Reader } from "./reader.ts";

export function vlansOf(reader: Reader): DraftedRouter["vlans"] {
  const [links, ports] = [vlanLinks(reader), bridgePorts(reader)];
  const bridges = new Set(ports.map(({ bridge }) => bridge));
  const bridged = new Set(ports.flatMap(({ tagged, untagged }) => [...tagged, ...untagged]));
  const rows = [...bridged].map((vlan) => {
    const own = links.find((one) => one.vlan === vlan && bridges.has(one.on));
    const carrying = (key: "tagged" | "untagged"): string[] => ports.filter((one) => one[key].includes(vlan)).map(({ port }) => port);
    const self = own === undefined ? [] : [own.on];
    return {
      vlan,
      ...(own === undefined ? {} : { interface: own.name }),
      tagged: [...self, ...carrying("tagged")],
      untagged: carrying("untagged"),
    };
  });
  const alone = links
    .filter(({ vlan, on }) => !(bridged.has(vlan) && bridges.has(on)))
    .map(({ name, vlan, on }) => ({ vlan, interface: name, tagged: [on], untagged: [] }));
  return [...rows, ...alone].sort((a, b) => a.vlan - b.vlan);
}
