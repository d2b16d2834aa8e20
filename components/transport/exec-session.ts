// A session whose device takes one command a channel, and says when it is over.
import type { ClientChannel } from "ssh2";
import { longestOutput } from "./limits.ts";
import { OpenSession } from "./open-session.ts";
import { type Output, TransportError } from "./session.ts";

export class ExecSession extends OpenSession {
  run(command: string, limit?: { readonly seconds: number }): Promise<Output> {
    const seconds = limit?.seconds ?? this.limits.command;
    const failed = (why: string): Error => new TransportError(this.device, "command", `${why}, in: ${shortened(command)}`);
    return this.inTurn({ seconds, failed }, (done: (output: Output) => void, fail) => {
      this.client.exec(command, (error, channel) => {
        if (error) fail(`the device takes no command: ${error.message}`);
        else collect(channel, done, () => this.end(`more than ${longestOutput} bytes of output`));
      });
    });
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
