// What RouterOS says of the network around it: one line for everything, since each round trip costs.
import { oneOf, rowsOf } from "../../devices/readings/routeros-rows.ts";
import type { Session } from "../../transport/session.ts";
import { Unreadable } from "../reading/reading.ts";
import type { Asked, Ping, View } from "./view.ts";

/** Seconds that pings may take beyond the rest. */
const usual = 30;
const eachPing = 2;

export async function routerosView(session: Session, { pings, name }: Asked): Promise<View> {
  const line = [
    part("ospf", ":do { /routing/ospf/neighbor/print detail without-paging } on-error={}"),
    part("routes", "/ip/route/print detail without-paging"),
    part("queues", "/queue/simple/print detail without-paging; /queue/tree/print detail without-paging"),
    part("dns", "/ip/dns/print"),
    part("ntp", "/system/ntp/client/print"),
    part("servers", "/system/ntp/client/servers/print detail without-paging"),
    ...pings.map((ping, at) => part(`ping${at}`, pingCommand(ping))),
    ':put "simpul-end"',
  ].join("; ");
  const { text } = await session.run(line, { seconds: usual + pings.length * eachPing });
  const pieces = piecesOf(text);
  if (!pieces.has("end")) throw new Unreadable(`it stopped in the middle: ${text.trim().split("\n").at(-1)?.slice(0, 200) ?? ""}`);
  const resolved = name === undefined ? undefined : await resolve(session, name);
  return viewOf(pieces, pings, resolved);
}

const part = (name: string, command: string): string => `:put "simpul-${name}"; ${command}`;

/** Addresses only: no name of anybody's stands in a command. */
function pingCommand({ to, size, source }: Ping): string {
  for (const address of [to, source ?? to]) if (!/^\d+\.\d+\.\d+\.\d+$/.test(address)) throw new TypeError(`not an address: ${address}`);
  const from = source === undefined ? "" : ` src-address=${source}`;
  return `/ping ${to} count=2 interval=200ms${from}${size === undefined ? "" : ` size=${size} do-not-fragment`}`;
}

function piecesOf(text: string): ReadonlyMap<string, string> {
  const found = text.split(/^simpul-([a-z0-9]+)\s*$/m);
  return new Map(found.flatMap((piece, at) => (at % 2 === 1 ? [[piece, found[at + 1] ?? ""] as const] : [])));
}

/** Undefined where the device does not know the question. */
async function resolve(session: Session, name: string): Promise<string | undefined> {
  if (!/^[a-z0-9.-]+$/.test(name)) throw new TypeError(`not a name: ${name}`);
  const { text } = await session.run(`:put [:resolve "${name}"]`);
  return /bad command|expected |syntax error|no such command/.test(text) ? undefined : text.trim();
}

function viewOf(pieces: ReadonlyMap<string, string>, pings: readonly Ping[], resolved: string | undefined): View {
  const rows = (name: string): ReturnType<typeof rowsOf> => rowsOf(pieces.get(name) ?? "");
  const client = oneOf(pieces.get("ntp") ?? "");
  const servers = [...rows("servers").map(({ address = "" }) => address), ...listed(client.servers)];
  return {
    adjacencies: new Map(rows("ospf").map(({ address = "", state = "" }) => [address, state])),
    routes: rows("routes").flatMap(({ "dst-address": prefix }) => (prefix === undefined ? [] : [prefix])),
    queues: new Set(rows("queues").flatMap(({ name: queue }) => (queue === undefined ? [] : [queue]))),
    resolvers: listed(oneOf(pieces.get("dns") ?? "").servers),
    timeServers: [...new Set(servers)],
    ...(client.status === undefined ? {} : { timeStatus: client.status }),
    answers: pings.map((_, at) => Number(/received=(\d+)/.exec(pieces.get(`ping${at}`) ?? "")?.[1] ?? 0)),
    ...(resolved === undefined ? {} : { resolved }),
  };
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? "").split(",").filter((word) => word !== "");
}
