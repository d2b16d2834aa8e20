// A configuration as a device printed it, with every secret masked.
import type { Mask, Platform } from "../devices/platform.ts";

/** A shorter value stands in a text for other reasons too. */
const shortest = 6;

/** Lines are joined first, so that no secret is broken across two; where one is still seen, the canonical text stands for the whole. */
export function maskedConfiguration(platform: Platform, text: string, mask: Mask): string {
  const clear = new Set<string>();
  const model = platform.mask(platform.parse(text), (value) => {
    if (value.length >= shortest) clear.add(value);
    return mask(value);
  });
  const shown = platform.maskText(text.replaceAll(/\\\r?\n[ \t]*/g, ""), mask);
  return [...clear].some((value) => shown.includes(value)) ? platform.print(model) : shown;
}
