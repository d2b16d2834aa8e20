// A device's time: it runs with ours, can be moved ahead, and what is due in between happens in order.

interface Due {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

const longestTimeout = 2 ** 31 - 1;

/** Milliseconds that never go back. What the device's own wall clock shows is another matter. */
export class DeviceClock {
  #ahead: number;
  #due: Due[] = [];
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(ahead = 0) {
    this.#ahead = ahead;
  }

  /** How far this clock was moved ahead of ours, in milliseconds. */
  get ahead(): number {
    return this.#ahead;
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Lets something happen at a time; returns what calls it off. */
  at(time: number, happen: () => void): () => void {
    this.#count += 1;
    const due: Due = { at: time, order: this.#count, happen };
    this.#due.push(due);
    this.#due.sort((a, b) => a.at - b.at || a.order - b.order);
    this.#wind();
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
      this.#wind();
    };
  }

  /** Ends when so much device time has passed. */
  pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.at(this.now() + milliseconds, resolve);
    });
  }

  /** Moves the clock ahead; each thing due in between happens at its own time, and what it starts too. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.now() + milliseconds;
    for (let next = this.#due[0]; next !== undefined && next.at <= target; next = this.#due[0]) {
      this.#ahead += Math.max(0, next.at - this.now());
      this.#happen();
      await settled();
    }
    this.#ahead += Math.max(0, target - this.now());
    this.#wind();
  }

  /** Forgets everything due: the power is off. */
  clear(): void {
    this.#due = [];
    this.#wind();
  }

  #happen(): void {
    const next = this.#due.shift();
    next?.happen();
  }

  #wind(): void {
    clearTimeout(this.#timer);
    const next = this.#due[0];
    if (next === undefined) return;
    this.#timer = setTimeout(() => this.#ring(), Math.min(longestTimeout, Math.max(0, next.at - this.now())));
  }

  #ring(): void {
    for (let next = this.#due[0]; next !== undefined && next.at <= this.now(); next = this.#due[0]) this.#happen();
    this.#wind();
  }
}

/** Lets everything run that is not waiting for time. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
