// The device's scheduler: entries of /system/scheduler fire by its own clock, with all that can go wrong with one.
import type { Item } from "../../devices/routeros/model.ts";
import type { Actor } from "./actor.ts";
import { runTimer } from "./console.ts";
import type { RouterosDevice } from "./device.ts";
import { readDateAndTime, readDuration } from "./durations.ts";
import { isOn, itemsOf } from "./menus.ts";

const path = "/system/scheduler";
/** `startup` means so long after the console is up [D]. */
const afterStart = 3000;

interface Entry {
  readonly name: string;
  /** milliseconds, 0: once */
  readonly interval: number;
  readonly start: "startup" | { readonly date: string; readonly time: string };
  readonly script: string;
  readonly policies: readonly string[];
  readonly owner: string;
}

const usualPolicies = "ftp,reboot,read,write,policy,test,password,sniff,sensitive,romon";

function entryOf({ attributes }: Item): Entry {
  const start = attributes.get("start-time") ?? "00:00:00";
  return {
    name: attributes.get("name") ?? "",
    interval: readDuration(attributes.get("interval") ?? "0s") ?? 0,
    start: start === "startup" ? "startup" : { date: attributes.get("start-date") ?? "1970-01-01", time: start },
    script: attributes.get("on-event") ?? "",
    policies: (attributes.get("policy") ?? usualPolicies).split(",").filter((policy) => !policy.startsWith("!")),
    owner: attributes.get("owner") ?? "admin",
  };
}

export class Scheduler {
  readonly #device: RouterosDevice;
  /** next time (device time) of each entry that has one */
  #times: Readonly<Record<string, number>>;
  #seen = new Map<string, string>();
  #off: (() => void)[] = [];

  constructor(device: RouterosDevice, times: Readonly<Record<string, number>>) {
    this.#device = device;
    this.#times = times;
    this.#seen = this.#entriesAsText();
  }

  get times(): Readonly<Record<string, number>> {
    return this.#times;
  }

  /** Sets timers for what the configuration says now; an entry that did not change keeps its time. */
  plan(): void {
    for (const off of this.#off) off();
    const now = this.#entriesAsText();
    const kept = (entry: Entry): number | undefined =>
      now.get(entry.name) === this.#seen.get(entry.name) ? this.#times[entry.name] : undefined;
    const planned = this.#entries().map((entry) => [entry, kept(entry) ?? this.#next(entry)] as const);
    this.#seen = now;
    this.#times = Object.fromEntries(planned.flatMap(([{ name }, at]) => (at === undefined ? [] : [[name, at]])));
    this.#off = this.#device.power === "on" ? planned.flatMap(([entry, at]) => (at === undefined ? [] : [this.#wind(entry, at)])) : [];
  }

  /** Entries that start with the device: only those without an interval run then [D]. */
  atStart(): void {
    for (const entry of this.#entries())
      if (entry.start === "startup" && entry.interval === 0)
        this.#device.clock.at(this.#device.clock.now() + afterStart, () => this.#fire(entry));
  }

  /** Every entry with an interval, now: the timer was shorter than the change. */
  fireAll(): void {
    for (const entry of this.#entries()) if (entry.interval > 0) this.#fire(entry);
  }

  forget(): void {
    this.#times = {};
    this.#seen = new Map();
  }

  #entries(): readonly Entry[] {
    return itemsOf(this.#device.model, path).filter(isOn).map(entryOf);
  }

  #entriesAsText(): Map<string, string> {
    return new Map(this.#entries().map((entry) => [entry.name, JSON.stringify(entry)]));
  }

  /** The next time by the wall clock; a start that the clock has not reached yet (it shows 1970) is waited for. */
  #next({ start, interval }: Entry): number | undefined {
    const wall = this.#device.wallClock;
    const first = start === "startup" ? undefined : readDateAndTime(start.date, start.time);
    if (first === undefined) return start === "startup" && interval > 0 ? this.#device.clock.now() + interval : undefined;
    if (interval === 0 && first <= wall) return undefined;
    const times = interval === 0 ? 0 : Math.max(0, Math.floor((wall - first) / interval) + 1);
    return this.#device.clock.now() + (first + times * interval - wall);
  }

  #wind(entry: Entry, at: number): () => void {
    return this.#device.clock.at(at, () => {
      this.#times = Object.fromEntries(Object.entries(this.#times).filter(([name]) => name !== entry.name));
      this.#fire(entry);
      this.plan();
    });
  }

  #fire(entry: Entry): void {
    const actor: Actor = { user: entry.owner, policies: new Set(entry.policies), as: "timer" };
    const stored = itemsOf(this.#device.model, "/system/script").find(({ attributes }) => attributes.get("name") === entry.script);
    runTimer(this.#device, stored?.attributes.get("source") ?? entry.script, actor);
  }
}
