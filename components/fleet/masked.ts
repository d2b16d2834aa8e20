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

/** The canonical text: no date, no serial number, defaults and order in one form, so that only a change changes it; what cannot be read stays at its end. */
export function steadyConfiguration(platform: Platform, text: string, mask: Mask): string {
  const model = platform.mask(platform.parse(text), mask);
  const rest = model.unparsed.map(({ text: line }) => `# not understood: ${platform.maskText(line, mask)}`);
  return [platform.print(model).trimEnd(), ...rest, ""].join("\n");
}
