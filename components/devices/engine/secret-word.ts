// The three forms of a secret value: clear, a reference by name, a fingerprint that may be printed.
import type { Mask } from "../platform.ts";

export const fingerprint = /^secret:[0-9a-f]{8}$/;
export const reference = /^secret\(([a-z0-9][a-z0-9.-]*)\)$/;

/** May a value be printed as it is: a fingerprint, a reference, or nothing? */
export function isMasked(value: string): boolean {
  return value === "" || fingerprint.test(value) || reference.test(value);
}

/** A clear value masked; a masked one stays. */
export function maskValue(value: string, mask: Mask): string {
  return isMasked(value) ? value : mask(value);
}
