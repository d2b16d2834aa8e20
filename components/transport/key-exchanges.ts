// Key exchanges, a few at a time. They are arithmetic on both sides: were three hundred begun at once, all would be over at the same late
// moment, and then every login would be waited for with nothing left to do meanwhile.
import limit from "p-limit";

const atOnce = 32;

/** Milliseconds. A host that is far away, or silent, gives its place up: others need not wait for it. */
const longest = 100;

const places = limit(atOnce);

/** Waits for a place; what it gives is called when the key exchange is over, however it went. */
export function keyExchangeTurn(): Promise<() => void> {
  return new Promise((begin) => {
    void places(() => new Promise<void>((leave) => begin(once(leave))));
  });
}

function once(leave: () => void): () => void {
  const late = setTimeout(leave, longest);
  return () => {
    clearTimeout(late);
    leave();
  };
}
