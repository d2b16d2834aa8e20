#!/usr/bin/env node
// `npx pulumi …` in the checkout: the pinned engine with everything filled in that was not set; a first run sets the engine up.
import { join } from "node:path";
import { DoorError } from "./door/door.ts";
import { engineEnvironment } from "./pulumi/environment.ts";
import { makeNamedStack } from "./pulumi/stack.ts";
import { looksReady, setUp } from "./setup/engine.ts";
import { places } from "./setup/places.ts";

/** Becomes the engine: signals, exit status and the terminal are its own, and nothing of ours is left behind. */
function become(program: string, words: readonly string[], env: NodeJS.ProcessEnv): never {
  const given = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  if (process.execve === undefined)
    throw new DoorError("this Node cannot hand over to the engine", { fix: "run it through npx, which takes the checkout's Node 24" });
  return process.execve(program, [program, ...words], given);
}

try {
  const at = places();
  if (!looksReady(at)) await setUp([], at);
  const words = process.argv.slice(2);
  const env = engineEnvironment(at);
  makeNamedStack(at, env, words);
  become(join(at.bin, "pulumi"), words, env);
} catch (error) {
  const fix = error instanceof DoorError || (error instanceof Error && "fix" in error) ? (error as { fix?: string }).fix : undefined;
  if (fix === undefined && !(error instanceof DoorError)) throw error;
  process.stderr.write(`pulumi: ${(error as Error).message}\n${fix === undefined ? "" : `fix: ${fix}\n`}`);
  process.exitCode = 1;
}
