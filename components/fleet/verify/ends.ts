// Whether links work, asked of both their ends: who is asked at the same moment for several links is asked once.
import type { ExpectedNeighbour } from "../../devices/expected.ts";
import type { Vendor } from "../../devices/platform.ts";
import { type Session, type Target, TransportError } from "../../transport/session.ts";
import { Unreadable } from "../reading/reading.ts";
import { type Check, checksOf, pingsOf, unreached } from "./checks.ts";
import { viewerOf } from "./view.ts";

export interface EndsTools {
  /** by device, what it should see at the far end of each of its links */
  readonly neighbours: ReadonlyMap<string, readonly ExpectedNeighbour[]>;
  /** undefined where it is not known how a device is reached */
  readonly reach: (device: string) => Promise<{ readonly vendor: Vendor; readonly target: Target } | undefined>;
  readonly connect: (target: Target) => Promise<Session>;
}

interface Visit {
  /** links that it is asked for */
  readonly links: Set<string>;
  readonly checks: Promise<readonly Check[]>;
}

export class Ends {
  readonly #tools: EndsTools;
  /** visits that have not begun: who wants more of the same device joins in */
  readonly #waiting = new Map<string, Visit>();
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(tools: EndsTools) {
    this.#tools = tools;
  }

  /** Checks of every link of these devices, from either end. Never throws for a device. */
  async checks(devices: readonly string[]): Promise<readonly Check[]> {
    const wanted = new Map<string, Set<string>>();
    const want = (device: string, link: string): void => void wanted.set(device, (wanted.get(device) ?? new Set()).add(link));
    for (const device of devices)
      for (const { link, device: far } of this.#tools.neighbours.get(device) ?? []) {
        want(device, link);
        want(far, link);
      }
    const seen = await Promise.all([...wanted].map(([device, links]) => this.#seen(device, links)));
    return [...new Map(seen.flat().map((check) => [check.id, check])).values()];
  }

  async #seen(device: string, links: ReadonlySet<string>): Promise<readonly Check[]> {
    const visit = this.#waiting.get(device) ?? this.#begin(device);
    for (const link of links) visit.links.add(link);
    const checks = await visit.checks;
    return checks.filter(({ id }) => id === `${device}.login` || links.has(id.split(".").at(-1) ?? ""));
  }

  /** After the one that is under way: small boards take few sessions. */
  #begin(device: string): Visit {
    const links = new Set<string>();
    const before = this.#last.get(device) ?? Promise.resolve();
    const checks = before.then(() => {
      this.#waiting.delete(device);
      return this.#visit(device, links);
    });
    const visit = { links, checks };
    this.#waiting.set(device, visit);
    this.#last.set(device, checks);
    return visit;
  }

  async #visit(device: string, links: ReadonlySet<string>): Promise<readonly Check[]> {
    const { neighbours: all, reach, connect } = this.#tools;
    const neighbours = (all.get(device) ?? []).filter(({ link }) => links.has(link));
    const expected = { device, answers: [], neighbours, resolvers: [], timeServers: [], queues: [] };
    let session: Session | undefined;
    try {
      const found = await reach(device);
      const see = found === undefined ? undefined : viewerOf(found.vendor);
      if (found === undefined || see === undefined) return [];
      session = await connect(found.target);
      return checksOf(expected, await see(session, { pings: pingsOf(expected) }));
    } catch (error) {
      if (error instanceof TransportError || error instanceof Unreadable) return [unreached(device, error.message)];
      throw error;
    } finally {
      session?.close();
    }
  }
}
