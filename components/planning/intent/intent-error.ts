// What an inventory lacks before its devices can be described. The message and the fix are for people.
export class IntentError extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.name = "IntentError";
    this.fix = fix;
  }
}
