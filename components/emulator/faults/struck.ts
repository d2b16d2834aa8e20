// How a fault interrupts what a device does.
import type { Fault } from "./fault.ts";

/** A fault struck in the middle: nothing that follows happens. */
export class Struck extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.kind);
    this.fault = fault;
  }
}
