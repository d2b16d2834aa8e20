// A session at a device's interactive console: for devices that take no configuration over an exec channel.
import type { Client } from "ssh2";
import { Console, ConsoleFailure } from "./console.ts";
import { ios, type Manner } from "./console-manner.ts";
import type { Limits } from "./limits.ts";
import { OpenSession } from "./open-session.ts";
import { type Host, type Output, TransportError } from "./session.ts";

const manners: Readonly<Record<NonNullable<Host["console"]>, Manner>> = { ios };

/** Lines that are typed in one go; nothing breaks them. */
const terminal = { term: "vt100", cols: 511, rows: 0 };

export class ConsoleSession extends OpenSession {
  #console: Console | undefined;

  /** At the prompt, with the rights to configure. Fails with a TransportError. */
  static async open(client: Client, host: Host, limits: Limits, signal?: AbortSignal): Promise<ConsoleSession> {
    const session = new ConsoleSession(client, host.device, limits, signal);
    try {
      await session.#begin(host);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  #begin(host: Host): Promise<void> {
    const failed = (why: string): Error => new TransportError(this.device, "command", `${why}, before its prompt was seen`);
    return this.inTurn({ seconds: this.limits.command, failed }, (done: (nothing: undefined) => void, fail) => {
      this.client.shell(terminal, (error, channel) => {
        if (error) return fail(`the device gives no console: ${error.message}`);
        channel.on("close", () => this.end("the device closed its console"));
        this.#console = new Console(channel, manners[host.console ?? "ios"]);
        this.#console
          .begin(() => host.password?.())
          .then(
            () => done(undefined),
            (failure: Error) => fail(failure.message),
          );
      });
    });
  }

  /** A command that leads to a question which we do not answer ends the session. Of a command that fails only its first word is told: the rest may be a secret. */
  run(command: string, limit?: { readonly seconds: number }): Promise<Output> {
    const seconds = limit?.seconds ?? this.limits.command;
    const failed = (why: string): Error =>
      new TransportError(this.device, "command", `${why}, in: ${/\S*/.exec(command.trimStart())?.[0] ?? ""} …`);
    return this.inTurn({ seconds, failed }, (done: (output: Output) => void, fail) => {
      if (this.#console === undefined) return fail("its console is not open");
      this.#console.run(command).then(
        (text) => done({ text, status: undefined }),
        (error: Error) => {
          fail(error.message);
          if (error instanceof ConsoleFailure) this.end("the device asked what was not answered");
        },
      );
    });
  }
}
