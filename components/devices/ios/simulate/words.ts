// What the device says: refusals, and notes on what it does not do because there is nothing to do.

export const invalid = "% Invalid input detected at '^' marker.";
export const incomplete = "% Incomplete command.";
export const ambiguous = "% Ambiguous command:";
export const duplicateNumber = "% Duplicate sequence number.";

/** Taking away what is not there, by the first words of the command: what releases are known to say. Nothing else is said, and nothing is done. */
const absent: readonly (readonly [head: string, words: string])[] = [
  ["ip route", "%No matching route to delete"],
  ["ipv6 route", "%No matching route to delete"],
  ["ip sla", "Entry not configured"],
];

/** Undefined where the device keeps silent. */
export function absentWords(head: string): string | undefined {
  return absent.find(([start]) => head === start || head.startsWith(`${start} `))?.[1];
}
