// The interactive console: banner, prompt, echo, one command a line, pages, questions, texts that end with a sign of their own.
import type { ServerChannel } from "ssh2";
import { answer } from "../ssh/exec.ts";
import type { Visit } from "../ssh/session.ts";
import { IosConsole } from "./console.ts";
import type { IosDevice } from "./device.ts";
import { questionOf } from "./exec-commands.ts";

const longestLine = 65_536;
const quote = "\x16";
const more = " --More-- ";

export class Shell {
  readonly #visit: Visit;
  readonly #channel: ServerChannel;
  readonly #console: IosConsole;
  /** keys that were typed and not read yet */
  #keys = "";
  #wake: () => void = () => undefined;
  #isOver = false;

  constructor(device: IosDevice, visit: Visit, channel: ServerChannel) {
    this.#console = new IosConsole(device, visit.guest.user);
    this.#visit = { ...visit, guest: this.#console };
    this.#channel = channel;
    channel.on("error", () => undefined);
    channel.on("data", (bytes: Buffer) => this.#type(bytes.toString("utf8")));
    channel.on("end", () => this.#type("\x04"));
    channel.on("close", () => {
      this.#isOver = true;
      // The line hangs up: what was typed and not read is lost with it.
      this.#keys = "";
      this.#console.isLeft = true;
      this.#console.leave();
      this.#wake();
    });
    void this.#sit(device);
  }

  #type(keys: string): void {
    if (this.#keys.length < longestLine * 16) this.#keys += keys;
    this.#wake();
  }

  #write(text: string): void {
    if (!this.#channel.destroyed) this.#channel.write(text.replaceAll(/\r?\n/g, "\r\n"));
  }

  async #sit(device: IosDevice): Promise<void> {
    this.#write(bannersOf(device));
    for (;;) {
      this.#write(this.#console.prompt);
      const line = await this.#line();
      if (line === undefined || (/^\s*(exit|quit|logout)\s*$/.test(line) && this.#console.prompt.endsWith(`${device.name}#`))) break;
      if (!(await this.#run(line))) return;
    }
    if (this.#channel.destroyed) return;
    this.#channel.exit(0);
    this.#channel.end();
  }

  /** False when no answer ever comes. */
  async #run(line: string): Promise<boolean> {
    // Comments cost a device nothing.
    if (line.trim() === "" || line.trim().startsWith("!")) return true;
    const whole = await this.#withText(line);
    const question = questionOf(line.trim());
    if (question !== undefined && !(await this.#agrees(question))) return true;
    const ended = await answer(this.#visit, whole);
    if (ended === undefined) return false;
    return this.#show(ended.text);
  }

  /** `banner motd #`: what follows, up to the sign, is text. */
  async #withText(line: string): Promise<string> {
    const [, sign, rest = ""] = /^\s*banner \S+ (\^C|\S)(.*)$/.exec(line) ?? [];
    if (sign === undefined || rest.includes(sign) || !this.#console.prompt.includes("(config")) return line;
    this.#write(`Enter TEXT message.  End with the character '${sign}'.\n`);
    const text = [line];
    for (let next = await this.#line(true); next !== undefined; next = await this.#line(true)) {
      text.push(next);
      if (next.includes(sign)) break;
    }
    return text.join("\n");
  }

  async #agrees(question: string): Promise<boolean> {
    this.#write(question);
    if (question.endsWith("[confirm]")) {
      const key = await this.#key();
      this.#write("\n");
      return key === "\r" || key === "\n" || key === "y";
    }
    const said = (await this.#line()) ?? "n";
    return question.endsWith("[no]: ") ? /^y/i.test(said) : said === "";
  }

  /** Page by page; any key but a blank and a return ends it. */
  async #show(text: string): Promise<boolean> {
    const lines = text.split("\n");
    const { length } = this.#console;
    if (length === 0 || lines.length <= length) this.#write(text);
    else
      for (let at = 0; at < lines.length - 1; at += length - 1) {
        this.#write(
          lines
            .slice(at, at + length - 1)
            .map((line) => `${line}\n`)
            .join("")
            .replace(/\n\n$/, "\n"),
        );
        if (at + length - 1 >= lines.length - 1) break;
        this.#write(more);
        const key = await this.#key();
        this.#write(`${"\b".repeat(more.length)}${" ".repeat(more.length)}${"\b".repeat(more.length)}`);
        if (key !== " " && key !== "\r") break;
      }
    return !this.#isOver;
  }

  async #key(): Promise<string | undefined> {
    while (this.#keys === "" && !this.#isOver) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#keys === "") return undefined;
    const key = this.#keys[0];
    this.#keys = this.#keys.slice(1);
    return key;
  }

  /** Echoed as it is read; in a text no key means anything. */
  async #line(inText = false): Promise<string | undefined> {
    let line = "";
    for (;;) {
      const key = await this.#key();
      if (key === undefined || (key === "\x04" && line === "")) return undefined;
      if (key === "\r" || (key === "\n" && line !== "")) break;
      if (inText) line += key;
      else if (key === quote) line += (await this.#key()) ?? "";
      else if (key === "?") this.#help(line);
      else if (key === "\x03") return this.#cancel();
      else if (key === "\x1a") return this.#echo(line, "end");
      else if (key === "\x7f" || key === "\b") line = line.slice(0, -1);
      else if (key >= " " && line.length < longestLine) line += key;
    }
    return this.#echo(line, line);
  }

  #echo(typed: string, line: string): string {
    this.#write(`${typed}\n`);
    return line;
  }

  #cancel(): string {
    this.#write("^C\n");
    return "";
  }

  #help(line: string): void {
    this.#write(`${line}?\n% Unrecognized command\n${this.#console.prompt}`);
  }
}

/** The banners that a session is shown before the prompt. */
function bannersOf({ model }: IosDevice): string {
  const texts = ["banner motd", "banner exec"].flatMap((key) => {
    const body = model.root.find((item) => item.key === key)?.body;
    return body === undefined ? [] : [`${body.join("\n")}\n`];
  });
  return `\n${texts.join("")}`;
}
