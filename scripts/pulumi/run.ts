// Runs the engine from a door of ours: with its own display on our terminal, or quietly with its output as text.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { DoorError } from "../door/door.ts";
import { type Places, root } from "../setup/places.ts";

/** The engine with the environment it is to run in. */
export interface Engine {
  readonly at: Places;
  readonly env: NodeJS.ProcessEnv;
}

const program = ({ at }: Engine): string => join(at.bin, "pulumi");

/** Exit status. Ctrl-C reaches the engine from the terminal itself, and it ends in its own time: we only wait. */
export function show(engine: Engine, words: readonly string[]): Promise<number> {
  const child = spawn(program(engine), words, { cwd: root, env: engine.env, stdio: "inherit" });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  const wait = (): void => undefined;
  process.on("SIGINT", wait).on("SIGTERM", pass).on("SIGHUP", pass);
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code, signal) => {
      process.off("SIGINT", wait).off("SIGTERM", pass).off("SIGHUP", pass);
      done(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

/** Standard output; fails with the engine's own last words. */
export function ask(engine: Engine, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program(engine), [...words, "--non-interactive"], {
    cwd: root,
    env: engine.env,
    encoding: "utf8",
    maxBuffer: 512 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status === 0) return stdout;
  throw new DoorError(`pulumi ${words.join(" ")}: ${stderr.trim().replace(/^error: /, "")}`, { fix: `npx pulumi ${words.join(" ")}` });
}
