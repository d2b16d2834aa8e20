// Runs a program for the set-up: no shell, a time limit that ends its whole family, and its words handed on line by line.
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly limitSeconds: number;
  /** hears each line of both outputs as it comes; may ask for a new limit, counted from the start */
  readonly hear?: (line: string) => number | undefined;
}

export interface Ran {
  /** undefined when it could not start or was ended */
  readonly code: number | undefined;
  readonly out: string;
  /** both outputs, the last lines only */
  readonly tail: readonly string[];
  readonly timedOut: boolean;
  readonly seconds: number;
}

const KEPT_LINES = 30;

/** Ends a process and all that it started: it was made the leader of its group. */
function endFamily(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // gone already
  }
}

/** Never throws: what went wrong is in the answer. */
export function run({ command, args, cwd, env, limitSeconds, hear }: Run): Promise<Ran> {
  const began = performance.now();
  const tail: string[] = [];
  let out = "";
  let timedOut = false;
  const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const end = (): void => {
    timedOut = true;
    endFamily(child);
  };
  let timer = setTimeout(end, limitSeconds * 1000);
  const listen = (line: string): void => {
    tail.push(line);
    if (tail.length > KEPT_LINES) tail.shift();
    const limit = hear?.(line);
    if (limit === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(end, Math.max(0, limit * 1000 - (performance.now() - began)));
  };
  child.stdout.on("data", (part) => (out += part));
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", listen);
  const stop = endWithUs(child);
  return new Promise((done) => {
    const finish = (code: number | null, why?: string): void => {
      clearTimeout(timer);
      stop();
      if (why !== undefined) tail.push(why);
      done({ code: code ?? undefined, out, tail, timedOut, seconds: (performance.now() - began) / 1000 });
    };
    child.on("error", (error) => finish(null, error.message));
    child.on("close", (code) => finish(code));
  });
}

/** A child in a group of its own does not hear Ctrl-C: pass it on, then go as we would have gone. */
function endWithUs(child: ChildProcess): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const pass = (signal: NodeJS.Signals): void => {
    endFamily(child);
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of signals) process.off(signal, pass);
  };
  for (const signal of signals) process.on(signal, pass);
  return stop;
}
