// Bandwidth in Mbps: committed (cir) and maximum (mir) information rate.
import { z } from "zod";

/** Megabit per second. */
export const Mbps = z.number().positive().max(1_000_000);

/** cir is guaranteed, mir is the ceiling; cir <= mir. */
export const Rate = z.strictObject({ cir: Mbps, mir: Mbps }).refine((rate) => rate.cir <= rate.mir, {
  message: "the committed rate (cir) is above the ceiling (mir); lower cir, or raise mir",
  path: ["cir"],
});
export type Rate = z.infer<typeof Rate>;

/** Both directions, seen from the site: up leaves it, down reaches it. */
export const Rates = z.strictObject({ up: Rate, down: Rate });
export type Rates = z.infer<typeof Rates>;
