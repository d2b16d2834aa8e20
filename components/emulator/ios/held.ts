// What an IOS device keeps when the farm stops, besides what every device keeps.

/** A timed rollback that waits for `configure confirm`; lost with the power [D]. */
export interface Rollback {
  /** what ran when it was armed */
  readonly text: string;
  /** device time at which it takes effect */
  readonly at: number;
  /** device time at which it was armed */
  readonly since: number;
  readonly minutes: number;
  readonly user: string;
}

export interface HeldIos {
  /** absent: as on day 0 */
  readonly running: string;
  readonly startup: string;
  readonly rollback: Rollback | null;
  /** how often a rollback was written to the archive, for the names of its files */
  readonly archived: number;
}
