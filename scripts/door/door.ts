// What every door shares: options, one JSON document or plain text, exit codes, and errors that are for people.
import { type Command, Option } from "commander";

/** 0 nothing to do or say, 2 changes or findings, 1 an error. */
export type ExitCode = 0 | 1 | 2;

/** What a door answers: `json` is the contract's document, `text` the same for a person; both are made only when asked for. */
export interface Answer {
  readonly exit: ExitCode;
  readonly json: () => unknown;
  readonly text: () => string;
}

/** A user's mistake: one sentence, the fix, and where. Anything else thrown is a bug of ours. */
export class DoorError extends Error {
  readonly fix: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  constructor(message: string, more: { fix?: string; file?: string; line?: number; column?: number } = {}) {
    super(message);
    this.name = "DoorError";
    this.fix = more.fix;
    this.file = more.file;
    this.line = more.line;
    this.column = more.column;
  }
}

/** Options that every door takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
  readonly region: string;
  readonly lang: "id" | "en";
}

/** Registers a sub-command on the program: every door's file exports one, named `register`. */
export type Register = (program: Command) => void;

/** The region that is meant when none is named. */
export const usualRegion = "pontianak";

/** What a command line needs beside it to mean a region. */
export function regionWords(region: string): string {
  return region === usualRegion ? "" : ` --region ${region}`;
}

/** Adds the options that every door takes. */
export function common(command: Command): Command {
  return command
    .option("--json", "print one JSON document on standard output")
    .option("--region <region>", "the region (a folder of inventory/regions)", usualRegion)
    .addOption(new Option("--lang <id|en>", "language of sentences for readers").choices(["id", "en"]).default("en"))
    .option("--debug", "on an error, show where it was thrown");
}

/** An option that may be repeated: all its values, in their order. `usual` is what holds without it, in words. */
export function repeated(flags: string, says: string, usual = "none"): Option {
  return new Option(flags, `${says}; may be repeated`)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], usual);
}

/** Gives a sub-command its handler: prints the answer, turns errors into one sentence and a fix, and sets the exit code. */
export function act<Options extends CommonOptions>(
  command: Command,
  handler: (args: readonly string[], options: Options) => Promise<Answer | undefined> | Answer | undefined,
): Command {
  return common(command).action(async (...all: unknown[]) => {
    const given = all.at(-1) as Command;
    await run(given.optsWithGlobals() as Options, (options) => handler(given.args, options));
  });
}

async function run<Options extends CommonOptions>(
  options: Options,
  handler: (options: Options) => Promise<Answer | undefined> | Answer | undefined,
): Promise<void> {
  try {
    const answer = await handler(options);
    if (answer === undefined) return;
    await write(options.json === true ? `${JSON.stringify(answer.json(), null, 2)}\n` : answer.text());
    process.exitCode = answer.exit;
  } catch (error) {
    await report(error, options.json === true, options.debug === true);
    process.exitCode = 1;
  }
}

/** A reader that has seen enough (`| head`) closes the pipe: Node tells it to the callback and once more as an event, which would end the process. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** Standard output, waited for: a pipe that is read slowly still gets the whole document. */
export function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error && (error as NodeJS.ErrnoException).code !== "EPIPE" ? reject(error) : resolve()));
  });
}

/** The error document of the contracts. */
export function errorDocument(error: unknown): { error: { message: string; fix?: string; file?: string; line?: number; column?: number } } {
  const e = error instanceof Error ? error : new Error(String(error));
  const where = e instanceof DoorError ? { fix: e.fix, file: e.file, line: e.line, column: e.column } : {};
  const given = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
  return { error: { message: e.message, ...given } };
}

/** An error as a person reads it on standard error, or as the contracts' document on standard output. */
export async function report(error: unknown, json: boolean, debug: boolean): Promise<void> {
  const { error: told } = errorDocument(error);
  if (json) await write(`${JSON.stringify({ error: told }, null, 2)}\n`);
  const place = told.file === undefined ? "" : `${told.file}${told.line === undefined ? "" : `:${told.line}:${told.column ?? 1}`}: `;
  const words = `simpul: ${place}${told.message}\n${told.fix === undefined ? "" : `fix: ${told.fix}\n`}`;
  // what it quotes may come from anywhere, and steers no terminal
  if (!json) process.stderr.write(words.replace(/[^\P{C}\n\t]/gu, "\u{FFFD}"));
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}
