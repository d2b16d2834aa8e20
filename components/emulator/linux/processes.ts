// Processes of an emulated Linux router: each runs a piece of the shell, waits by the device's clock, and ends with the power.
import { done, failure, type Result } from "../../devices/linux/simulate/machine.ts";
import { type Names, type Place, runs, type Tool, type Work } from "../../devices/linux/simulate/run.ts";
import { type List, ShellError, statementsOf } from "../../devices/linux/simulate/shell.ts";
import type { LinuxDevice } from "./device.ts";

/** Called before each command of a script of ours, counted from 1. */
export type InFile = (line: number) => Promise<void>;

export class Processes {
  readonly #device: LinuxDevice;
  readonly #tools: Readonly<Record<string, Tool>>;
  /** what each process was started with */
  readonly #running = new Map<number, string>();
  /** those that a session started, and that end with it where logout ends all */
  readonly #ofSessions = new Set<number>();
  #last = 100;
  /** counts starts of the machine: what belongs to an earlier one goes on no more */
  #life = 0;
  #locks: (() => void)[] = [];
  #isLocked = false;

  constructor(device: LinuxDevice, tools: Readonly<Record<string, Tool>>) {
    this.#device = device;
    this.#tools = { ...tools, ...this.#own(undefined) };
  }

  commandOf(pid: number): string | undefined {
    return this.#running.get(pid);
  }

  has(tool: string): boolean {
    return Object.hasOwn(this.#tools, tool);
  }

  /** A command of a session, or of a timer. */
  async run(script: string, inFile?: InFile): Promise<Result> {
    return this.#drive(script, (place, names) => shell(place, script, names), inFile, false);
  }

  /** Of those that wait, the ones that sessions started. */
  endOfSessions(): void {
    for (const pid of this.#ofSessions) this.#running.delete(pid);
  }

  stop(): void {
    this.#life += 1;
    this.#running.clear();
    this.#ofSessions.clear();
    this.#isLocked = false;
    this.#locks = [];
  }

  async #drive(words: string, begin: (place: Place, names: Names) => Work, inFile: InFile | undefined, beside: boolean): Promise<Result> {
    this.#last += 1;
    const pid = this.#last;
    const life = this.#life;
    this.#running.set(pid, words);
    if (beside) this.#ofSessions.add(pid);
    const work = begin(this.#place(inFile), new Map([["$", `${pid}`]]));
    try {
      for (let step = work.next(); ; step = work.next()) {
        this.#device.settle();
        if (step.done === true) return step.value;
        await step.value;
        // The power failed, or somebody ended it, while it waited.
        if (life !== this.#life || !this.#running.has(pid)) return await new Promise<never>(() => undefined);
      }
    } catch (error) {
      // A fault struck: what it held is given back, and nothing that follows happens.
      work.return({ status: 130, out: "", err: "" });
      throw error;
    } finally {
      this.#running.delete(pid);
      this.#ofSessions.delete(pid);
      this.#device.settle();
    }
  }

  #place(inFile: InFile | undefined): Place {
    const { machine, disk } = this.#device;
    return {
      machine,
      tools: inFile === undefined ? this.#tools : { ...this.#tools, ...this.#own(inFile) },
      glob: (pattern) => disk.matching(pattern),
      background: (list: List) => void this.#drive(wordsOf(list), (place, names) => runs(place, list, names, ""), undefined, true),
    };
  }

  /** The shell itself and what runs others. */
  #own(inFile: InFile | undefined): Readonly<Record<string, Tool>> {
    const then = (words: readonly string[], names: Names): Work => callOf(this.#place(inFile), words, names);
    const device = this.#device;
    return {
      exec: (_, words, __, names) => then(words, names),
      setsid: (_, words, __, names) => then(words, names),
      "/bin/sh": (_, words, __, names) => sh(this.#place(inFile), device, words, names, inFile),
      sh: (_, words, __, names) => sh(this.#place(inFile), device, words, names, inFile),
      timeout: (_, words, __, names) => then(words.slice(words.findIndex((word, at) => at > 1 && /^\d+$/.test(word)) + 1), names),
      flock: (_, words, __, names) => this.#alone(then(words.slice(words.findIndex((word) => word.startsWith("/")) + 1), names)),
      sleep: (_, [seconds]) => sleeping(device, Number(seconds) * 1000),
      exit: (_, [status]) => ({ status: Number(status ?? 0), out: "", err: "", exits: true }),
      export: () => done,
      command: (_, [, name = ""]) =>
        this.has(name) && device.hasTool(name) ? { status: 0, out: `/usr/bin/${name}\n`, err: "" } : failure("", 127),
    };
  }

  *#alone(work: Work): Work {
    const life = this.#life;
    while (this.#isLocked) yield new Promise<void>((resolve) => this.#locks.push(resolve));
    this.#isLocked = true;
    try {
      return yield* work;
    } finally {
      if (life === this.#life) this.#release();
    }
  }

  #release(): void {
    this.#isLocked = false;
    for (const next of this.#locks.splice(0)) next();
  }
}

function* sleeping({ clock }: LinuxDevice, milliseconds: number): Work {
  yield clock.pass(milliseconds);
  return done;
}

/** `sh -c SCRIPT`, `sh -n FILE`, `sh FILE`. */
function* sh(place: Place, device: LinuxDevice, words: readonly string[], names: Names, inFile: InFile | undefined): Work {
  const [first = "", second = ""] = words;
  if (first === "-c") return yield* inShell(place, second, names);
  const path = first === "-n" ? second : first;
  const script = device.contentOf(path);
  if (script === undefined) return failure(`sh: 0: cannot open ${path}: No such file\n`, 2);
  if (first === "-n") return syntaxOf(script);
  const isOurs = inFile !== undefined && /\/simpul-(?!undo-|wait-)[a-z0-9-]+\.sh$/.test(path);
  return yield* inShell(place, script, names, isOurs ? inFile : undefined);
}

/** What it printed before it ended is printed. */
function* inShell(place: Place, script: string, names: Names, inFile?: InFile): Work {
  let out = "";
  let err = "";
  let status = 0;
  let line = 0;
  try {
    for (const { list, text } of statementsOf(script)) {
      if (inFile !== undefined && !text.startsWith("export ")) yield inFile(++line);
      const result = yield* runs(place, list, names, "");
      out += result.out;
      err += result.err;
      status = result.status;
      if (result.exits === true) break;
    }
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    return { status: 2, out, err: `${err}sh: ${error.message}\n` };
  }
  return { status, out, err };
}

const shell = (place: Place, script: string, names: Names): Work => inShell(place, script, names);

function syntaxOf(script: string): Result {
  try {
    for (const _ of statementsOf(script));
    return done;
  } catch (error) {
    if (error instanceof ShellError) return failure(`sh: ${error.message}\n`, 2);
    throw error;
  }
}

/** A command that another one runs, its words as they are. */
function callOf(place: Place, words: readonly string[], names: Names): Work {
  const quoted = words.map((text) => [{ kind: "text" as const, text, quoted: true }]);
  const command = { kind: "simple" as const, words: quoted, redirects: [] };
  return runs(place, [{ first: { negated: false, commands: [command] }, rest: [] }], names, "");
}

function wordsOf(list: List): string {
  const words = list.flatMap(({ first }) => first.commands.flatMap((command) => (command.kind === "simple" ? command.words : [])));
  return words.map((word) => word.map((part) => (part.kind === "text" ? part.text : "")).join("")).join(" ");
}
