// A session over an ssh2 client that is ready: one command a channel, one at a time, whole files by SFTP.
import type { Client, ClientChannel, SFTPWrapper } from "ssh2";
import { type Wait, Waits } from "./deadline.ts";
import { type Limits, longestOutput } from "./limits.ts";
import { whyAborted } from "./open-client.ts";
import { type Output, type Session, TransportError } from "./session.ts";

export class OpenSession implements Session {
  readonly device: string;
  readonly #client: Client;
  readonly #limits: Limits;
  readonly #waits = new Waits();
  readonly #total: NodeJS.Timeout;
  #turn: Promise<unknown> = Promise.resolve();
  #sftp: Promise<SFTPWrapper> | undefined;

  constructor(client: Client, device: string, limits: Limits, signal?: AbortSignal) {
    this.device = device;
    this.#client = client;
    this.#limits = limits;
    const end = (why: string) => (): void => this.#end(why);
    // A cut in mid-command closes the client but never the command's stream (measured): this is what ends the wait.
    client.on("close", end("the connection was cut"));
    client.on("error", (error) => this.#end(`the connection broke: ${error.message}`));
    const abort = (): void => this.#end(signal === undefined ? "stopped" : whyAborted(signal));
    signal?.addEventListener("abort", abort, { once: true });
    client.on("close", () => signal?.removeEventListener("abort", abort));
    this.#total = setTimeout(end(`the session took longer than ${limits.total} s`), limits.total * 1000);
    if (signal?.aborted === true) abort();
  }

  run(command: string, limit?: { readonly seconds: number }): Promise<Output> {
    const seconds = limit?.seconds ?? this.#limits.command;
    const failed = (why: string): Error => new TransportError(this.device, "command", `${why}, in: ${shortened(command)}`);
    return this.#inTurn({ seconds, failed }, (done: (output: Output) => void, fail) => {
      this.#client.exec(command, (error, channel) => {
        if (error) fail(`the device takes no command: ${error.message}`);
        else collect(channel, done, () => this.#end(`more than ${longestOutput} bytes of output`));
      });
    });
  }

  upload(name: string, content: string): Promise<void> {
    const failed = (why: string): Error => new TransportError(this.device, "upload", `${name} could not be written: ${why}`);
    return this.#inTurn({ seconds: this.#limits.upload, failed }, (done: (nothing: undefined) => void, fail) => {
      const failure = (error: Error): void => fail(error.message);
      this.#files().then((sftp) => sftp.writeFile(name, content, (error) => (error ? failure(error) : done(undefined))), failure);
    });
  }

  close(): void {
    this.#end("the session was closed");
  }

  #files(): Promise<SFTPWrapper> {
    this.#sftp ??= new Promise((resolve, reject) => {
      this.#client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)));
    });
    return this.#sftp;
  }

  /** One thing at a time: small boards take few channels, and what is sent second may need what was sent first. */
  #inTurn<T>(wait: Wait, start: (done: (value: T) => void, fail: (why: string) => void) => void): Promise<T> {
    const late = (): void => this.#end("the device stopped answering earlier in this session");
    const next = this.#turn.then(() => this.#waits.on(wait, late, start));
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /** Ends the session and every wait in it. A device that lets us wait gets no further command. */
  #end(why: string): void {
    clearTimeout(this.#total);
    this.#waits.end(why);
    this.#client.end();
    // A peer that is gone never closes its side.
    setTimeout(() => this.#client.destroy(), 1000).unref();
  }
}

function collect(channel: ClientChannel, done: (output: Output) => void, tooMuch: () => void): void {
  const parts: Buffer[] = [];
  let size = 0;
  const take = (part: Buffer): void => {
    size += part.length;
    if (size > longestOutput) tooMuch();
    else parts.push(part);
  };
  let status: number | undefined;
  channel.on("data", take);
  channel.stderr.on("data", take);
  channel.on("exit", (code: number | null) => {
    status = code ?? undefined;
  });
  channel.on("close", () => done({ text: Buffer.concat(parts).toString("utf8").replaceAll("\r\n", "\n"), status }));
}

/** A command for an error message: short, and without its values, which may be secrets. */
function shortened(command: string): string {
  const line = command.replaceAll(/=("(\\.|[^"\\])*"|\S+)/g, "=…").replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
