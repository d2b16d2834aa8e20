// Opens an SSH session on a device, directly or through its jump hosts.
import type { Client } from "ssh2";
import { ConsoleSession } from "./console-session.ts";
import { ExecSession } from "./exec-session.ts";
import { JumpHosts, type Way } from "./jump-hosts.ts";
import { type Limits, usualLimits } from "./limits.ts";
import { openClient, whyAborted } from "./open-client.ts";
import { type Session, type Target, TransportError } from "./session.ts";

export interface ConnectOptions {
  readonly limits?: Partial<Limits>;
  /** ends the session, and the attempt to open it */
  readonly signal?: AbortSignal;
  /** shares connections to jump hosts with others; none: the session has its own */
  readonly jumps?: JumpHosts;
}

/** Fails with a TransportError that says at which stage. */
export async function connect(target: Target, options: ConnectOptions = {}): Promise<Session> {
  const limits = { ...usualLimits, ...options.limits };
  const { signal } = options;
  if (signal?.aborted === true) throw new TransportError(target.device, "connect", `${whyAborted(signal)} before it was reached`);
  const jumps = options.jumps ?? new JumpHosts(limits, signal);
  const way = await jumps.wayTo(target);
  const either = anyOf(signal, way?.lost);
  const opening = { limits, ...(either === undefined ? {} : { signal: either }) };
  try {
    const client = await openClient(target, way === undefined ? opening : { ...opening, through: way.stream });
    if (way !== undefined) leaveWith(client, way);
    if (target.console === undefined) return new ExecSession(client, target.device, limits, either);
    return await ConsoleSession.open(client, target, limits, either);
  } catch (error) {
    way?.leave();
    throw error;
  }
}

function leaveWith(client: Client, way: Way): void {
  client.on("close", way.leave);
  way.lost.addEventListener("abort", way.leave);
}

function anyOf(a: AbortSignal | undefined, b: AbortSignal | undefined): AbortSignal | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return AbortSignal.any([a, b]);
}
