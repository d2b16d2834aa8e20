// A session on a device: the one interface that everything above SSH works with.

/** A machine to log in on. Paths are absolute; a host key that differs from `hostKey` ends the connection before anybody logs in. */
export interface Host {
  readonly device: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly identityFile?: string;
  /** looked up when the device asks for a password, never kept; may throw an error that is for people */
  readonly password?: () => string;
  /** OpenSSH public key line, or `SHA256:` fingerprint */
  readonly hostKey: string;
  /** also what was given up because it is weak (SHA-1, CBC): for a device that is known to have nothing better */
  readonly algorithms?: "old";
  /** it is talked to at its interactive console, in this vendor's manner; absent: one command an exec channel */
  readonly console?: "ios";
}

/** How to reach a device. */
export interface Target extends Host {
  /** devices of one site share its line, see PoolOptions */
  readonly site?: string | null;
  /** hosts on the way, the nearest to us first */
  readonly jump?: readonly Host[];
}

/** What a command printed. RouterOS refuses with text and status 0: never trust the status alone. */
export interface Output {
  readonly text: string;
  readonly status: number | undefined;
}

export type TextFile = readonly [name: string, content: string];

/** Fails with a TransportError; once closed, every waiting call has ended. */
export interface Session {
  readonly device: string;
  run(command: string, limit?: { readonly seconds: number }): Promise<Output>;
  /** Writes whole files on the device (SFTP), one after the other; the first that cannot be written is the last. */
  upload(...files: readonly TextFile[]): Promise<void>;
  close(): void;
}

export type Stage = "connect" | "host key" | "auth" | "command" | "upload";

/** A device that could not be talked to: which, at what stage, and why. */
export class TransportError extends Error {
  readonly device: string;
  readonly stage: Stage;
  /** `message` without the device */
  readonly why: string;
  /** a connection that broke before anybody logged in: nothing was asked of the device, so another try does no harm and may go better */
  readonly again: boolean;
  constructor(device: string, stage: Stage, why: string, again = false) {
    super(`${device}: ${why}`);
    this.name = "TransportError";
    this.device = device;
    this.stage = stage;
    this.why = why;
    this.again = again;
  }
}
