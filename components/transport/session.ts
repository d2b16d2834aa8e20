// A session on a device: the one interface that everything above SSH works with.

/** How to reach a device. Paths are absolute; a host key that differs from `hostKey` ends the connection. */
export interface Target {
  readonly device: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly identityFile?: string;
  /** OpenSSH public key line, or `SHA256:` fingerprint */
  readonly hostKey: string;
}

/** What a command printed. RouterOS refuses with text and status 0: never trust the status alone. */
export interface Output {
  readonly text: string;
  readonly status: number | undefined;
}

/** Fails with a TransportError; once closed, every waiting call has ended. */
export interface Session {
  readonly device: string;
  run(command: string, limit?: { readonly seconds: number }): Promise<Output>;
  /** Writes a whole file on the device (SFTP). */
  upload(name: string, content: string): Promise<void>;
  close(): void;
}

/** A device that could not be talked to: which, at what stage, and why. */
export class TransportError extends Error {
  readonly device: string;
  readonly stage: "connect" | "host key" | "auth" | "command" | "upload";
  constructor(device: string, stage: TransportError["stage"], message: string) {
    super(`${device}: ${message}`);
    this.name = "TransportError";
    this.device = device;
    this.stage = stage;
  }
}
