// Which stack a pulumi command line means, and making it when it is a region of this checkout that has none yet.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isLocal, stateFile } from "../../components/secrets/index.ts";
import { type Places, root } from "../setup/places.ts";

/** Commands that work on a stack which has to be there. */
const onStack = new Set(["preview", "pre", "up", "update", "refresh", "destroy", "import", "config", "stack", "state"]);

/** The value of --stack in any of its spellings. */
export function stackOf(words: readonly string[]): string | undefined {
  for (const [at, word] of words.entries()) {
    if (word === "--") return undefined;
    if (word === "--stack" || word === "-s") return words[at + 1];
    const joined = /^(?:--stack=|-s=?)(.+)$/.exec(word)?.[1];
    if (joined !== undefined) return joined;
  }
  return undefined;
}

/** A region without a stack, where making one is no surprise: a first look at the checkout's own state. */
function isNew(words: readonly string[], stack: string): boolean {
  const command = words.find((word) => !word.startsWith("-")) ?? "";
  const [, second] = words.filter((word) => !word.startsWith("-"));
  if (!onStack.has(command) || (command === "stack" && second === "init") || second === "rm") return false;
  const file = stateFile(root, stack);
  const isRegion = /^[a-z0-9-]+$/.test(stack) && existsSync(join(root, "inventory/regions", stack));
  return isRegion && isLocal(root) && file !== undefined && !existsSync(file);
}

/** Makes a stack; `select` also makes it the one that commands without --stack mean. */
export function makeStack(at: Places, env: NodeJS.ProcessEnv, stack: string): void {
  const words = ["stack", "init", stack, "--non-interactive"];
  const { status, stderr } = spawnSync(join(at.bin, "pulumi"), words, {
    cwd: root,
    env,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status === 0) process.stderr.write(`simpul: made the stack ${stack}; its state is in .pulumi\n`);
  // another process may have been first; if it was not that, the command itself will say what is wrong
  else if (!/already exists/.test(stderr)) process.stderr.write(stderr);
}

/** Makes the stack that the command line names, when it is new. */
export function makeNamedStack(at: Places, env: NodeJS.ProcessEnv, words: readonly string[]): void {
  const stack = stackOf(words);
  if (stack !== undefined && isNew(words, stack)) makeStack(at, env, stack);
}
