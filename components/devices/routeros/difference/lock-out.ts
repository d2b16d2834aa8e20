// Whether a script cuts the way by which it is sent.
import type { Refusal } from "../../platform.ts";
import type { Outlook } from "./refuse.ts";

export function lockOut(_outlook: Outlook): Refusal | undefined {
  return undefined;
}
