// The documents of the doors on a fleet: backup, drift, apply, verify.
import { z } from "zod";
import { guardNames } from "../../components/apply/outcome.ts";

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

/** With --dry-run a device that would change is "not started". `why` is there where one is not as intended; commands have secrets masked. */
export const apply = z.looseObject({
  transaction: z.string(),
  devices: z.array(
    z.looseObject({
      device: z.string(),
      outcome: z.enum(["unchanged", "applied", "undone", "refused", "unreachable", "not started"]),
      step: z.string(),
      guard: z.enum(guardNames),
      seconds: z.number(),
      commands: Texts,
      explain: Texts,
      why: z.string().optional(),
      evidence: z.string().optional(),
    }),
  ),
  waves: z.array(Texts),
});

/** Checks of each device that was asked, by the plan. */
export const verify = z.looseObject({
  region: z.string(),
  checks: z.array(
    z.looseObject({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      kind: z.enum(["reachability", "adjacency", "mtu", "dns", "ntp", "queue"]),
      ok: z.boolean(),
      observed: z.string(),
      expected: z.string(),
    }),
  ),
});
