// What ssh2's errors mean, in words for a person. Exact levels and messages were measured against real servers (ssh2 1.17).
import { type Target, TransportError } from "./session.ts";

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

/** The TransportError for an error that ssh2 raised before the session was ready. */
export function openingFailure(target: Target, stage: "connect" | "auth", raised: Error): TransportError {
  const error = raised as SshError;
  const where = `${target.host}:${target.port}`;
  if (error.level === "client-authentication")
    return new TransportError(target.device, "auth", `${where} does not let "${target.user}" in with this key`);
  const socket = error.code === undefined ? undefined : sockets[error.code];
  if (socket !== undefined) return new TransportError(target.device, stage, `${where} ${socket}`);
  if (/no matching (.*)$/.test(error.message))
    return new TransportError(target.device, "connect", `${where} and we have no algorithm in common: ${error.message}`);
  if (/Connection lost before handshake/.test(error.message))
    return new TransportError(target.device, "connect", `${where} closed the connection before the key exchange`);
  return new TransportError(target.device, stage, `${where}: ${error.message}`);
}

/** For a device that shows another key than the pinned one. */
export function wrongHostKey(target: Target, pinned: string, shown: string): TransportError {
  return new TransportError(
    target.device,
    "host key",
    `${target.host}:${target.port} shows the host key ${shown}, pinned is ${pinned}: another device answers, or its key was made anew`,
  );
}
