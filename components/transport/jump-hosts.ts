// The way through jump hosts: one connection to each, shared by all that go through it, ended when nobody does.
import type { Duplex } from "node:stream";
import type { Client } from "ssh2";
import type { Limits } from "./limits.ts";
import { LostWay, openClient } from "./open-client.ts";
import { type Host, type Target, TransportError } from "./session.ts";

/** A stream to a target, and the signal that says that it is there no more. */
export interface Way {
  readonly stream: Duplex;
  readonly lost: AbortSignal;
  /** gives it back */
  readonly leave: () => void;
}

interface Shared {
  readonly client: Promise<Client>;
  readonly lost: AbortController;
  users: number;
}

/** How long a connection to a jump host stays when nobody goes through it: the next device is often a moment away. */
const linger = 500;

export class JumpHosts {
  readonly #limits: Limits;
  readonly #signal: AbortSignal | undefined;
  readonly #shared = new Map<string, Shared>();

  constructor(limits: Limits, signal?: AbortSignal) {
    this.#limits = limits;
    this.#signal = signal;
  }

  /** Undefined for a target that is reached directly. */
  async wayTo(target: Target): Promise<Way | undefined> {
    const { jump = [] } = target;
    if (jump.length === 0) return undefined;
    const name = keyOf(jump);
    const shared = this.#enter(name, jump);
    const leave = once(() => this.#leave(name, shared));
    try {
      const stream = await forward(await shared.client, target, jump.at(-1) as Host);
      return { stream, lost: shared.lost.signal, leave };
    } catch (error) {
      leave();
      throw error instanceof TransportError ? onTheWay(target.device, error) : error;
    }
  }

  #enter(name: string, hosts: readonly Host[]): Shared {
    const shared = this.#shared.get(name) ?? this.#begin(name, hosts);
    shared.users += 1;
    return shared;
  }

  #begin(name: string, hosts: readonly Host[]): Shared {
    const lost = new AbortController();
    const shared: Shared = { client: this.#open(hosts, lost), lost, users: 0 };
    this.#shared.set(name, shared);
    lost.signal.addEventListener("abort", () => this.#forget(name, shared));
    // Told to each who waits; with none left it is nobody's error.
    shared.client.catch(() => this.#forget(name, shared));
    return shared;
  }

  async #open(hosts: readonly Host[], lost: AbortController): Promise<Client> {
    const last = hosts.at(-1) as Host;
    const way = await this.wayTo({ ...last, jump: hosts.slice(0, -1) });
    const opening = { limits: this.#limits, ...(this.#signal === undefined ? {} : { signal: this.#signal }) };
    try {
      const client = await openClient(last, way === undefined ? opening : { ...opening, through: way.stream });
      client.on("close", () => {
        way?.leave();
        lost.abort(new LostWay(`the connection to the jump host ${last.device} was cut`));
      });
      way?.lost.addEventListener("abort", () => client.destroy());
      return client;
    } catch (error) {
      way?.leave();
      throw error;
    }
  }

  #leave(name: string, shared: Shared): void {
    shared.users -= 1;
    if (shared.users > 0) return;
    setTimeout(() => {
      if (shared.users > 0) return;
      this.#forget(name, shared);
      shared.client.then(end, () => undefined);
    }, linger).unref();
  }

  #forget(name: string, shared: Shared): void {
    if (this.#shared.get(name) === shared) this.#shared.delete(name);
  }

  /** Ends every connection. */
  close(): void {
    for (const { client } of this.#shared.values()) client.then(end, () => undefined);
    this.#shared.clear();
  }
}

/** Two who log in on the same hosts with the same keys go the same way. */
function keyOf(hosts: readonly Host[]): string {
  return JSON.stringify(hosts.map(({ host, port, user, hostKey, identityFile }) => [host, port, user, hostKey, identityFile]));
}

function forward(client: Client, target: Target, last: Host): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    client.forwardOut("127.0.0.1", 0, target.host, target.port, (error, stream) => {
      if (error === undefined) resolve(stream);
      else reject(new TransportError(last.device, "connect", `does not lead to ${target.host}:${target.port}: ${error.message}`));
    });
  });
}

function onTheWay(device: string, error: TransportError): TransportError {
  return error.device === device ? error : new TransportError(device, error.stage, `jump host ${error.device}: ${error.why}`, error.again);
}

/** A peer that is gone never closes its side. */
function end(client: Client): void {
  client.end();
  setTimeout(() => client.destroy(), 1000).unref();
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
