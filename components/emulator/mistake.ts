// A mistake of the person who asked the farm for something: one sentence and the fix.

export class FarmError extends Error {
  readonly fix: string | undefined;
  constructor(message: string, fix?: string) {
    super(message);
    this.name = "FarmError";
    this.fix = fix;
  }
}
