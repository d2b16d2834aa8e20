// Waits for what other processes do. The limit is the test's own: what never comes ends it there.
import { setTimeout as pause } from "node:timers/promises";

/** `every` so many milliseconds it is asked anew. */
export async function until(met: () => boolean, every = 5): Promise<void> {
  while (!met()) await pause(every);
}
