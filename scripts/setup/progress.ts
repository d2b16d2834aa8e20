// What a person sees while something takes minutes: what is being done, since when, and what it is at.

const EVERY_SECONDS = { terminal: 1, pipe: 15 };

export interface Progress {
  /** what it is at now, e.g. the package being compiled */
  at(what: string): void;
  /** one line that stays */
  done(words: string): void;
}

export function elapsed(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Writes to standard error: on a terminal one line that renews itself, else a line now and then. */
export function progress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  const began = performance.now();
  let now = "";
  const seconds = (): number => (performance.now() - began) / 1000;
  const line = (): string => `setup: ${what}, ${elapsed(seconds())}${now === "" ? "" : `: ${now}`}`;
  const show = (): void => {
    if (stream.isTTY) stream.write(`\r\u001b[2K${line().slice(0, stream.columns - 1)}`);
    else stream.write(`${line()}\n`);
  };
  const timer = setInterval(show, (stream.isTTY ? EVERY_SECONDS.terminal : EVERY_SECONDS.pipe) * 1000);
  timer.unref();
  stream.write(`setup: ${what}${stream.isTTY ? "" : "\n"}`);
  return {
    at: (words) => {
      now = words;
    },
    done: (words) => {
      clearInterval(timer);
      stream.write(`${stream.isTTY ? "\r\u001b[2K" : ""}setup: ${words} (${elapsed(seconds())})\n`);
    },
  };
}
