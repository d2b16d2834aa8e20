// Where a script cuts the way by which it is sent, and how that is refused.
import type { Refusal } from "../platform.ts";

/** The first step that cuts; steps from 1. */
export interface Cut {
  readonly step: number;
  readonly reason: string;
}

/** Says what may still be done about it. */
export function lockOut({ step, reason }: Cut, command: string | undefined): Refusal {
  return { step, command: command ?? "", reason: `${reason}; if it must be so, send it under an undo timer` };
}
