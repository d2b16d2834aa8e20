// How far a door has come, on standard error: one line that changes on a terminal, now and then a line elsewhere.

const every = 2000;

export interface Progress {
  /** one more is over */
  readonly step: (words?: string) => void;
  /** takes the changing line away */
  readonly end: () => void;
}

/** `what` is a verb's form, e.g. "read". */
export function progressOf(what: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  let done = 0;
  let told = performance.now();
  const isTerminal = stream.isTTY === true;
  const tell = (words: string): void => {
    const line = `${done}/${total} ${what}${words === "" ? "" : `: ${words}`}`;
    stream.write(isTerminal ? `\r\x1b[K${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`);
  };
  return {
    step: (words = "") => {
      done += 1;
      const now = performance.now();
      if (!isTerminal && now - told < every) return;
      told = now;
      tell(words);
    },
    end: () => {
      if (isTerminal) stream.write("\r\x1b[K");
    },
  };
}
