// Tries again what is safe to try again: a connection that broke before anybody logged in.
import { type ConnectOptions, connect } from "./connect.ts";
import { type Session, type Target, TransportError } from "./session.ts";

const most = 3;

/** As `connect`; a server that drops what comes too fast is asked again a moment later, each at a moment of its own. */
export async function connectAgain(target: Target, options: ConnectOptions = {}): Promise<Session> {
  for (let count = 1; ; count += 1) {
    try {
      return await connect(target, options);
    } catch (error) {
      if (!(error instanceof TransportError && error.again) || count === most || options.signal?.aborted === true) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, (0.2 + Math.random() * 0.6) * 1000 * count));
  }
}
