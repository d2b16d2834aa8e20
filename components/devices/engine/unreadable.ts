// Why two texts cannot be compared: something in one of them was not read.
import type { DifferenceOptions, Model, Refusal } from "../platform.ts";

/** Lines that were not read may be anything, so nothing is worked out beside them. */
export function unreadable(running: Model, intended: Model, { allowUnparsed }: DifferenceOptions): Refusal | undefined {
  if (allowUnparsed === true) return undefined;
  for (const [name, { unparsed }] of [
    ["running", running],
    ["intended", intended],
  ] as const) {
    const [first] = unparsed;
    if (first === undefined) continue;
    const more = unparsed.length === 1 ? "" : `, and ${unparsed.length - 1} more`;
    const reason = `the ${name} text cannot be read at ${first.line}:${first.column}${more}`;
    return { step: 0, command: first.text, reason };
  }
  return undefined;
}
