// How often the key of each link was rotated: what a secret's name needs beside it to find today's value.
import type { Plan } from "../plan.ts";

/** Secret name to rotation. */
export function rotationsOf(plan: Plan): Readonly<Record<string, number>> {
  return Object.fromEntries(plan.links.flatMap(({ ospf }) => (ospf === undefined ? [] : [[ospf.secret, ospf.rotation]])));
}
