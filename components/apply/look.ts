// A look at a device on a session of its own, and the end of what an earlier run left on it.
import type { Platform } from "../devices/platform.ts";
import { type Session, type Target, TransportError } from "../transport/session.ts";
import { type Inspection, inspect } from "./inspection.ts";
import type { Journal } from "./journal.ts";
import { DeviceRefusal, type Procedure } from "./procedure.ts";
import { recover } from "./recovery.ts";
import type { Connect } from "./transaction.ts";

export type Seen =
  | ({ readonly reached: true; readonly target: Target } & Inspection)
  /** `why` is for people */
  | { readonly reached: false; readonly why: string };

/** After what an earlier run left is ended. */
export interface Settled {
  readonly seen: Seen;
  /** for people: what was found and what was done; absent where nothing was */
  readonly words?: string;
  /** another run is at it */
  readonly busy?: string;
}

/** Seconds in which a transaction of another run of this checkout, whose engine may have been killed, is waited for. */
const PATIENCE = 90;

export interface LookTools {
  readonly platform: Platform;
  readonly procedure: Procedure;
  readonly connect: Connect;
}

/** Never throws for a device. */
export function lookAt(target: Target, { connect, platform, procedure }: LookTools): Promise<Seen> {
  return visit(target, connect, async (session) => ({ look: await procedure.look(session, platform) }));
}

/** The same, and the device's condition: for who only wants to know what a change would meet. */
export function inspectAt(target: Target, { connect, platform, procedure }: LookTools): Promise<Seen> {
  return visit(target, connect, (session) => inspect({ target, platform, procedure }, session));
}

/** Ends what a run that was cut off left on a device that was seen. */
export async function settle(seen: Seen, tools: LookTools & { readonly journal: Journal }): Promise<Settled> {
  if (!seen.reached || !hasTraces(seen)) return { seen };
  const { platform, procedure, journal, connect } = tools;
  await journal.ended(seen.look.traces.armed ?? "", PATIENCE);
  let more: Pick<Settled, "words" | "busy"> = {};
  const after = await visit(seen.target, connect, async (session) => {
    const { look, ...told } = await recover(session, { platform, procedure, journal }, await procedure.look(session, platform));
    more = told;
    return { look };
  });
  return { seen: after, ...more };
}

/** Whether an earlier run's undo or files are on it. */
export function hasTraces(seen: Seen): boolean {
  return seen.reached && (seen.look.traces.armed !== undefined || seen.look.traces.files.length > 0);
}

async function visit(target: Target, connect: Connect, act: (session: Session) => Promise<Inspection>): Promise<Seen> {
  let session: Session | undefined;
  try {
    session = await connect(target);
    return { reached: true, target, ...(await act(session)) };
  } catch (error) {
    if (error instanceof TransportError || error instanceof DeviceRefusal) return { reached: false, why: error.message };
    throw error;
  } finally {
    session?.close();
  }
}
