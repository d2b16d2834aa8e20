// How a device says no, and how a fault interrupts what it does.
import type { Fault } from "../faults/fault.ts";

/** RouterOS's own words; printed where a command's answer goes, and the script ends there. */
export class Refused extends Error {}

/** A fault struck in the middle: nothing that follows happens. */
export class Struck extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.kind);
    this.fault = fault;
  }
}

export const notPermitted = "not enough permissions (9)";
export const notInDeviceMode = "failure: not allowed by device-mode";
