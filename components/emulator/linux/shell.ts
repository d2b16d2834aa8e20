// The interactive shell: a prompt, an echo, one command a line.
import type { ServerChannel } from "ssh2";
import { answer } from "../ssh/exec.ts";
import type { Visit } from "../ssh/session.ts";
import type { LinuxDevice } from "./device.ts";

export class Shell {
  readonly #device: LinuxDevice;
  readonly #visit: Visit;
  readonly #channel: ServerChannel;
  readonly #echo: boolean;
  #line = "";
  #turn: Promise<void> = Promise.resolve();

  constructor(device: LinuxDevice, visit: Visit, channel: ServerChannel, terminal: boolean) {
    this.#device = device;
    this.#visit = visit;
    this.#channel = channel;
    this.#echo = terminal;
    channel.on("error", () => undefined);
    channel.on("data", (bytes: Buffer) => this.#type(bytes.toString("utf8")));
    channel.on("end", () => this.#then(async () => this.#end()));
    this.#prompt();
  }

  /** Without a terminal a shell shows no prompt. */
  #prompt(): void {
    if (this.#echo) this.#write(`${this.#visit.guest.user}@${this.#device.hostname}:~# `);
  }

  #write(text: string): void {
    if (!this.#channel.destroyed) this.#channel.write(this.#echo ? text.replaceAll("\n", "\r\n") : text);
  }

  #type(text: string): void {
    for (const sign of text) {
      if (sign === "\r" || sign === "\n") this.#enter();
      else if (sign === "\x7f") this.#line = this.#line.slice(0, -1);
      else if (sign === "\x03") this.#line = "";
      else if (sign === "\x04" && this.#line === "") this.#then(async () => this.#end());
      else if (sign >= " ") this.#line += sign;
      if (this.#echo && sign >= " " && sign !== "\x7f") this.#write(sign);
    }
  }

  #enter(): void {
    const line = this.#line.trim();
    this.#line = "";
    if (this.#echo) this.#write("\n");
    this.#then(() => this.#run(line));
  }

  #then(act: () => Promise<void>): void {
    this.#turn = this.#turn.then(act);
  }

  async #run(line: string): Promise<void> {
    if (/^(exit|logout)\b/.test(line)) return this.#end();
    const ended = line === "" ? undefined : await answer(this.#visit, line);
    if (ended !== undefined) this.#write(ended.text);
    this.#prompt();
  }

  #end(): void {
    if (this.#channel.destroyed) return;
    this.#channel.exit(0);
    this.#channel.end();
  }
}
