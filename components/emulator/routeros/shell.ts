// The interactive console: a prompt, an echo, one command a line. Login options (`admin+ct511w4098h`) say what the terminal can.
import type { ServerChannel } from "ssh2";
import { answer } from "../ssh/exec.ts";
import type { Visit } from "../ssh/session.ts";
import type { RouterosDevice } from "./device.ts";

interface Options {
  readonly colours: boolean;
  readonly detect: boolean;
}

/** `c` no colours, `t` no detection of the terminal, `e` dumb; numbers before `w` and `h` are its size [D]. */
function optionsOf(text: string): Options {
  const letters = text.replaceAll(/\d+[wh]/g, "");
  return { colours: !/[ce]/.test(letters), detect: !/[te]/.test(letters) };
}

const banner = ["", "", `  MikroTik RouterOS VERSION (c) 1999-2026       https://www.mikrotik.com/`, "", "", "Press F1 for help", "", ""];
const escapeSign = "\x1b";
const longestLine = 65_536;

export class Shell {
  readonly #device: RouterosDevice;
  readonly #visit: Visit;
  readonly #channel: ServerChannel;
  readonly #echo: boolean;
  readonly #options: Options;
  #path = "/";
  #line = "";
  #escape = "";
  #busy = false;
  #finished = false;
  #waiting: string[] = [];

  constructor(device: RouterosDevice, visit: Visit, channel: ServerChannel, terminal: boolean, options: string) {
    this.#device = device;
    this.#visit = visit;
    this.#channel = channel;
    this.#echo = terminal;
    this.#options = optionsOf(options);
    channel.on("error", () => undefined);
    channel.on("data", (bytes: Buffer) => this.#type(bytes.toString("utf8")));
    channel.on("end", () => this.#finish());
    // A terminal that detects itself is asked who it is before the first prompt.
    if (terminal && this.#options.detect) channel.write("\x1bZ");
    this.#write(banner.join("\n").replace("VERSION", device.spec.version));
    this.#prompt();
  }

  #write(text: string): void {
    if (!this.#channel.destroyed) this.#channel.write(text.replaceAll(/\r?\n/g, "\r\n"));
  }

  #prompt(): void {
    const where = this.#path === "/" ? "" : `${this.#path}`;
    const name = `[${this.#visit.guest.user}@${this.#device.identity}] ${where}> `;
    this.#write(this.#options.colours ? `\x1b[m\x1b[36m${name}\x1b[m` : name);
  }

  #type(text: string): void {
    for (const sign of text) this.#sign(sign);
  }

  #sign(sign: string): void {
    if (this.#escape !== "" || sign === escapeSign) this.#inEscape(sign);
    else if (sign === "\r" || sign === "\n") this.#enter(sign);
    else if (sign === "\x7f" || sign === "\b") this.#erase();
    else if (sign === "\x03") this.#cancel();
    else if (sign === "\x04" && this.#line === "") this.#end();
    else if (sign >= " " && this.#line.length < longestLine) this.#append(sign);
  }

  #append(sign: string): void {
    this.#line += sign;
    if (this.#echo) this.#write(sign);
  }

  /** Cursor keys and the terminal's answer to who it is. */
  #inEscape(sign: string): void {
    this.#escape += sign;
    const rest = this.#escape.slice(1);
    if (/^[^[/O]/.test(rest) || /^[[/O][\d;?]*[A-Za-z~]/.test(rest) || rest.length > 32) this.#escape = "";
  }

  #erase(): void {
    if (this.#line === "") return;
    this.#line = this.#line.slice(0, -1);
    if (this.#echo) this.#write("\b \b");
  }

  #cancel(): void {
    this.#line = "";
    this.#write("\n");
    this.#prompt();
  }

  /** A return and the newline that may follow it are one. */
  #enter(sign: string): void {
    if (sign === "\n" && this.#line === "" && this.#echo) return;
    const line = this.#line;
    this.#line = "";
    if (this.#echo) this.#write("\n");
    this.#waiting.push(line);
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let line = this.#waiting.shift(); line !== undefined; line = this.#waiting.shift()) {
      if (/^\s*\/?quit\s*$/.test(line)) return this.#end();
      if (!(await this.#run(line.trim()))) return;
      this.#prompt();
    }
    this.#busy = false;
    if (this.#finished) this.#end();
  }

  /** False when no answer ever comes. */
  async #run(line: string): Promise<boolean> {
    if (line === "") return true;
    if (line === ".." || line === "/") {
      this.#path = line === "/" ? "/" : `/${this.#path.split("/").slice(1, -1).join("/")}`;
      return true;
    }
    const ended = await answer(this.#visit, line, this.#path);
    if (ended === undefined) return false;
    this.#path = ended.path ?? "/";
    this.#write(ended.text);
    return true;
  }

  /** Nothing more is typed; what was typed is still answered. */
  #finish(): void {
    this.#finished = true;
    if (!this.#busy) this.#end();
  }

  #end(): void {
    if (this.#channel.destroyed) return;
    this.#write("interrupted\n");
    this.#channel.exit(0);
    this.#channel.end();
  }
}
