// `simpul lab log`: what was done to the devices, as JSON lines; the file is read, the farm need not run.
import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import type { Command } from "commander";
import { FarmFolder } from "../../components/emulator/index.ts";
import type { FarmPlace } from "./farm-place.ts";
import { type LabOptions, specOf, verb } from "./place.ts";

type LogOptions = LabOptions & { readonly follow?: boolean };

const chunk = 1024 * 1024;
const lookEvery = 200;

export function registerLog(lab: Command): void {
  verb<LogOptions>(lab, "log [devices...]", "what was done to the devices: one JSON line each", log, (command) =>
    command.option("--follow", "go on as more happens, until Ctrl-C"),
  );
}

/** Prints JSON lines whatever is asked: a log is a stream, no document. */
async function log(place: FarmPlace, devices: readonly string[], { follow }: LogOptions): Promise<undefined> {
  for (const name of devices) specOf(place, name);
  const file = new FarmFolder(place.path).logFile;
  const print = printer(new Set(devices));
  let at = await printFrom(file, 0, print);
  while (follow === true) {
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
    at = await printFrom(file, at, print);
  }
}

type Print = (text: string) => Promise<void>;

/** Prints whole lines; the rest of one waits for its end. */
function printer(devices: ReadonlySet<string>): Print {
  let rest = "";
  return async (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    const shown = devices.size === 0 ? lines : lines.filter((line) => devices.has(deviceOf(line)));
    if (shown.length > 0) await write(`${shown.join("\n")}\n`);
  };
}

function deviceOf(line: string): string {
  return /"device":"([^"]*)"/.exec(line)?.[1] ?? "";
}

function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => {
      if (error) process.exit(0);
      resolve();
    });
  });
}

/** Prints what a file has behind a place; the result is its end. A file that became shorter is a new one. */
async function printFrom(path: string, from: number, print: Print): Promise<number> {
  if (!existsSync(path)) return 0;
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(chunk);
    let at = from > fstatSync(file).size ? 0 : from;
    for (let read = readSync(file, buffer, 0, chunk, at); read > 0; read = readSync(file, buffer, 0, chunk, at)) {
      await print(buffer.toString("utf8", 0, read));
      at += read;
    }
    return at;
  } finally {
    closeSync(file);
  }
}
