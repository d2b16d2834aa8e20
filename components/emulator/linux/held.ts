// What a Linux device keeps when the farm is stopped, besides what every device keeps.
import type { StoredTimer } from "./timers.ts";

export interface HeldLinux {
  /** what runs, as a bundle; absent: as on day 0 */
  readonly bundle: string;
  readonly timers: readonly StoredTimer[];
}
