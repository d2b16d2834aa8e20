// A socket that sends at once what is written at once: ssh2 writes each packet as three pieces, and without Nagle each would travel alone.
import type { Socket } from "node:net";

/** Holds back what is written until the code that writes is done. */
export function gathered<S extends Socket>(socket: S): S {
  const write = socket.write.bind(socket) as (...words: unknown[]) => boolean;
  let held = false;
  const later = (): void => {
    held = false;
    socket.uncork();
  };
  socket.write = ((...words: unknown[]) => {
    if (!held) {
      held = true;
      socket.cork();
      process.nextTick(later);
    }
    return write(...words);
  }) as S["write"];
  return socket;
}
