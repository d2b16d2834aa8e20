// What cannot be sent: values that vtysh cuts, commands that no shell takes.
import type { Refusal } from "../../platform.ts";
import type { Change } from "./change.ts";

/** Linux takes no longer argument, and a command over SSH is one. */
const longest = 128 * 1024 - 1;

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
