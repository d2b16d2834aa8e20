// How the farm's process takes orders: JSON over HTTP on 127.0.0.1, with a token that only the farm's owner can read.
import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Farm } from "./farm.ts";
import type { Fault } from "./faults/fault.ts";
import { FarmError } from "./mistake.ts";
import type { FarmSpec, Latency } from "./spec.ts";

/** Every order, and what it answers. */
export interface Orders {
  readonly status: { readonly ask: Record<string, never>; readonly answer: { readonly pid: number } };
  readonly stop: { readonly ask: Record<string, never>; readonly answer: Done };
  readonly sync: {
    readonly ask: { readonly spec: FarmSpec; readonly latency?: Latency; readonly mark?: string };
    readonly answer: { readonly changed: boolean };
  };
  readonly power: { readonly ask: { readonly devices: readonly string[]; readonly on: boolean }; readonly answer: Done };
  readonly reset: { readonly ask: { readonly devices: readonly string[] }; readonly answer: Done };
  readonly cable: { readonly ask: { readonly link: string; readonly cut: boolean }; readonly answer: Done };
  readonly clock: { readonly ask: { readonly devices: readonly string[]; readonly milliseconds: number }; readonly answer: Done };
  readonly fault: {
    readonly ask: { readonly device: string; readonly fault: string; readonly sticky: boolean; readonly seed: number };
    readonly answer: { readonly waiting: readonly Fault[] };
  };
}

type Done = { readonly done: true };
type Handlers = { readonly [Name in keyof Orders]: (ask: Orders[Name]["ask"]) => Promise<Orders[Name]["answer"]> | Orders[Name]["answer"] };

const done: Done = { done: true };
const longestOrder = 64 * 1024 * 1024;

function handlersFor(farm: Farm, stop: () => void): Handlers {
  return {
    status: () => ({ pid: process.pid }),
    stop: () => {
      setImmediate(stop);
      return done;
    },
    sync: async ({ spec, latency, mark }) => {
      const changed = await farm.sync(spec);
      farm.keep({
        ...(latency === undefined ? {} : { latency }),
        ...(mark === undefined ? {} : { inStepWith: farm.lingering ? "" : mark }),
      });
      return { changed };
    },
    power: async ({ devices, on }) => {
      await farm.power(devices, on);
      return done;
    },
    reset: async ({ devices }) => {
      await farm.reset(devices);
      return done;
    },
    cable: ({ link, cut }) => {
      farm.cable(link, cut);
      return done;
    },
    clock: async ({ devices, milliseconds }) => {
      await farm.advance(devices, milliseconds);
      return done;
    },
    fault: ({ device, fault, sticky, seed }) => ({ waiting: farm.fault(device, fault, sticky, seed) }),
  };
}

/** Listens; the port is whatever is free. */
export async function takeOrders(farm: Farm, token: string, stop: () => void): Promise<{ readonly server: Server; readonly port: number }> {
  const handlers = handlersFor(farm, stop);
  const server = createServer((request, response) => void serve(handlers, token, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

async function serve(handlers: Handlers, token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(body));
  };
  if (!isAllowed(request, token)) return reply(403, { error: { message: "this farm belongs to another folder" } });
  const name = request.url?.slice(1) ?? "";
  const handler = Object.hasOwn(handlers, name) ? handlers[name as keyof Handlers] : undefined;
  if (handler === undefined) return reply(404, { error: { message: `the farm knows no order "${name}"` } });
  try {
    const ask = JSON.parse(await bodyOf(request));
    reply(200, await (handler as (ask: unknown) => unknown)(ask));
  } catch (error) {
    const { message, fix } = error instanceof FarmError ? error : { message: String(error), fix: undefined };
    reply(400, { error: { message, ...(fix === undefined ? {} : { fix }) } });
  }
}

function isAllowed(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > longestOrder) throw new FarmError("the order is too long");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
