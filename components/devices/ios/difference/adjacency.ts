// What two routing neighbours have to agree in: the other end stays as it is, so this one may not say anything else.
import { ipv4Of } from "../../engine/ipv4.ts";
import type { Branch } from "../branch.ts";
import { covers, interfaceOf, networksOn } from "./topology.ts";

/** Commands on an interface that decide whether the neighbour stays one. */
const onInterface =
  /^(ip ospf (\S+ area|network|hello-interval|dead-interval|authentication|message-digest-key|mtu-ignore|shutdown)|ip mtu |mtu )/;

/** All that an adjacency on this interface stands on, as lines. */
export function adjacencyOf(root: Branch, name: string): readonly string[] {
  const own = [...(interfaceOf(root, name)?.keyed() ?? [])].map(({ line }) => line).filter((line) => onInterface.test(line));
  return [...own, ...processes(root, name), ...peers(root, name)].sort();
}

function processes(root: Branch, name: string): readonly string[] {
  return [...root.keyed()].flatMap(({ key }) => {
    const router = /^router ospf \d+/.test(key) ? root.below(key) : undefined;
    if (router === undefined) return [];
    const lines = [...router.keyed()].map(({ line }) => line);
    const said = lines.filter((line) => isSpoken(root, line, name) || /^area \S+ (stub|nssa|authentication)/.test(line));
    const stays = !isPassive(router, name) && router.get("shutdown") === undefined;
    return [...said, `${key} ${stays ? "speaks" : "is silent"} on ${name}`];
  });
}

/** `network A W area X` of a network that the interface has. */
export function isSpoken(root: Branch, line: string, name: string): boolean {
  const [base, wildcard] = (/^network (\S+) (\S+) area /.exec(line) ?? []).slice(1).map(ipv4Of);
  if (base === undefined || wildcard === undefined) return false;
  return networksOn(root, name).some(({ address }) => covers({ address: base, mask: ~wildcard }, address));
}

export function isPassive(router: Branch, name: string): boolean {
  const own = router.get(`passive-interface ${name}`)?.line;
  return own === undefined ? router.get("passive-interface default") !== undefined : !own.startsWith("no ");
}

/** Neighbours of BGP on a network of the interface. */
function peers(root: Branch, name: string): readonly string[] {
  const networks = networksOn(root, name);
  return [...root.keyed()].flatMap(({ key }) => {
    const router = /^router bgp /.test(key) ? root.below(key) : undefined;
    if (router === undefined) return [];
    return [...router.keyed()].flatMap(({ key: head }) => {
      const address = ipv4Of(/^neighbor (\S+)$/.exec(head)?.[1] ?? "");
      if (address === undefined || !networks.some((network) => covers(network, address))) return [];
      return [...(router.below(head)?.keyed() ?? [])]
        .map(({ line }) => `${head} ${line}`)
        .filter((line) => / (remote-as|password|shutdown|local-as|ebgp-multihop|ttl-security|update-source)\b/.test(line));
    });
  });
}
