// A finding as one line for a person: place, weight, words, citation, what to do.
import type { Finding } from "../../inventory/findings/index.ts";

export function findingLine({ file, line, column, severity, rule, message, fix, source }: Finding): string {
  const cited = source !== undefined && "document" in source ? ` [${source.document}:${source.lines}]` : "";
  return `${file}:${line}:${column}: ${severity} ${rule}: ${message}${cited}${fix === undefined ? "" : `; fix: ${fix}`}\n`;
}

/** "0 errors, 1 warning, 2 notices" */
export function countWords({ error, warning, notice }: Record<Finding["severity"], number>): string {
  return `${count(error, "error")}, ${count(warning, "warning")}, ${count(notice, "notice")}\n`;
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}
