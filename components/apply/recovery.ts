// After a kill: what an earlier run left on a device is found and ended, so that the device is old or new before anything else starts.
import type { Platform } from "../devices/platform.ts";
import type { Session } from "../transport/session.ts";
import type { Journal } from "./journal.ts";
import { anotherAtWork, type Look, type Procedure } from "./procedure.ts";

export interface Recovered {
  readonly look: Look;
  /** for people: what was found and what was done; absent where nothing was */
  readonly words?: string;
  /** another run is changing the device right now, or may be: hands off */
  readonly busy?: string;
}

interface Tools {
  readonly platform: Platform;
  readonly procedure: Procedure;
  readonly journal: Journal;
}

/**
 * Ends what `look` found: a device that still has its undo goes back by it, whatever it runs, so that devices that were to change together
 * stay together. A transaction of another checkout is left to its timer: it may be alive.
 */
export async function recover(session: Session, tools: Tools, look: Look): Promise<Recovered> {
  const { platform, procedure, journal } = tools;
  const transaction = look.traces.armed ?? waiting(look) ?? look.traces.left ?? transactionOf(look.traces.files[0]);
  if (transaction === undefined)
    return look.traces.files.length === 0 ? { look } : swept(session, tools, look, "files of a run that was cut off: removed");
  if (journal.isAlive(transaction)) return { look, busy: `transaction ${transaction} is changing it right now` };
  if (look.traces.armed !== undefined && !journal.knows(transaction))
    return { look, busy: `${anotherAtWork(transaction, look.traces.by)}, or was cut off elsewhere; its undo runs within minutes then` };
  if (look.traces.by !== undefined && !journal.knows(transaction) && isYoung(transaction))
    return { look, busy: `${look.traces.by} is changing it: transaction ${transaction}` };
  if (waiting(look) === undefined || !journal.knows(transaction))
    return swept(session, tools, look, `transaction ${transaction} was cut off and left files, but no change: removed`);
  await procedure.undo(session, transaction, look.traces.folder);
  return swept(session, tools, await procedure.look(session, platform), `transaction ${transaction} was cut off: undone`);
}

/** Minutes that a run may take from its first word to its undo timer; what is older and not armed was cut off. */
const longestStart = 10;

/** Its name begins with the time at which it began. */
function isYoung(transaction: string, now = Date.now()): boolean {
  const [, day = "", time = ""] = /^(\d{8})t(\d{6})/.exec(transaction) ?? [];
  const begun = Date.parse(`${day.replace(/(....)(..)/, "$1-$2-")}T${time.replace(/(..)(..)/, "$1:$2:")}Z`);
  return now - begun < longestStart * 60_000;
}

const transactionOf = (file: string | undefined): string | undefined =>
  /simpul-(?:undo-|again-)?([a-z0-9-]+)\.(?:rsc|sh|cfg)$/.exec(file ?? "")?.[1];

/** The transaction whose undo is among these files; one that never arrived whole has another name. */
export function undoOf(files: readonly string[]): string | undefined {
  return files.filter((file) => file.includes("simpul-undo-")).flatMap((file) => transactionOf(file) ?? [])[0];
}

/**
 * A transaction whose undo is armed, or may be by a job that nobody sees. Its script arrives last and goes first: an undo that is there
 * alone has nothing to undo, and may have broken off on its way.
 */
function waiting({ traces: { armed, files } }: Look): string | undefined {
  const undo = undoOf(files);
  return armed ?? (files.some((file) => !/simpul-(undo|again)-/.test(file) && transactionOf(file) === undo) ? undo : undefined);
}

async function swept(session: Session, { platform, procedure }: Tools, look: Look, words: string): Promise<Recovered> {
  if (look.traces.files.length === 0) return { look, words };
  await procedure.sweep(session, look.traces.files);
  return { look: await procedure.look(session, platform), words };
}
