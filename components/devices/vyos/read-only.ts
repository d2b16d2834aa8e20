// VyOS is read and compared, not changed: a difference is told and refused, and nothing is run.

import { unreadable } from "../engine/unreadable.ts";
import type { Difference, DifferenceOptions, Refusal, Simulation } from "../platform.ts";
import { lineOf } from "./line.ts";
import type { VyosModel } from "./model.ts";

/** Equal, or refused with what differs in the sentences. */
export function difference(running: VyosModel, intended: VyosModel, options: DifferenceOptions): Difference {
  const [old, fresh] = [running.paths.map(lineOf), intended.paths.map(lineOf)];
  const explain = [...missing(old, fresh).map((line) => `missing: ${line}`), ...missing(fresh, old).map((line) => `extra: ${line}`)];
  const refused = unreadable(running, intended, options) ?? refusal(explain);
  return { equal: refused === undefined, commands: [], undo: [], explain, unmanaged: [], ...(refused === undefined ? {} : { refused }) };
}

function missing(held: readonly string[], wanted: readonly string[]): string[] {
  const known = new Set(held);
  return wanted.filter((line) => !known.has(line));
}

function refusal([first, ...more]: readonly string[]): Refusal | undefined {
  if (first === undefined) return undefined;
  return { step: 0, command: first, reason: `${more.length + 1} lines differ, and VyOS is only read: change it by hand` };
}

export function simulate(model: VyosModel, script: string): Simulation<VyosModel> {
  const [command] = script.split("\n").filter((line) => line.trim() !== "");
  if (command === undefined) return { accepted: true, model, trace: [] };
  return { accepted: false, refused: { step: 1, command, reason: "VyOS is only read" }, model, trace: [] };
}

/** Nothing of it is ours. */
export function without(running: VyosModel): VyosModel {
  return running;
}
