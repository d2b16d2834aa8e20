// A change in one English sentence.
import type { Change } from "./change.ts";

export function explanationOf(change: Change): string {
  return change.lines.join(" ");
}
