// Waits with an end: each settles when its work does, when its seconds have passed, or when the session is over.

/** What one wait is for: how long, and the error that its end becomes. */
export interface Wait {
  readonly seconds: number;
  /** `why` in words, e.g. "the connection was cut" */
  readonly failed: (why: string) => Error;
}

/** Everything in a session that still waits; ending the session ends every wait. */
export class Waits {
  readonly #ends = new Set<(why: string) => void>();
  #over: string | undefined;

  /** Runs `start`; `late` is told when the seconds have passed. */
  on<T>(wait: Wait, late: () => void, start: (done: (value: T) => void, fail: (why: string) => void) => void): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const fail = (why: string): void => reject(wait.failed(why));
    if (this.#over !== undefined) {
      fail(this.#over);
      return promise;
    }
    const timer = setTimeout(() => {
      fail(`no answer within ${wait.seconds} s`);
      late();
    }, wait.seconds * 1000);
    this.#ends.add(fail);
    start(resolve, fail);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#ends.delete(fail);
    });
  }

  /** Ends every wait, and each later one at once. Only the first reason counts. */
  end(why: string): void {
    this.#over ??= why;
    for (const end of [...this.#ends]) end(this.#over);
  }
}
