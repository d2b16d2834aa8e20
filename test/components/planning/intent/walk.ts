// Walks a packet and its reply through every router on its way, as rendered; the way follows from the routers' own addresses.
import type { Plan } from "../../../../components/planning/index.ts";
import { holds, type Packet, type Router, routerOf } from "./router-model.ts";

export interface Journey {
  readonly allowed: boolean;
  /** device and rule that decided, or "through" */
  readonly by: string;
}

export interface Question {
  readonly from: string;
  readonly to: string;
  readonly protocol: Packet["protocol"];
  readonly port?: number;
  /** it comes in by the line of this site although it is not its address */
  readonly forgedAt?: string;
  readonly published?: string;
}

interface Hop {
  readonly device: string;
  readonly in?: string;
  readonly out?: string;
}

interface Wire {
  readonly device: string;
  readonly port: string;
  readonly far: string;
  readonly farPort: string;
}

/** Outside addresses are behind the gateway's provider. */
const internet = "internet";

export interface World {
  ask(question: Question): Journey;
}

export function worldOf(plan: Plan, texts: ReadonlyMap<string, string>): World {
  const routers = new Map([...texts].filter(([device]) => !device.startsWith("agg")).map(([device, text]) => [device, routerOf(text)]));
  const wires = plan.links.flatMap(({ kind, a, b, l3 }) => {
    const [one, two] = kind === "isp" ? [a, { device: internet, interface: "" }] : [l3?.a ?? a, l3?.b ?? b];
    const there = { device: one.device, port: one.interface, far: two.device, farPort: two.interface };
    return [there, { device: two.device, port: two.interface, far: one.device, farPort: one.interface }];
  });
  return { ask: (question) => journey(routers, wires, translated(routers, question)) };
}

/** A public address that a router translates: the packet goes inside, and is remembered as it came. */
function translated(routers: ReadonlyMap<string, Router>, question: Question): Question {
  const inside = [...routers.values()]
    .map((router) => router.published({ ...question, state: "new" }))
    .find((address) => address !== undefined);
  return inside === undefined ? question : { ...question, to: inside, published: question.to };
}

function journey(routers: ReadonlyMap<string, Router>, wires: readonly Wire[], question: Question): Journey {
  const start = question.forgedAt ?? homeOf(routers, question.from);
  const path = pathOf(wires, start, homeOf(routers, question.to));
  const hops = hopsOf(routers, path, question);
  const there = pass(routers, hops, { ...question, state: "new" });
  if (!there.allowed || question.forgedAt !== undefined) return there;
  const { port: _, ...rest } = question;
  const back = hops
    .toReversed()
    .map(({ device, in: entered, out }) => ({ device, ...(out && { in: out }), ...(entered && { out: entered }) }));
  return pass(routers, back, { ...rest, from: question.to, to: question.from, state: "established" });
}

/** The router that an address is behind, or is its own: the longest prefix wins; private or not, nobody's is the internet's. */
function homeOf(routers: ReadonlyMap<string, Router>, address: string): string {
  const owned = [...routers].flatMap(([device, { lines }]) =>
    lines
      .filter(({ path, values }) => path === "/ip/address" && holds(values.get("address") ?? "", address))
      .map(({ values }) => ({ device, own: values.get("address")?.split("/")[0] === address })),
  );
  return owned.find(({ own }) => own)?.device ?? owned[0]?.device ?? internet;
}

function pathOf(wires: readonly Wire[], from: string, to: string): readonly Wire[] {
  const ways = new Map<string, readonly Wire[]>([[from, []]]);
  for (const [at, way] of ways) for (const wire of wires) if (wire.device === at && !ways.has(wire.far)) ways.set(wire.far, [...way, wire]);
  const found = ways.get(to);
  if (found === undefined) throw new Error(`no way from ${from} to ${to}`);
  return found;
}

function hopsOf(routers: ReadonlyMap<string, Router>, path: readonly Wire[], { from, to, forgedAt }: Question): Hop[] {
  const first = path[0]?.device ?? homeOf(routers, to);
  const stops = [first, ...path.map(({ far }) => far)].filter((device) => device !== internet);
  return stops.map((device) => {
    const router = routers.get(device);
    const entry = path.find(({ far }) => far === device)?.farPort ?? (forgedAt === undefined ? edge(router, from) : undefined);
    const exit = path.find((wire) => wire.device === device)?.port ?? edge(router, to);
    return { device, ...(entry === undefined ? {} : { in: entry }), ...(exit === undefined ? {} : { out: exit }) };
  });
}

/** The interface an address is behind; none where the address is the router's own. */
function edge(router: Router | undefined, address: string): string | undefined {
  const isOwn = router?.lines.some(({ path, values }) => path === "/ip/address" && values.get("address")?.split("/")[0] === address);
  return isOwn === true ? undefined : router?.interfaceOf(address);
}

function pass(routers: ReadonlyMap<string, Router>, hops: readonly Hop[], packet: Packet): Journey {
  for (const hop of hops) {
    const router = routers.get(hop.device);
    if (router === undefined || (hop.in === undefined && packet.state === "new" && hop !== hops.at(-1))) continue;
    const stopped = stop(router, hop, packet);
    if (stopped !== undefined) return { allowed: false, by: `${hop.device} ${stopped}` };
  }
  return { allowed: true, by: "through" };
}

/** What stops the packet at a router; what the router itself sends passes its own rules. */
function stop(router: Router, hop: Hop, packet: Packet): string | undefined {
  if (hop.in === undefined) return undefined;
  const here: Packet = { ...packet, ...hop };
  // before connection tracking, a translated packet still bears the public address
  const outer = packet.state === "established" ? router.hidden(packet.to) : packet.published;
  const { dropped, tracked } = router.raw(fromOutside(router, hop) && outer !== undefined ? { ...here, to: outer } : here);
  if (dropped !== undefined) return dropped;
  const state = tracked ? packet.state : "untracked";
  const { accepted, by } = router.filter(hop.out === undefined ? "input" : "forward", { ...here, state });
  return accepted ? undefined : by;
}

function fromOutside(router: Router, { in: entered }: Hop): boolean {
  return router.lines.some(
    ({ path, values }) => path === "/interface/list/member" && values.get("list") === "WAN" && values.get("interface") === entered,
  );
}
