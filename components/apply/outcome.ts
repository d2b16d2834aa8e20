// How a change ends on a device, in the words of the contracts, and the steps it goes through.

export type Outcome = "unchanged" | "applied" | "undone" | "refused" | "unreachable" | "not started";

/** In their order. */
export type Step = "connect" | "auth" | "read" | "precheck" | "upload" | "dry-run" | "arm" | "apply" | "verify" | "disarm" | "read-back";

/** What brings the device back when we cannot, the strongest first, and whether it is still there after a reboot. */
const guards = {
  scheduler: true,
  job: false,
  // IOS: its timed rollback, an applet of ours; a restart brings what was saved before the change
  rollback: true,
  applet: true,
  // Linux: a timer of systemd and a service of the next start; a process and cron's entry for the next start; a job of atd
  systemd: true,
  cron: true,
  at: true,
  "systemd-run": false,
  setsid: false,
  none: false,
} as const;
export type Guard = keyof typeof guards;
export const guardNames = Object.keys(guards) as readonly Guard[];

export function outlivesReboot(guard: Guard): boolean {
  return guards[guard];
}

export interface DeviceOutcome {
  readonly device: string;
  readonly outcome: Outcome;
  /** the last step that was begun */
  readonly step: Step;
  readonly guard: Guard;
  /** hash of what runs now, as far as it was read; "" where it was not */
  readonly runningHash: string;
  readonly seconds: number;
  /** for people: why it did not end as "applied" or "unchanged" */
  readonly why?: string;
  /** file with the evidence */
  readonly evidence?: string;
}

/** Whether the device is as intended. */
export function isDone({ outcome }: Pick<DeviceOutcome, "outcome">): boolean {
  return outcome === "applied" || outcome === "unchanged";
}

/** A step that was not passed: how the change ends, and why. */
export class StepFailure extends Error {
  readonly outcome: Outcome;
  readonly step: Step;
  constructor(outcome: Outcome, step: Step, why: string) {
    super(why);
    this.name = "StepFailure";
    this.outcome = outcome;
    this.step = step;
  }
}
