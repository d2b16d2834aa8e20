// `/import`: a file's statements one by one. It stops at the first that fails; what came before stays: it is no transaction.
import { type Frame, runIn } from "./console.ts";
import { triedOnModel } from "./engine.ts";
import { hostCommandOf } from "./host.ts";
import { notPermitted, Refused } from "./refusal.ts";
import { argumentsOf, type Command, commandOf, type Statement, statementsOf } from "./statement.ts";

export async function importCommand(frame: Frame, { rest }: Command): Promise<void> {
  const { named, words } = argumentsOf(rest);
  const flags = new Set([...words, ...[...named].filter(([, value]) => value === "yes").map(([key]) => key)]);
  const name = named.get("file-name") ?? words.find((word) => !["verbose", "dry-run"].includes(word)) ?? "";
  const content = frame.device.files.read(name.replace(/^\//, ""));
  if (content === undefined) throw new Refused("input does not match any value of file-name");
  if (!frame.actor.policies.has("read")) throw new Refused(notPermitted);
  const script = content.toString("utf8");
  if (flags.has("dry-run")) return dryRun(frame, script, flags.has("verbose"));
  const verbose = flags.has("verbose");
  const before = async (step: number, statement: Statement): Promise<void> => {
    if (verbose) frame.print(`#line ${statement.line}\n${statement.text}\n`);
    await frame.inFile?.(step);
  };
  const { before: _, ...outer } = frame;
  const watched = verbose || frame.device.faults.waiting.length > 0 ? { before } : {};
  await runIn({ ...outer, ...watched, path: "/", depth: frame.depth + 1, whole: false }, script);
  frame.print("Script file loaded and executed successfully\n");
}

/** Says every error of grammar and changes nothing; wants verbose mode [D]. */
function dryRun(frame: Frame, script: string, verbose: boolean): void {
  if (!verbose) throw new Refused("failure: dry-run is only available in verbose mode");
  const tried = triedOnModel(frame);
  for (const statement of statementsOf(script)) {
    frame.print(`#line ${statement.line}\n${statement.text}\n`);
    const wrong = hostCommandOf(commandOf(statement.text, "/")) === undefined ? tried(statement) : undefined;
    if (wrong !== undefined) frame.print(`${wrong}\n`);
  }
}
