// How long a session waits, and for what. A wait without a limit is a hang that someone finds in the morning.

/** Seconds. */
export interface Limits {
  /** from the first packet to the end of the key exchange */
  readonly connect: number;
  readonly auth: number;
  /** one command, unless the call says otherwise: a small MIPS board exports a large configuration in tens of seconds */
  readonly command: number;
  readonly upload: number;
  /** the whole session */
  readonly total: number;
  /** between keep-alive packets; three without an answer end the session */
  readonly keepAlive: number;
}

export const usualLimits: Limits = { connect: 10, auth: 20, command: 90, upload: 60, total: 1800, keepAlive: 10 };

/** Characters of output above which a device is taken to have gone mad. */
export const longestOutput = 64 * 1024 * 1024;
