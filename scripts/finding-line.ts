// A finding as one line for a person: place, weight, words, citation, what to do.
import type { Finding } from "../inventory/findings/index.ts";

export function findingLine({ file, line, column, severity, rule, message, fix, source }: Finding): string {
  const cited = source !== undefined && "document" in source ? ` [${source.document}:${source.lines}]` : "";
  return `${file}:${line}:${column}: ${severity} ${rule}: ${message}${cited}${fix === undefined ? "" : `; fix: ${fix}`}\n`;
}
