// Opens an SSH session on a device: its host key pinned, every wait limited, a cut always noticed.
import { readFile } from "node:fs/promises";
import ssh2, { type Client, type ConnectConfig } from "ssh2";
import { openingFailure, wrongHostKey } from "./failure.ts";
import { fingerprintOf, type Pin, readPin } from "./host-key.ts";
import { type Limits, usualLimits } from "./limits.ts";
import { OpenSession } from "./open-session.ts";
import { type Session, type Target, TransportError } from "./session.ts";

export interface ConnectOptions {
  readonly limits?: Partial<Limits>;
  /** ends the session, and the attempt to open it */
  readonly signal?: AbortSignal;
}

/** Fails with a TransportError that says at which stage. */
export async function connect(target: Target, options: ConnectOptions = {}): Promise<Session> {
  const limits = { ...usualLimits, ...options.limits };
  const pin = pinOf(target);
  const login = await loginOf(target);
  if (options.signal?.aborted === true) throw stopped(target);
  const client = new ssh2.Client();
  await opened(client, target, pin, { ...login, ...settings(target, pin, limits) }, limits, options.signal);
  return new OpenSession(client, target.device, limits, options.signal);
}

function stopped(target: Target): TransportError {
  return new TransportError(target.device, "connect", "stopped before it was reached");
}

function pinOf(target: Target): Pin {
  const pin = readPin(target.hostKey);
  if (pin !== undefined) return pin;
  throw new TransportError(
    target.device,
    "host key",
    "its pinned host key is neither an OpenSSH public key line nor a SHA256: fingerprint",
  );
}

/** A key file where one is named, else the agent. */
async function loginOf(target: Target): Promise<Pick<ConnectConfig, "privateKey" | "agent">> {
  if (target.identityFile === undefined) return agentOf(target);
  const key = await readFile(target.identityFile).catch((error: NodeJS.ErrnoException) => {
    throw new TransportError(target.device, "auth", `the key file ${target.identityFile} cannot be read (${error.code})`);
  });
  const parsed = ssh2.utils.parseKey(key);
  if (!(parsed instanceof Error)) return { privateKey: key };
  const why = /encrypted/i.test(parsed.message)
    ? "is encrypted: add it to your SSH agent and name no file"
    : `is no private key: ${parsed.message}`;
  throw new TransportError(target.device, "auth", `the key file ${target.identityFile} ${why}`);
}

function agentOf(target: Target): Pick<ConnectConfig, "agent"> {
  const agent = process.env.SSH_AUTH_SOCK;
  if (agent !== undefined && agent !== "") return { agent };
  throw new TransportError(target.device, "auth", "there is neither a key file nor an SSH agent to log in with");
}

function settings(target: Target, pin: Pin, limits: Limits): ConnectConfig {
  return {
    host: target.host,
    port: target.port,
    username: target.user,
    readyTimeout: (limits.connect + limits.auth) * 1000,
    keepaliveInterval: limits.keepAlive * 1000,
    keepaliveCountMax: 3,
    algorithms: {
      // AES-GCM runs in hardware; the default order costs a third more CPU a session.
      cipher: { prepend: ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com"], append: [], remove: [] },
      // A device with several host keys must show the kind that was pinned.
      ...(pin.type === "ssh-ed25519" ? { serverHostKey: ["ssh-ed25519"] } : {}),
    },
  };
}

/** Connects; the stage tells a silent host from one that refuses the user. */
async function opened(
  client: Client,
  target: Target,
  pin: Pin,
  config: ConnectConfig,
  limits: Limits,
  signal?: AbortSignal,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let stage: "connect" | "auth" = "connect";
  const late = (): void => reject(new TransportError(target.device, stage, lateWords(target, stage)));
  let timer = setTimeout(late, limits.connect * 1000);
  const abort = (): void => reject(stopped(target));
  signal?.addEventListener("abort", abort);
  client.on("handshake", () => {
    stage = "auth";
    clearTimeout(timer);
    timer = setTimeout(late, limits.auth * 1000);
  });
  client.on("connect", () => setImmediate(() => client.setNoDelay(true)));
  // Kept for the life of the client: ssh2 raises a second error after a time-out, which would end the process if nobody listened.
  client.on("error", (error) => reject(openingFailure(target, stage, error)));
  client.on("close", () => reject(openingFailure(target, stage, new Error("closed the connection"))));
  client.on("ready", resolve);
  client.connect({ ...config, hostVerifier: verifier(target, pin, reject) });
  try {
    await promise;
  } catch (error) {
    client.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

function verifier(target: Target, pin: Pin, reject: (error: Error) => void): (key: Buffer) => boolean {
  return (key) => {
    const shown = fingerprintOf(key);
    if (shown !== pin.fingerprint) reject(wrongHostKey(target, pin.fingerprint, shown));
    return shown === pin.fingerprint;
  };
}

function lateWords(target: Target, stage: "connect" | "auth"): string {
  const where = `${target.host}:${target.port}`;
  return stage === "connect" ? `${where} does not answer` : `${where} does not finish the login of "${target.user}"`;
}
