// One seat at an IOS console: its level, its mode, what is typed there.
import { withRoot } from "../../devices/ios/build.ts";
import { Session, type Step } from "../../devices/ios/simulate/session.ts";
import { invalid } from "../../devices/ios/simulate/words.ts";
import type { Ended, Guest, How } from "../ssh/guest.ts";
import { configureCommand } from "./configure-commands.ts";
import type { IosDevice } from "./device.ts";
import { execCommand } from "./exec-commands.ts";
import { modeWord } from "./mode-words.ts";
import { showCommand } from "./show-commands.ts";
import { progressAfter, stepOf } from "./stage.ts";

/** What a command did: its words, and whether it did what it was told. */
export interface Taken {
  readonly text: string;
  readonly ok: boolean;
}

const usualLength = 24;
const changing = /^(conf|copy|delete|write|wr\b|reload|erase)/;

export class IosConsole implements Guest {
  readonly user: string;
  readonly files = "none";
  /** lines of a page; 0: all at once */
  length = usualLength;
  isEnabled: boolean;
  /** whoever sat here is gone: what has not begun is not run [K] */
  isLeft = false;
  /** the lines that lead to the mode; undefined: not in the configuration mode */
  #path: readonly string[] | undefined;
  #mode = "";
  readonly #device: IosDevice;

  constructor(device: IosDevice, user: string) {
    this.#device = device;
    this.user = user;
    this.isEnabled = / privilege 15\b/.test(device.line(`username ${user}`) ?? "") || user.startsWith("applet ");
  }

  get device(): IosDevice {
    return this.#device;
  }

  get prompt(): string {
    const { name } = this.#device;
    if (this.#path === undefined) return `${name}${this.isEnabled ? "#" : ">"}`;
    // In the configuration mode a long name is cut [D].
    return `${name.slice(0, 20)}(config${this.#mode})#`;
  }

  asked(command: string): ReturnType<Guest["asked"]> {
    const { device } = this;
    const step = stepOf(command.trim(), this.#path !== undefined, device.progress);
    if (step !== "apply") return { step };
    if (device.progress === "armed" && isWalk(command)) return { step: "precheck" };
    return { step, line: device.applied + 1, is: "line" };
  }

  async run(command: string, { step, isReadOnly }: How): Promise<Ended> {
    const { device } = this;
    const { revision } = device;
    const before = device.progress;
    if (this.isLeft) return { text: "", ok: false, changed: false };
    try {
      if (isReadOnly && changing.test(command.trim())) return { text: "% Authorization failed.\n", ok: false, changed: false };
      const { text, ok } = this.take(command);
      return { text, ok, changed: device.revision !== revision };
    } finally {
      if (step === "apply") device.applied += 1;
      else if (before === "rest") device.applied = 0;
      device.progress = progressAfter(command.trim(), step, device.progress);
      if (device.revision !== revision) device.save();
    }
  }

  /** As if typed by whoever sits here. */
  take(command: string): Taken {
    const text = command.trim();
    if (text === "" || text.startsWith("!")) return { text: "", ok: true };
    if (this.#path !== undefined) return this.#configure(text, command);
    return showCommand(this, text) ?? configureCommand(this, text) ?? execCommand(this, text) ?? this.refused(text);
  }

  /** Into the configuration mode; the words that keep somebody out where it is another's. */
  enter(): Taken {
    const { lockedBy } = this.#device;
    if (lockedBy !== undefined && lockedBy !== this)
      return { text: `% Configuration mode is locked by user '${lockedBy.user}'. Please try later.\n`, ok: false };
    [this.#path, this.#mode] = [[], ""];
    return { text: "Enter configuration commands, one per line.  End with CNTL/Z.\n", ok: true };
  }

  /** Back to where commands are run. */
  leave(): void {
    if (this.#device.lockedBy === this) this.#device.lockedBy = undefined;
    if (this.#path !== undefined) this.#device.note("SYS-5-CONFIG_I", `Configured from console by ${this.user} on vty0`);
    this.#path = undefined;
  }

  refused(text: string, words: string = invalid): Taken {
    const caret = words === invalid ? `${" ".repeat(this.prompt.length + firstWord(text))}^\n` : "";
    return { text: `${caret}${words}\n\n`, ok: false };
  }

  #configure(text: string, raw: string): Taken {
    const path = this.#path ?? [];
    if (text === "end") {
      this.leave();
      return { text: "", ok: true };
    }
    if (text === "exit" && path.length === 0) return this.#configure("end", raw);
    const run = /^do (.+)$/.exec(text)?.[1];
    if (run !== undefined) return showCommand(this, run) ?? execCommand(this, run) ?? this.refused(text);
    return this.#typed(path, text, raw);
  }

  /** The mode is reached anew each time: what runs may have been changed by others since. */
  #typed(path: readonly string[], text: string, raw: string): Taken {
    const { device } = this;
    const session = new Session(device.model.root);
    const steps: Step[] = [];
    const [first = "", ...body] = raw.trimStart().split("\n");
    const lines = [...path.map((line, depth) => " ".repeat(depth) + line), " ".repeat(path.length) + first, ...body];
    session.run(lines.join("\n"), (step) => {
      steps.push(step);
      return step.refused === undefined;
    });
    const refused = steps.find((step) => step.refused !== undefined)?.refused;
    if (refused !== undefined) return this.refused(text, refused);
    if (session.changed) device.change(withRoot(device.model, session.items()));
    this.#path = session.path;
    this.#mode = modeWord(session.mode);
    return { text: (steps.at(-1)?.said ?? []).map((words) => `${words}\n`).join(""), ok: true };
  }
}

/** Coming and going changes nothing: no line of a script. */
function isWalk(command: string): boolean {
  return /^\s*(end|exit|configure terminal)\s*$/.test(command);
}

/** Where the caret points: at the first word that is not known; which one, only a device knows. */
function firstWord(text: string): number {
  return text.search(/\S/);
}
