// A look at a device and its condition in the same breath: nothing is put on it, so it may be done ahead of time.
import type { Session } from "../transport/session.ts";
import type { Change } from "./change.ts";
import type { Condition, Look } from "./procedure.ts";

export interface Inspection {
  readonly look: Look;
  /** absent: nobody asks this vendor's devices for it */
  readonly condition?: Condition;
}

type Inspected = Pick<Change, "target" | "platform" | "procedure">;

export async function inspect({ procedure, platform, target }: Inspected, session: Session): Promise<Inspection> {
  const [user = ""] = target.user.split("+");
  return (await procedure.inspect?.(session, platform, user)) ?? { look: await procedure.look(session, platform) };
}
