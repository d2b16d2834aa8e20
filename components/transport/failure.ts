// What ssh2's errors mean, in words for a person. Exact levels and messages were measured against real servers (ssh2 1.17).
import { type Host, TransportError } from "./session.ts";

interface SshError extends Error {
  readonly level?: string;
  readonly code?: string;
}

const sockets: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses connections: nothing listens there (powered off, or SSH disabled)",
  ECONNRESET: "closed the connection",
  EHOSTUNREACH: "cannot be reached: no route",
  ENETUNREACH: "cannot be reached: no route",
  ETIMEDOUT: "does not answer",
  ENOTFOUND: "has a host name that does not resolve",
  EPIPE: "closed the connection",
};

/** A server that drops what comes too fast (MaxStartups) does it so. */
const passing = new Set(["ECONNRESET", "EPIPE"]);

/** The TransportError for an error that ssh2 raised before the session was ready; `means` is what we logged in with. */
export function openingFailure(host: Host, stage: "connect" | "auth", raised: Error, means: string): TransportError {
  const error = raised as SshError;
  const where = `${host.host}:${host.port}`;
  const failure = (at: TransportError["stage"], why: string, again = false): TransportError =>
    new TransportError(host.device, at, `${where} ${why}`, again && at === "connect");
  if (error.level === "client-authentication") return failure("auth", `does not let "${host.user}" in with ${means}`);
  const socket = error.code === undefined ? undefined : sockets[error.code];
  if (socket !== undefined) return failure(stage, socket, passing.has(error.code ?? ""));
  if (/no matching (.*)$/.test(error.message)) return failure("connect", `and we have no algorithm in common: ${error.message}`);
  if (/Connection lost before handshake/.test(error.message))
    return failure("connect", "closed the connection before the key exchange", true);
  return new TransportError(host.device, stage, `${where}: ${error.message}`);
}

/** For a device that shows another key than the pinned one. */
export function wrongHostKey(host: Host, pinned: string, shown: string): TransportError {
  return new TransportError(
    host.device,
    "host key",
    `${host.host}:${host.port} shows the host key ${shown}, pinned is ${pinned}: another device answers, or its key was made anew`,
  );
}
