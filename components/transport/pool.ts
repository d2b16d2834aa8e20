// Many devices, few at a time: one result each, failures collected, the rest go on.
import limit from "p-limit";
import { type ConnectOptions, connect } from "./connect.ts";
import { type Session, type Target, TransportError } from "./session.ts";

/** Sessions at once. Measured: throughput peaks between 16 and 64; what changes devices goes slower by choice. */
export const writers = 16;
export const readers = 64;

export type Reached<T> =
  | { readonly target: Target; readonly ok: true; readonly value: T; readonly seconds: number }
  | { readonly target: Target; readonly ok: false; readonly error: TransportError; readonly seconds: number };

export interface PoolOptions extends ConnectOptions {
  readonly atOnce?: number;
  /** called as each device is done */
  readonly done?: (target: Target) => void;
}

/** Opens a session on each target, lets `work` use it, closes it. Results are in the order of the targets. Only bugs throw. */
export async function onEach<T>(
  targets: readonly Target[],
  work: (session: Session, target: Target) => Promise<T>,
  options: PoolOptions = {},
): Promise<readonly Reached<T>[]> {
  const turn = limit(options.atOnce ?? writers);
  return Promise.all(targets.map((target) => turn(() => reach(target, work, options))));
}

async function reach<T>(target: Target, work: (session: Session, target: Target) => Promise<T>, options: PoolOptions): Promise<Reached<T>> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  let session: Session | undefined;
  try {
    session = await connect(target, options);
    return { target, ok: true, value: await work(session, target), seconds: seconds() };
  } catch (error) {
    if (error instanceof TransportError) return { target, ok: false, error, seconds: seconds() };
    throw error;
  } finally {
    session?.close();
    options.done?.(target);
  }
}
