// The names of the secrets that an intent refers to.
import type { DeviceIntent } from "./intent.ts";

/** Each name once, in the order of the alphabet. */
export function secretNames(intent: DeviceIntent): string[] {
  return [...new Set(namesIn(intent))].sort();
}

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("secret" in value && typeof value.secret === "string") return [value.secret];
  return Object.values(value).flatMap(namesIn);
}
