// How a device says no, in its own words.

/** A command the device refuses; `at` is the place in the text where it stopped understanding, from 0. */
export class DeviceError extends Error {
  readonly at: number | undefined;
  constructor(message: string, at?: number) {
    super(message);
    this.name = "DeviceError";
    this.at = at;
  }
}

export function expectedEnd(at: number): DeviceError {
  return new DeviceError("expected end of command", at);
}

export function badCommand(name: string, at: number): DeviceError {
  return new DeviceError(`bad command name ${name}`, at);
}

export const noSuchItem = "no such item";

/** The words with the place behind them, as the console prints it. */
export function worded(error: DeviceError, text: string): string {
  if (error.at === undefined) return error.message;
  const before = text.slice(0, error.at).split("\n");
  return `${error.message} (line ${before.length} column ${[...(before.at(-1) ?? "")].length + 1})`;
}
