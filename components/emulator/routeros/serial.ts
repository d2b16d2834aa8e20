// Numbers that a vendor prints on a box, made from the device's name: the same each time, and no real one's.
import { createHash } from "node:crypto";

function numberOf(name: string, salt: string): number {
  return Number.parseInt(createHash("sha256").update(`${salt} ${name}`).digest("hex").slice(0, 12), 16);
}

export function serialOf(name: string): string {
  return `HG${numberOf(name, "serial").toString(36).toUpperCase().padStart(7, "0").slice(-7)}`;
}

export function softwareIdOf(name: string): string {
  const letters = numberOf(name, "software").toString(36).toUpperCase().padStart(8, "0");
  return `${letters.slice(-8, -4)}-${letters.slice(-4)}`;
}
