// Opens an SSH connection: its host key pinned, every wait limited; fails with the stage at which it broke.
import { createConnection } from "node:net";
import type { Duplex } from "node:stream";
import ssh2, { type Client, type ConnectConfig } from "ssh2";
import { algorithmsFor } from "./algorithms.ts";
import { openingFailure, wrongHostKey } from "./failure.ts";
import { gathered } from "./gathered.ts";
import { fingerprintOf, type Pin, readPin } from "./host-key.ts";
import { keyExchangeTurn } from "./key-exchanges.ts";
import { useKeyHandles } from "./key-handles.ts";
import type { Limits } from "./limits.ts";
import { loginOf } from "./login.ts";
import { type Host, TransportError } from "./session.ts";

export interface Opening {
  readonly limits: Limits;
  readonly signal?: AbortSignal;
  /** a stream to the host through others; none: a socket of its own */
  readonly through?: Duplex;
}

/** The way to a host is there no more; the reason of a signal that says so. */
export class LostWay extends Error {}

/** Why a signal was aborted, in words. */
export function whyAborted(signal: AbortSignal): string {
  return signal.reason instanceof LostWay ? signal.reason.message : "stopped";
}

export async function openClient(host: Host, opening: Opening): Promise<Client> {
  const pin = pinOf(host);
  const failed = Promise.withResolvers<never>();
  // Whoever waits first is told; nobody may wait yet.
  failed.promise.catch(() => undefined);
  const { authHandler, means } = await loginOf(host, failed.reject);
  const exchanged = await keyExchangeTurn();
  try {
    if (opening.signal?.aborted === true) throw new TransportError(host.device, "connect", whyAborted(opening.signal));
    const attempt = new Attempt(host, opening, pin, { means, exchanged });
    return await attempt.ready({ ...settings(host, opening, pin), authHandler }, failed.promise);
  } finally {
    exchanged();
  }
}

function pinOf(host: Host): Pin {
  const pin = readPin(host.hostKey);
  if (pin !== undefined) return pin;
  throw new TransportError(host.device, "host key", "its pinned host key is neither an OpenSSH public key line nor a SHA256: fingerprint");
}

function settings(host: Host, { limits, through }: Opening, pin: Pin): ConnectConfig {
  return {
    host: host.host,
    port: host.port,
    username: host.user,
    sock: through ?? gathered(createConnection({ host: host.host, port: host.port, noDelay: true })),
    readyTimeout: (limits.connect + limits.auth) * 1000,
    keepaliveInterval: limits.keepAlive * 1000,
    keepaliveCountMax: 3,
    algorithms: algorithmsFor(pin, host.algorithms === "old"),
  };
}

interface Means {
  /** how it logs in, in words */
  readonly means: string;
  /** called when the keys are exchanged */
  readonly exchanged: () => void;
}

/** One connection that is being opened; `stage` tells a silent host from one that refuses the user. */
class Attempt {
  readonly #host: Host;
  readonly #opening: Opening;
  readonly #pin: Pin;
  readonly #means: string;
  readonly #exchanged: () => void;
  readonly #client = new ssh2.Client();
  #stage: "connect" | "auth" = "connect";
  #timer: NodeJS.Timeout | undefined;

  constructor(host: Host, opening: Opening, pin: Pin, { means, exchanged }: Means) {
    this.#host = host;
    this.#opening = opening;
    this.#pin = pin;
    this.#means = means;
    this.#exchanged = exchanged;
  }

  async ready(config: ConnectConfig, failed: Promise<never>): Promise<Client> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const { signal } = this.#opening;
    const abort = (): void =>
      reject(new TransportError(this.#host.device, "connect", signal === undefined ? "stopped" : whyAborted(signal)));
    signal?.addEventListener("abort", abort);
    this.#listen(resolve, reject);
    this.#limit(reject);
    this.#client.connect({ ...config, hostVerifier: this.#verifier(reject) });
    try {
      await Promise.race([promise, failed]);
      return this.#client;
    } catch (error) {
      this.#client.destroy();
      this.#opening.through?.destroy();
      throw error;
    } finally {
      clearTimeout(this.#timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  #listen(resolve: () => void, reject: (error: Error) => void): void {
    const client = this.#client;
    client.on("handshake", () => {
      this.#stage = "auth";
      this.#exchanged();
      useKeyHandles(client);
      this.#limit(reject);
    });
    // Kept for the life of the client: ssh2 raises a second error after a time-out, which would end the process if nobody listened.
    client.on("error", (error) => {
      // An agent that does not answer is one way less to log in; the others are still tried.
      if ((error as { level?: string }).level !== "agent") reject(this.#failure(error));
    });
    client.on("close", () => reject(this.#failure(new Error("closed the connection"))));
    client.on("ready", resolve);
  }

  #failure(error: Error): TransportError {
    return openingFailure(this.#host, this.#stage, error, this.#means);
  }

  /** Time begins anew with each stage. */
  #limit(reject: (error: Error) => void): void {
    const { connect, auth } = this.#opening.limits;
    clearTimeout(this.#timer);
    const late = (): void => reject(new TransportError(this.#host.device, this.#stage, this.#lateWords()));
    this.#timer = setTimeout(late, (this.#stage === "connect" ? connect : auth) * 1000);
  }

  #lateWords(): string {
    const { host, port, user } = this.#host;
    return this.#stage === "connect" ? `${host}:${port} does not answer` : `${host}:${port} does not finish the login of "${user}"`;
  }

  #verifier(reject: (error: Error) => void): (key: Buffer) => boolean {
    return (key) => {
      const shown = fingerprintOf(key);
      if (shown !== this.#pin.fingerprint) reject(wrongHostKey(this.#host, this.#pin.fingerprint, shown));
      return shown === this.#pin.fingerprint;
    };
  }
}
