// Many devices, few at a time: one result each, failures collected, the rest go on.
import limit, { type LimitFunction } from "p-limit";
import type { ConnectOptions } from "./connect.ts";
import { JumpHosts } from "./jump-hosts.ts";
import { usualLimits } from "./limits.ts";
import { type Session, type Target, TransportError } from "./session.ts";
import { connectAgain } from "./tries.ts";

/** Sessions at once. A device's login takes longer than our part in it, so readers wait together; what changes devices goes slower by choice. */
export const writers = 16;
export const readers = 320;

/** Sessions at once through one jump host, and with the devices of one site, whose line they share. */
const usualPerJump = 128;
const usualPerSite = 8;

type Visited<T> =
  | { readonly target: Target; readonly ok: true; readonly value: T }
  | { readonly target: Target; readonly ok: false; readonly error: TransportError };
export type Reached<T> = Visited<T> & { readonly seconds: number };

/** How many sessions at once. */
export interface Places {
  readonly atOnce?: number;
  readonly perJump?: number;
  readonly perSite?: number;
}

export interface PoolOptions extends ConnectOptions, Places {
  /** `work` changes nothing: when a session is cut, it is done once more on another */
  readonly repeat?: boolean;
  /** called as each device is done */
  readonly done?: (target: Target, ok: boolean) => void;
}

type Work<T> = (session: Session, target: Target) => Promise<T>;

/** Opens a session on each target, lets `work` use it, closes it. Results are in the order of the targets. Only bugs throw. */
export async function onEach<T>(targets: readonly Target[], work: Work<T>, options: PoolOptions = {}): Promise<readonly Reached<T>[]> {
  const limits = { ...usualLimits, ...options.limits };
  const jumps = options.jumps ?? new JumpHosts(limits, options.signal);
  try {
    return await inTurns(
      targets,
      (target) => target,
      (target) => reach(target, work, { ...options, jumps }),
      options,
    );
  } finally {
    if (options.jumps === undefined) jumps.close();
  }
}

/** The same work on each, when the turn of its target comes, for work that opens sessions itself; who has no target waits for nobody. */
export function inTurns<A, T>(
  items: readonly A[],
  targetOf: (item: A) => Target | undefined,
  work: (item: A) => Promise<T>,
  places: Places,
): Promise<readonly T[]> {
  const turns = new Turns(places);
  const begin = (item: A): Promise<T> => {
    const target = targetOf(item);
    return target === undefined ? work(item) : turns.take(target, () => work(item));
  };
  return Promise.all(items.map(begin));
}

/** The same work on each, few at a time, for what needs no session. */
export function onAll<A, T>(items: readonly A[], work: (item: A) => Promise<T>, atOnce = readers): Promise<readonly T[]> {
  const turn = limit(atOnce);
  return Promise.all(items.map((item) => turn(() => work(item))));
}

/** Who may begin: first in its site, then at its jump host, then in all, so that nobody holds a wide place while it waits for a narrow one. */
class Turns {
  readonly #all: LimitFunction;
  readonly #places: Places;
  readonly #narrow = new Map<string, LimitFunction>();

  constructor(places: Places) {
    this.#places = places;
    this.#all = limit(places.atOnce ?? writers);
  }

  take<T>(target: Target, act: () => Promise<T>): Promise<T> {
    const { perJump = usualPerJump, perSite = usualPerSite } = this.#places;
    const last = target.jump?.at(-1);
    const places = [
      ...(typeof target.site !== "string" ? [] : [this.#place(`site ${target.site}`, perSite)]),
      ...(last === undefined ? [] : [this.#place(`jump ${last.host}:${last.port}`, perJump)]),
      this.#all,
    ];
    return places.reduceRight<() => Promise<T>>((inner, place) => () => place(inner), act)();
  }

  #place(name: string, most: number): LimitFunction {
    const known = this.#narrow.get(name) ?? limit(most);
    this.#narrow.set(name, known);
    return known;
  }
}

async function reach<T>(target: Target, work: Work<T>, options: PoolOptions): Promise<Reached<T>> {
  const started = performance.now();
  const first = await visit(target, work, options);
  const visited = options.repeat === true && wasCut(first) ? await visit(target, work, options) : first;
  options.done?.(target, visited.ok);
  return { ...visited, seconds: (performance.now() - started) / 1000 };
}

function wasCut<T>(visited: Visited<T>): boolean {
  return !visited.ok && visited.error.stage === "command" && visited.error.why.includes("was cut");
}

async function visit<T>(target: Target, work: Work<T>, options: PoolOptions): Promise<Visited<T>> {
  let session: Session | undefined;
  try {
    session = await connectAgain(target, options);
    return { target, ok: true, value: await work(session, target) };
  } catch (error) {
    if (error instanceof TransportError) return { target, ok: false, error };
    throw error;
  } finally {
    session?.close();
  }
}
