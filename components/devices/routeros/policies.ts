// Rights of user groups: the device prints each one, granted or refused (`!`); what is not granted is refused.
import { compareText } from "../engine/natural.ts";

/** In the order in which the device prints them. */
export const policies = [
  "local",
  "telnet",
  "ssh",
  "ftp",
  "reboot",
  "read",
  "write",
  "policy",
  "test",
  "winbox",
  "password",
  "web",
  "sniff",
  "sensitive",
  "api",
  "romon",
  "rest-api",
] as const;

/** Only what is granted, sorted. */
export function normalPolicies(value: string): string {
  const granted = value.split(",").filter((word) => word !== "" && !word.startsWith("!"));
  return [...new Set(granted)].sort(compareText).join(",");
}

/** As the device prints it: granted first, then each refused one with `!`. */
export function printPolicies(value: string): string {
  const granted = new Set(value.split(",").filter((word) => word !== ""));
  const others = [...granted].filter((word) => !(policies as readonly string[]).includes(word));
  const known = policies.filter((word) => granted.has(word));
  return [...known, ...others, ...policies.filter((word) => !granted.has(word)).map((word) => `!${word}`)].join(",");
}
