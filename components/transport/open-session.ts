// A session over an ssh2 client that is ready: one thing at a time, each wait limited, whole files by SFTP. How a command is run is its subclass's.
import type { Client, SFTPWrapper } from "ssh2";
import { type Wait, Waits } from "./deadline.ts";
import type { Limits } from "./limits.ts";
import { whyAborted } from "./open-client.ts";
import { type Output, type Session, type TextFile, TransportError } from "./session.ts";
import { writeFiles } from "./sftp-files.ts";

export abstract class OpenSession implements Session {
  readonly device: string;
  protected readonly client: Client;
  protected readonly limits: Limits;
  readonly #waits = new Waits();
  readonly #total: NodeJS.Timeout;
  #turn: Promise<unknown> = Promise.resolve();
  #sftp: Promise<SFTPWrapper> | undefined;

  constructor(client: Client, device: string, limits: Limits, signal?: AbortSignal) {
    this.device = device;
    this.client = client;
    this.limits = limits;
    const end = (why: string) => (): void => this.end(why);
    // A cut in mid-command closes the client but never the command's stream (measured): this is what ends the wait.
    client.on("close", end("the connection was cut"));
    client.on("error", (error) => this.end(`the connection broke: ${error.message}`));
    const abort = (): void => this.end(signal === undefined ? "stopped" : whyAborted(signal));
    signal?.addEventListener("abort", abort, { once: true });
    client.on("close", () => signal?.removeEventListener("abort", abort));
    this.#total = setTimeout(end(`the session took longer than ${limits.total} s`), limits.total * 1000);
    if (signal?.aborted === true) abort();
  }

  abstract run(command: string, limit?: { readonly seconds: number }): Promise<Output>;

  upload(...files: readonly TextFile[]): Promise<void> {
    const names = files.map(([name]) => name).join(", ");
    const failed = (why: string): Error => new TransportError(this.device, "upload", `${names} could not be written: ${why}`);
    return this.inTurn({ seconds: this.limits.upload, failed }, (done: (nothing: undefined) => void, fail) => {
      const written = this.#files().then((sftp) => writeFiles(sftp, files));
      written.then(
        () => done(undefined),
        (error: Error) => fail(error.message),
      );
    });
  }

  close(): void {
    this.end("the session was closed");
  }

  #files(): Promise<SFTPWrapper> {
    this.#sftp ??= new Promise((resolve, reject) => {
      this.client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)));
    });
    return this.#sftp;
  }

  /** One thing at a time: small boards take few channels, and what is sent second may need what was sent first. */
  protected inTurn<T>(wait: Wait, start: (done: (value: T) => void, fail: (why: string) => void) => void): Promise<T> {
    const late = (): void => this.end("the device stopped answering earlier in this session");
    const next = this.#turn.then(() => this.#waits.on(wait, late, start));
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /** Ends the session and every wait in it. A device that lets us wait gets no further command. */
  protected end(why: string): void {
    clearTimeout(this.#total);
    this.#waits.end(why);
    this.client.end();
    // A peer that is gone never closes its side.
    setTimeout(() => this.client.destroy(), 1000).unref();
  }
}
