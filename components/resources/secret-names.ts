// Which secrets an intent refers to, and how often each was rotated.
import type { DeviceIntent } from "../devices/intent.ts";
import type { Plan } from "../planning/plan.ts";

/** Names of the secrets in an intent, each once, sorted. A name that a person wrote somewhere is text, not a reference. */
export function secretNames(intent: DeviceIntent): string[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { secret } = value as { readonly secret?: unknown };
    if (typeof secret === "string" && Object.keys(value).length === 1) names.add(secret);
    else for (const inner of Object.values(value)) visit(inner);
  };
  visit(intent);
  return [...names].sort();
}

/** A key belongs to its link, so its rotation does too. */
export function rotationsOf(plan: Plan): Record<string, number> {
  return Object.fromEntries(plan.links.flatMap(({ ospf }) => (ospf === undefined ? [] : [[ospf.secret, ospf.rotation]])));
}
