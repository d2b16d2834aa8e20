// The rows of the fault table: each has a number, its seed, and is the same every time it is played.

export interface Row {
  readonly seed: number;
  /** as `simpul lab fault DEVICE` takes it; or our own end: `kill@N` before, `kill-in@N` during the N-th thing that is asked of the device, `kill-slow@N` while the import stands at its line N and goes on later */
  readonly fault: string;
  /** when it is set: before the first look at the device, or when everything is staged */
  readonly set: "at start" | "when staged";
  /** what comes after the disturbed run: the device's own timers, or the next run at once */
  readonly after: "timer" | "next run";
}

const onWire = ["cut", "hang", "garbage", "slow-bytes"];
/** A little more than what the device sends from the first look to the last. */
const conversation = 20_000;

/** Row 1 to the last systematic one, then a kind at a byte that the seed draws. */
export function rowOf(seed: number, systematic: readonly string[]): Row {
  const fault = systematic[seed - 1] ?? `${onWire[seed % onWire.length]}#${drawn(seed) % conversation}`;
  const late = /@(connect|auth|read)$/.test(fault) || fault.includes("#");
  return {
    seed,
    fault,
    set: late && drawn(seed) % 2 === 0 ? "when staged" : "at start",
    after: drawn(seed) % 4 < 2 ? "timer" : "next run",
  };
}

/** An integer below 2^29 that looks drawn, the same for the same seed. */
export function drawn(seed: number): number {
  let state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2_ae35);
  return (state ^ (state >>> 16)) >>> 3;
}
