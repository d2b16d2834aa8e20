// On how many cases a law is tried: 2,000 in a test run, as many as SIMPUL_RUNS says in `npm run laws`; and on how many it was.
const asked = process.env.SIMPUL_RUNS;

export const cases = Number(asked ?? 2000);

/** Milliseconds that a test may take; many cases take the time that they take. */
export const patience = asked === undefined ? 1_800_000 : 86_400_000;

let count = 0;

/** A case of the test that runs was tried; properties say so by themselves (test/case-count.ts), pairs of texts say it here. */
export function tried(): void {
  count++;
}

/** How many since the last call. */
export function takeCount(): number {
  const taken = count;
  count = 0;
  return taken;
}
