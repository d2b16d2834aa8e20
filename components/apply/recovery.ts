// After a kill: what an earlier run left on a device is found and ended, so that the device is old or new before anything else starts.
import type { Model, Ownership, Platform } from "../devices/platform.ts";
import type { Session } from "../transport/session.ts";
import type { Journal } from "./journal.ts";
import type { Look, Procedure } from "./procedure.ts";

export interface Recovered {
  readonly look: Look;
  /** for people: what was found and what was done; absent where nothing was */
  readonly words?: string;
  /** another run is changing the device right now, or may be: hands off */
  readonly busy?: string;
}

/**
 * Ends what `look` found. A device that already is as intended keeps it (only its timer goes); any other goes back by its own undo.
 * A transaction of another checkout is left to its timer: it may be alive.
 */
export async function recover(
  session: Session,
  tools: { readonly platform: Platform; readonly procedure: Procedure; readonly journal: Journal },
  look: Look,
  intended: { readonly model: Model; readonly own: Ownership } | undefined,
): Promise<Recovered> {
  const { platform, procedure, journal } = tools;
  const { armed, files } = look.traces;
  if (armed === undefined && files.length === 0) return { look };
  if (armed === undefined) return sweep(session, tools, look);
  if (journal.isAlive(armed)) return { look, busy: `transaction ${armed} is changing it right now` };
  if (!journal.knows(armed))
    return { look, busy: `the undo timer of transaction ${armed}, which was begun elsewhere, is armed on it; it runs within minutes` };
  if (intended !== undefined && platform.difference(look.model, intended.model, { own: intended.own }).commands.length === 0)
    return {
      look: await procedure.disarm(session, platform, armed),
      words: `transaction ${armed} was killed after its change was complete: finished (undo timer removed)`,
    };
  await procedure.undo(session, armed, look.traces.folder);
  return { look: await procedure.look(session, platform), words: `transaction ${armed} was killed in the middle: undone` };
}

/** Files without a timer: of a run that was killed before it armed, or whose undo has fired. A live transaction's are left alone. */
async function sweep(
  session: Session,
  { platform, procedure, journal }: { readonly platform: Platform; readonly procedure: Procedure; readonly journal: Journal },
  look: Look,
): Promise<Recovered> {
  const transactionOf = (file: string): string => /simpul-(?:undo-)?([a-z0-9-]+)\.rsc$/.exec(file)?.[1] ?? "";
  const alive = look.traces.files.find((file) => journal.isAlive(transactionOf(file)));
  if (alive !== undefined) return { look, busy: `transaction ${transactionOf(alive)} is changing it right now` };
  await procedure.sweep(session, look.traces.files);
  const words = `transaction ${transactionOf(look.traces.files[0] ?? "")} left files and no change: removed`;
  return { look: await procedure.look(session, platform), words };
}
