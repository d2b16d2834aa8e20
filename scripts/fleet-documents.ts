// The documents of the doors on a fleet: backup, drift, apply, verify.
import { z } from "zod";

const Texts = z.array(z.string());

/** Exit 0 all were read, 2 some not. `commit` is absent where nothing changed. */
export const backup = z.looseObject({
  repository: z.string(),
  commit: z.string().optional(),
  devices: z.array(z.looseObject({ device: z.string(), changed: z.boolean(), ok: z.boolean(), error: z.string().optional() })),
});

/** Secrets as fingerprints. `notCompared`: lines that were not understood; `changes`: the device's own log, newest first. */
export const drift = z.looseObject({
  region: z.string(),
  devices: z.array(
    z.looseObject({
      device: z.string(),
      state: z.enum(["same", "drift", "unreachable"]),
      commands: Texts,
      explain: Texts,
      unmanaged: Texts,
      sections: z.array(z.strictObject({ section: z.string(), commands: z.int() })).optional(),
      notCompared: Texts.optional(),
      changes: z.array(z.looseObject({ what: z.string(), by: z.string().optional(), time: z.string().optional() })).optional(),
      error: z.string().optional(),
    }),
  ),
});
