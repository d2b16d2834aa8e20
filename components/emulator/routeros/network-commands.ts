// What the device sees of the network: neighbours, adjacencies, routes, answers to ping.
import type { Frame } from "./console.ts";
import { readDuration } from "./durations.ts";
import { Refused } from "./refusal.ts";
import { argumentsOf, type Command } from "./statement.ts";
import { printRows, type Row } from "./table.ts";

export function neighbourRows({ device }: Frame): readonly Row[] {
  return device.around
    .network()
    .neighboursOf(device.id)
    .map(
      (seen): Row => ({
        interface: seen.interface,
        ...(seen.address === undefined ? {} : { address: seen.address }),
        identity: seen.identity,
        platform: "MikroTik",
        version: `${seen.version} (stable)`,
        board: seen.board,
        "interface-name": seen.remoteInterface,
        "discovered-by": "lldp",
      }),
    );
}

export function neighbours(frame: Frame, { rest }: Command): void {
  frame.print(printRows(neighbourRows(frame), ["interface", "address", "identity", "version", "board"], rest));
}

export function adjacencyRows({ device }: Frame): readonly Row[] {
  return device.around
    .network()
    .adjacenciesOf(device.id)
    .map(
      (seen): Row => ({
        instance: seen.instance,
        area: seen.area,
        address: seen.address,
        interface: seen.interface,
        "router-id": seen.routerId,
        state: seen.state,
      }),
    );
}

export function adjacencies(frame: Frame, { rest }: Command): void {
  frame.print(printRows(adjacencyRows(frame), ["instance", "area", "address", "interface", "router-id", "state"], rest));
}

export function routeRows({ device }: Frame): readonly Row[] {
  return device.around
    .network()
    .routesOf(device.id)
    .map(
      (route): Row => ({
        flags: `${route.kind === "static" ? "" : "D"}A${route.kind[0]}`,
        "dst-address": route.prefix,
        gateway: route.gateway ?? (route.kind === "connected" ? (route.interface ?? "") : "blackhole"),
        ...(route.interface === undefined ? {} : { interface: route.interface }),
        distance: String(route.distance),
        active: "yes",
        dynamic: route.kind === "static" ? "no" : "yes",
        [route.kind]: "yes",
      }),
    );
}

export function routes(frame: Frame, { rest }: Command): void {
  frame.print(printRows(routeRows(frame), ["flags", "dst-address", "gateway", "distance"], rest));
}

export function interfaces(frame: Frame, { rest }: Command): void {
  const rows = frame.device.around
    .network()
    .interfacesOf(frame.device.id)
    .map(
      (port): Row => ({
        flags: port.running ? "R" : port.disabled ? "X" : " ",
        name: port.name,
        type: port.type,
        running: port.running ? "yes" : "no",
      }),
    );
  frame.print(printRows(rows, ["flags", "name", "type"], rest));
}

const usualPings = 4;
const mostPings = 1000;

export function ping(frame: Frame, { rest }: Command): void {
  const { named, words } = argumentsOf(rest);
  const to = named.get("address") ?? words[0];
  if (to === undefined) throw new Refused("missing value(s) of argument(s) address");
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(to)) throw new Refused("while resolving ip-address: could not get answer from dns server");
  const count = Math.min(mostPings, Number(named.get("count") ?? usualPings));
  const interval = readDuration(named.get("interval") ?? "1s");
  if (!(count > 0) || interval === undefined) throw new Refused("invalid value for argument count");
  const answer = frame.device.around.network().ping(frame.device.id, to, named.get("src-address"));
  frame.print(pingText(to, count, answer));
}

/** `hops` to the answer, or why there is none. */
function pingText(to: string, count: number, answer: number | string): string {
  const head = `${" SEQ".padStart(5)} ${"HOST".padEnd(40)} SIZE TTL TIME       STATUS\n`;
  const good = typeof answer === "number";
  const line = (seq: number): string =>
    good
      ? `${String(seq).padStart(5)} ${to.padEnd(40)}   56 ${String(64 - answer).padStart(3)} ${String(200 + answer * 150)}us\n`
      : `${String(seq).padStart(5)} ${to.padEnd(40)}                     ${answer}\n`;
  const lines = Array.from({ length: count }, (_, seq) => line(seq)).join("");
  return `${head}${lines}    sent=${count} received=${good ? count : 0} packet-loss=${good ? 0 : 100}%\n`;
}
