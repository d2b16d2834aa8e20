// What must not or cannot be sent: texts that were not read whole, values that vtysh cuts, commands that no shell takes, a cut of our own path.
import type { DifferenceOptions, Refusal } from "../../platform.ts";
import type { LinuxModel } from "../model.ts";
import type { Change } from "./change.ts";

/** Linux takes no longer argument, and a command over SSH is one. */
const longest = 128 * 1024 - 1;

/** Lines that were not read may be anything, so nothing is worked out beside them. */
export function unreadable(running: LinuxModel, intended: LinuxModel, { allowUnparsed }: DifferenceOptions): Refusal | undefined {
  if (allowUnparsed === true) return undefined;
  for (const [name, { unparsed }] of [
    ["running", running],
    ["intended", intended],
  ] as const) {
    const [first] = unparsed;
    if (first !== undefined)
      return {
        step: 0,
        command: first.text,
        reason: `the ${name} text has ${unparsed.length} lines that cannot be read, the first at ${first.line}:${first.column}`,
      };
  }
  return undefined;
}

export function unsendable(script: readonly Change[]): Refusal | undefined {
  const at = script.findIndex((change) => reasonOf(change) !== undefined);
  const change = script[at];
  return change === undefined ? undefined : { step: at + 1, command: change.command, reason: reasonOf(change) ?? "" };
}

function reasonOf({ command }: Change): string | undefined {
  if (Buffer.byteLength(command) > longest) return "the command is longer than Linux takes";
  if (/[\n\r\0]/.test(command)) return "a value holds the end of a line";
  return command.includes("vtysh ") && / -c '[^']* \| [^']*'/.test(command.slice(command.lastIndexOf("vtysh ")))
    ? "vtysh takes what is behind a bar for a filter, so it cannot set a value with a bar between blanks"
    : undefined;
}
