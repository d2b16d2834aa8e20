// The faults that wait on one device, and when each strikes.
import type { Fault } from "./fault.ts";
import { type KindName, kinds, type Step } from "./kinds.ts";

/** Where something is about to happen; `line` within apply. */
export interface Moment {
  readonly step: Step;
  /** a second step that the same command takes */
  readonly also?: Step;
  readonly line?: number;
}

/** The faults that wait on one device. */
export class Faults {
  #waiting: readonly Fault[];
  readonly #changed: () => void;
  #sent = 0;

  constructor(waiting: readonly Fault[], changed: () => void) {
    this.#waiting = waiting;
    this.#changed = changed;
  }

  get waiting(): readonly Fault[] {
    return this.#waiting;
  }

  add(fault: Fault): void {
    this.#sent = 0;
    this.#set([...this.#waiting, fault]);
  }

  clear(): void {
    this.#set([]);
  }

  /** The fault that strikes at this moment, if it is of one of these kinds; spent unless sticky. */
  strikes(moment: Moment, among?: readonly KindName[]): Fault | undefined {
    return this.#take((fault) => strikesAt(fault, moment) && (among?.includes(fault.kind) ?? true));
  }

  /** The fault that waits for a byte of what is sent, on this connection or a later one. */
  onWire(): Fault | undefined {
    const fault = this.#waiting.find(({ byte }) => byte !== undefined);
    if (fault?.sticky === true) this.#sent = 0;
    return fault;
  }

  /** Counts what is sent; the place of the fault's byte in it, where it strikes there. */
  strikesIn(fault: Fault, length: number): number | undefined {
    const at = (fault.byte ?? 0) - this.#sent;
    if (at < 0 || !this.#waiting.includes(fault)) return undefined;
    this.#sent += length;
    if (at >= length) return undefined;
    this.#take((waiting) => waiting === fault);
    return at;
  }

  /** Whether a condition holds. */
  holds(kind: KindName): boolean {
    return this.#waiting.some((fault) => fault.kind === kind);
  }

  /** A condition that is not sticky ends with the session that felt it. */
  felt(felt: ReadonlySet<KindName>): void {
    const left = this.#waiting.filter((fault) => fault.sticky || !felt.has(fault.kind));
    if (left.length < this.#waiting.length) this.#set(left);
  }

  #take(match: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#waiting.find(match);
    if (found !== undefined && !found.sticky) this.#set(this.#waiting.filter((fault) => fault !== found));
    return found;
  }

  #set(waiting: readonly Fault[]): void {
    this.#waiting = waiting;
    this.#changed();
  }
}

function strikesAt(fault: Fault, moment: Moment): boolean {
  if (fault.byte !== undefined || isCondition(fault.kind)) return false;
  if (fault.step === undefined) return moment.step !== "connect" && moment.step !== "auth";
  if (fault.step !== moment.step && fault.step !== moment.also) return false;
  // Within apply a fault strikes at its line (the first, when none is named): the import itself starts undisturbed.
  return moment.step !== "apply" || moment.line === (fault.line ?? 1);
}

function isCondition(kind: KindName): boolean {
  return kinds.some((known) => known.kind === kind && known.where === "always");
}
