// What the last preview showed of each device, and whether the device is still that: .simpul/previews/STACK.json.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Settings } from "../fleet/settings.ts";
import { ProviderError } from "./calls.ts";

const Shown = z.looseObject({
  device: z.string(),
  runningHash: z.string(),
  scriptHash: z.string(),
  /** a killed run's traces were on it: its next state was known to be another */
  unsettled: z.boolean().optional(),
});
export type Shown = z.infer<typeof Shown>;

export interface PreviewsOptions {
  readonly folder: string;
  readonly guard: Settings["guard"];
  /** SIMPUL_APPROVED: a reviewed preview's record that the update is held to */
  readonly approved: string | undefined;
}

export class Previews {
  readonly #options: PreviewsOptions;
  readonly #shown = new Map<string, Map<string, Shown>>();
  readonly #earlier = new Map<string, ReadonlyMap<string, Shown>>();

  constructor(options: PreviewsOptions) {
    this.#options = options;
  }

  /** A preview showed this; `running` is masked canonical text, kept to say later what moved. */
  record(stack: string, shown: Shown, running: string): void {
    const all = this.#shown.get(stack) ?? new Map<string, Shown>();
    this.#shown.set(stack, all);
    all.set(shown.device, shown);
    this.#save(stack, all);
    const folder = join(this.#options.folder, stack);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${shown.device}.txt`);
    if (this.runningThen(stack, shown.device) !== running) writeWhole(file, running);
  }

  /** What the preview saw running on a device; undefined where it kept nothing. */
  runningThen(stack: string, device: string): string | undefined {
    const file = join(this.#options.folder, stack, `${device}.txt`);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  /** Undefined when the update may go on, else why not. */
  objection(stack: string, now: Shown): "moved" | "script" | "not shown" | undefined {
    const { guard, approved } = this.#options;
    if (guard === "off" && approved === undefined) return undefined;
    const strict = approved !== undefined || guard === "shown-only";
    const then = this.#then(stack).get(now.device);
    if (then === undefined) return strict ? "not shown" : undefined;
    if (then.unsettled === true && approved === undefined) return undefined;
    if (then.runningHash !== now.runningHash) return "moved";
    return strict && then.scriptHash !== now.scriptHash ? "script" : undefined;
  }

  /** After a change of ours a device runs something else than the preview saw: that is no move. */
  changed(stack: string, device: string, runningHash: string): void {
    const file = this.#file(stack);
    const all = new Map(readRecord(file));
    const then = all.get(device);
    if (then === undefined || runningHash === "") return;
    all.set(device, { device, runningHash, scriptHash: then.scriptHash });
    this.#save(stack, all);
  }

  #then(stack: string): ReadonlyMap<string, Shown> {
    const known = this.#earlier.get(stack);
    if (known !== undefined) return known;
    const read = this.#options.approved === undefined ? readRecord(this.#file(stack)) : readApproved(this.#options.approved);
    this.#earlier.set(stack, read);
    return read;
  }

  #save(stack: string, all: ReadonlyMap<string, Shown>): void {
    mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
    writeWhole(this.#file(stack), `${JSON.stringify([...all.values()], null, 1)}\n`);
  }

  #file(stack: string): string {
    return join(this.#options.folder, `${stack}.json`);
  }
}

function readRecord(file: string): ReadonlyMap<string, Shown> {
  if (!existsSync(file)) return new Map();
  try {
    return byDevice(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // Written whole or not at all; what cannot be read was not ours, and the next preview writes it anew.
    return new Map();
  }
}

function readApproved(file: string): ReadonlyMap<string, Shown> {
  try {
    return byDevice(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new ProviderError(`SIMPUL_APPROVED names ${file}, which is no record of a preview: ${why}`);
  }
}

function byDevice(json: unknown): ReadonlyMap<string, Shown> {
  return new Map(
    z
      .array(Shown)
      .parse(json)
      .map((shown) => [shown.device, shown]),
  );
}

function writeWhole(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
