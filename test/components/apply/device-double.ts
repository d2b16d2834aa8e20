// A RouterOS device without a network: the real engine's simulate behind a Session, with files, a scheduler and faults on demand.
import type { Model, Platform } from "../../../components/devices/platform.ts";
import { type Output, type Session, TransportError } from "../../../components/transport/session.ts";

/** Strikes when the n-th thing (from 1) is asked of the device, counted over all sessions. */
export interface Fault {
  readonly at: number;
  readonly kind: "cut" | "half" | "cut-after" | "refuse" | "power-off" | "other-writer" | "timer" | "import-stops" | "reboot";
}

class Refused extends Error {}

export class DeviceDouble {
  readonly #platform: Platform;
  readonly #faults: Fault[];
  model: Model;
  readonly files = new Map<string, string>();
  /** what was asked, in order */
  readonly asked: string[] = [];
  readonly jobs: string[] = [];
  isOn = true;
  /** device-mode home */
  forbidsScheduler = false;
  #count = 0;
  #stopImport = false;
  /** of what is sent, the line is cut in its middle */
  #isHalf = false;
  #life = 0;

  constructor(platform: Platform, text: string, faults: readonly Fault[] = []) {
    this.#platform = platform;
    this.model = platform.parse(text);
    this.#faults = [...faults];
  }

  get text(): string {
    return this.#platform.print(this.model);
  }

  /** Names of what we left, timers and files. */
  get traces(): readonly string[] {
    const timers = [...this.text.matchAll(/^\/system\/scheduler add .*?name=(simpul-\S+)/gm)].map(([, name]) => name ?? "");
    return [...timers, ...this.files.keys()];
  }

  connect = async (): Promise<Session> => {
    if (!this.isOn) throw new TransportError("d", "connect", "no answer");
    const life = this.#life;
    const alive = (): void => {
      if (life !== this.#life || !this.isOn) throw new TransportError("d", "command", "the connection was cut");
    };
    return {
      device: "d",
      run: async (command): Promise<Output> => {
        alive();
        const text = this.#strike(command, () => this.#line(command));
        alive();
        return { text, status: 0 };
      },
      upload: async (...files) => {
        for (const [name, content] of files) {
          alive();
          this.#strike(`upload ${name}`, () => {
            this.files.set(name, this.#isHalf ? content.slice(0, content.length >> 1) : content);
            return "";
          });
          alive();
        }
      },
      close: () => undefined,
    };
  };

  /** Nothing goes wrong any more. */
  heal(): void {
    this.isOn = true;
    this.#faults.length = 0;
  }

  /** Every timer entry and waiting job runs once. */
  fire(): void {
    const events = [...this.text.matchAll(/^\/system\/scheduler add .*?on-event="([^"]*)"/gm)].map(([, event]) => event ?? "");
    for (const event of [...events, ...this.jobs.splice(0)]) this.#line(event.replace(/^:delay \w+; /, ""));
  }

  #strike(asked: string, act: () => string): string {
    this.asked.push(asked);
    this.#count += 1;
    const fault = this.#faults.find(({ at }) => at === this.#count);
    switch (fault?.kind) {
      case undefined:
        return act();
      case "cut":
        this.#life += 1;
        return "";
      case "cut-after":
        act();
        this.#life += 1;
        return "";
      case "half":
        this.#isHalf = asked.startsWith("upload ");
        if (this.#isHalf) act();
        this.#isHalf = false;
        this.#life += 1;
        return "";
      case "refuse":
        return "failure: not now\n";
      case "power-off":
        this.isOn = false;
        return "";
      case "reboot":
        this.#stopImport = true;
        act();
        this.#stopImport = false;
        this.jobs.length = 0;
        this.#life += 1;
        return "";
      case "import-stops":
        this.#stopImport = true;
        try {
          return act();
        } finally {
          this.#stopImport = false;
        }
      case "timer":
        this.fire();
        return act();
      case "other-writer":
        this.#configure("/ip/firewall/address-list/add address=192.0.2.1 comment=malam list=sementara");
        return act();
    }
  }

  #line(line: string): string {
    let printed = "";
    try {
      for (const statement of statementsOf(line)) printed += this.#statement(statement);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      printed += `${error.message}\n`;
    }
    return printed;
  }

  #statement(statement: string): string {
    const put = /^:put "([^"]*)"$/.exec(statement);
    if (put !== null) return `${put[1]}\n`;
    if (statement === "/export show-sensitive") return `# 2026-11-24 by RouterOS 7.20.8\n# model = L009UiGS\n${this.text}`;
    if (statement === "/file/print terse")
      return [...this.files.keys()].map((name, index) => ` ${index} name=${name} type=script\n`).join("");
    // Of its condition it says its mode alone.
    if (this.forbidsScheduler && statement.includes("/system/device-mode/print")) return "  mode: home\n  scheduler: no\n";
    if (/^(:do \{|\/(system|user)\/\S+\/print\b|\/user\/print\b)/.test(statement)) return "";
    const removed = /^\/file\/remove \[find name="([^"]*)"\]$/.exec(statement);
    if (removed !== null) return this.files.delete(removed[1] ?? "") ? "" : "";
    const imported = /^\/import file-name="?([^" ]*)"?( verbose=yes dry-run)?$/.exec(statement);
    if (imported !== null) return this.#import(imported[1] ?? "", imported[2] !== undefined);
    const job = /^:execute script="(.*)"$/.exec(statement);
    if (job !== null) return this.#execute((job[1] ?? "").replaceAll('\\"', '"'));
    const guarded = /^:if \(\[:len \[\/file\/find name="([^"]*)"\]\] > 0\) do=\{(.*)\}$/.exec(statement);
    if (guarded !== null) return this.files.has(guarded[1] ?? "") ? this.#line(guarded[2] ?? "") : "";
    return this.#configure(statement);
  }

  #execute(script: string): string {
    this.jobs.push(script);
    return "*1\n";
  }

  #import(name: string, dry: boolean): string {
    const content = this.files.get(name);
    if (content === undefined) throw new Refused("input does not match any value of file-name");
    const lines = content.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    if (dry) return lines.map((line, index) => `#line ${index + 1}\n${line}\n`).join("");
    for (const [index, line] of lines.entries()) {
      if (this.#stopImport && index === lines.length >> 1) throw new Refused("failure: stopped in the middle");
      this.#statement(line);
    }
    return "Script file loaded and executed successfully\n";
  }

  #configure(command: string): string {
    if (this.forbidsScheduler && command.startsWith("/system/scheduler/add")) throw new Refused("failure: not allowed by device-mode");
    const after = this.#platform.simulate(this.model, command);
    if (!after.accepted) throw new Refused(`failure: ${after.refused?.reason ?? "refused"}`);
    this.model = after.model;
    return "";
  }
}

/** Top-level statements of a line; quotes and brackets keep their semicolons. */
function statementsOf(line: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? "";
    if (sign === "\\") at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && "[({".includes(sign)) depth += 1;
    else if (!quoted && "])}".includes(sign)) depth -= 1;
    else if (!quoted && depth === 0 && sign === ";") {
      found.push(line.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...found, line.slice(start).trim()].filter((statement) => statement !== "");
}
