// A look at a device and its condition in the same breath: nothing is put on it, so it may be done ahead of time.

import type { Platform } from "../devices/platform.ts";
import type { Session, Target } from "../transport/session.ts";
import type { Condition, Look, Procedure } from "./procedure.ts";

export interface Inspection {
  readonly look: Look;
  /** absent: nobody asks this vendor's devices for it */
  readonly condition?: Condition;
}

interface Inspected {
  readonly target: Target;
  readonly platform: Platform;
  readonly procedure: Procedure;
}

export async function inspect({ procedure, platform, target }: Inspected, session: Session): Promise<Inspection> {
  const [user = ""] = target.user.split("+");
  return (await procedure.inspect?.(session, platform, user)) ?? { look: await procedure.look(session, platform) };
}
