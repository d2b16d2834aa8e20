// Live checks of one device: what is expected follows from the intent, what is observed from the device's own words.
import { Netmask } from "netmask";
import type { Expected } from "../../devices/expected.ts";
import type { Ping, View } from "./view.ts";

export interface Check {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: "reachability" | "adjacency" | "mtu" | "dns" | "ntp" | "queue";
  readonly ok: boolean;
  readonly observed: string;
  readonly expected: string;
}

export function pingsOf({ answers, neighbours }: Expected): readonly Ping[] {
  return [
    ...answers.map(({ address: to, source }) => ({ to, ...(source === undefined ? {} : { source }) })),
    ...neighbours.map(({ address: to, mtu: size }) => ({ to, size })),
  ];
}

/** The device answered us. */
export function reached(device: string): Check {
  return { id: `${device}.login`, from: "here", to: device, kind: "reachability", ok: true, observed: "logged in", expected: "logged in" };
}

/** What depends on a device that was not reached is not known to hold. */
export function unreached(device: string, why: string): Check {
  return { ...reached(device), ok: false, observed: why };
}

export function checksOf(expected: Expected, view: View): readonly Check[] {
  const { device } = expected;
  const all = [
    ...expected.answers.map((to, at) => pingCheck(device, to.device, view.answers[at] ?? 0)),
    ...expected.neighbours.flatMap((neighbour, at) => [
      adjacencyCheck(device, neighbour, view.adjacencies.get(neighbour.address)),
      mtuCheck(device, neighbour, view.answers[expected.answers.length + at] ?? 0),
      ...(neighbour.routes.length === 0 ? [] : [routeCheck(device, neighbour, view)]),
    ]),
    ...(expected.resolvers.length === 0 ? [] : [dnsCheck(expected, view)]),
    ...(expected.timeServers.length === 0 ? [] : [ntpCheck(expected, view)]),
    ...(expected.queues.length === 0 ? [] : [queueCheck(expected, view)]),
  ];
  return [reached(device), ...all];
}

function pingCheck(from: string, to: string, received: number): Check {
  const observed = received > 0 ? "answers" : "no answer to a ping";
  return { id: `${from}.ping.${to}`, from, to, kind: "reachability", ok: received > 0, observed, expected: "answers" };
}

type Neighbour = Expected["neighbours"][number];

function adjacencyCheck(from: string, { link, device: to }: Neighbour, state = "no neighbour"): Check {
  return { id: `${from}.ospf.${link}`, from, to, kind: "adjacency", ok: /^"?Full/i.test(state), observed: state, expected: "Full" };
}

function mtuCheck(from: string, { link, device: to, mtu }: Neighbour, received: number): Check {
  const observed = received > 0 ? `${mtu} bytes pass whole` : `${mtu} bytes do not pass`;
  return { id: `${from}.mtu.${link}`, from, to, kind: "mtu", ok: received > 0, observed, expected: `${mtu} bytes pass whole` };
}

/** Prefixes that nobody else leads to. */
function routeCheck(from: string, { link, device: to, routes }: Neighbour, view: View): Check {
  const lost = routes.filter((prefix) => !view.routes.includes(prefix));
  const observed = lost.length === 0 ? `routes to ${routes.join(", ")}` : `no route to ${lost.join(", ")}`;
  return {
    id: `${from}.route.${link}`,
    from,
    to,
    kind: "reachability",
    ok: lost.length === 0,
    observed,
    expected: `routes to ${routes.join(", ")}`,
  };
}

function dnsCheck({ device, resolvers, domain }: Expected, view: View): Check {
  const isAnswer = view.resolved === undefined || /^\d+\.\d+\.\d+\.\d+$|^[0-9a-f:]+$/i.test(view.resolved);
  const asked = view.resolved === undefined ? "" : `, ${domain} is ${view.resolved}`;
  const { ok, observed } = serversSeen(resolvers, view.resolvers, view);
  return {
    id: `${device}.dns`,
    from: device,
    to: resolvers.join(","),
    kind: "dns",
    ok: ok && isAnswer,
    observed: `${observed}${asked}`,
    expected: serversWanted(resolvers),
  };
}

function ntpCheck({ device, timeServers }: Expected, view: View): Check {
  const isInStep = view.timeStatus === undefined || view.timeStatus === "synchronized";
  const status = view.timeStatus === undefined ? "" : `, ${view.timeStatus}`;
  const { ok, observed } = serversSeen(timeServers, view.timeServers, view);
  return {
    id: `${device}.ntp`,
    from: device,
    to: timeServers.join(","),
    kind: "ntp",
    ok: ok && isInStep,
    observed: `${observed}${status}`,
    expected: serversWanted(timeServers),
  };
}

function serversWanted(servers: readonly string[]): string {
  return `asks ${servers.join(", ")}, with a route there`;
}

/** Its servers are these, and it knows a way to each. */
function serversSeen(
  wanted: readonly string[],
  asked: readonly string[],
  { routes }: View,
): { readonly ok: boolean; readonly observed: string } {
  const lost = asked.filter((server) => !routes.some((prefix) => new Netmask(prefix).contains(server)));
  const isSame = wanted.length === asked.length && wanted.every((server) => asked.includes(server));
  const way = lost.length === 0 ? "with a route there" : `no route to ${lost.join(", ")}`;
  return { ok: isSame && lost.length === 0, observed: `asks ${asked.length === 0 ? "nobody" : asked.join(", ")}, ${way}` };
}

function queueCheck({ device, queues }: Expected, view: View): Check {
  const missing = queues.filter((name) => !view.queues.has(name));
  const observed = missing.length === 0 ? `${queues.length} queues` : `${missing.length} missing: ${missing.slice(0, 5).join(", ")}`;
  return {
    id: `${device}.queues`,
    from: device,
    to: device,
    kind: "queue",
    ok: missing.length === 0,
    observed,
    expected: `${queues.length} queues`,
  };
}
