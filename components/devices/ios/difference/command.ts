// Changes as commands: the lines that lead to the mode, and the command itself, so that each can be sent alone from the top.
import type { Change } from "./change.ts";

export function commandOf({ path, lines }: Change): string {
  const indent = " ".repeat(path.length);
  return [...path.map((line, depth) => " ".repeat(depth) + line), ...lines.map((line) => indent + line)].join("\n");
}

/** Commands as one text in which lines that lead to a mode that is open already are not said again. */
export function folded(commands: readonly string[]): string {
  const text: string[] = [];
  let open: readonly string[] = [];
  for (const command of commands) {
    const lines = command.split("\n");
    const path = pathOf(lines);
    const known = open.length > 0 && open.length <= path.length && open.every((line, at) => line === path[at]) ? open.length : 0;
    text.push(...lines.slice(known));
    open = path;
  }
  return text.map((line) => `${line}\n`).join("");
}

/** The lines in front of the command, each a blank further in than the one above it. */
function pathOf(lines: readonly string[]): readonly string[] {
  const path: string[] = [];
  for (const [depth, line] of lines.entries()) {
    const next = lines[depth + 1];
    const leads =
      next !== undefined &&
      indentOf(line) === depth &&
      indentOf(next) === depth + 1 &&
      !/^\s*(banner|crypto pki certificate|certificate)\b/.test(line);
    if (!leads) break;
    path.push(line);
  }
  return path;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
