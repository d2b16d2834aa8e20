// What a device's text says of the device itself: which hardware it is.

/** `license udi pid ASR-920-24TZ-M sn …`, and what collectors write above a configuration. */
const models: readonly RegExp[] = [/^license udi pid (\S+)/, /^! Chassis type: (\S+)/, /^!\s*Model(?: number)?\s*: (\S+)/i];
const versions: readonly RegExp[] = [/^! Cisco IOS.*, Version (\S+)/, /^! Image: Software: [^,]+, ([^,]+),/];

export function headerFact(text: string, facts: { version?: string; model?: string }): void {
  const model = first(models, text);
  if (model !== undefined) facts.model ??= model;
  const version = first(versions, text);
  if (version !== undefined) facts.version ??= version;
}

function first(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
