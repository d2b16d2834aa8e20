// A person's seat at a device's console, held by a program: types a command, waits for the prompt, and is sure that it is the prompt.
import { randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { Manner } from "./console-manner.ts";
import { longestOutput } from "./limits.ts";

/** The console wants something that we cannot give; in words. */
export class ConsoleFailure extends Error {}

/** Milliseconds of silence after which what looks like a question is one. */
const stillAfter = 400;

/** What a console says before it takes a text is short. */
const longestHead = 300;

/** What the console waits for now. */
type Seen = { readonly kind: "prompt" | "pager" | "text" } | { readonly kind: "question"; readonly words: string };

/**
 * After each command a comment with a word that nobody can know is typed as well: what stands in front of its echo is the prompt, and all
 * before that is the answer, whatever it looks like.
 */
export class Console {
  readonly #channel: Duplex;
  readonly #manner: Manner;
  readonly #decoder = new StringDecoder("utf8");
  /** what came since the last command was typed */
  #text = "";
  #heard: () => void = () => undefined;
  #prompt = "";
  /** a carriage return whose newline has not come yet */
  #held = "";
  /** nothing came for a while */
  #isStill = false;
  #stillness: NodeJS.Timeout | undefined;

  constructor(channel: Duplex, manner: Manner) {
    this.#channel = channel;
    this.#manner = manner;
    channel.on("data", (bytes: Buffer) => this.#hear(this.#decoder.write(bytes)));
  }

  /** Past the banner, up to where configurations are shown, with nothing held back. `password` is asked for only where the device asks. */
  async begin(password: () => string | undefined): Promise<void> {
    await this.#until(() => this.#isAtPrompt());
    await this.#sure();
    if (this.#manner.isLow(this.#prompt)) await this.#rise(password);
    for (const line of this.#manner.plain) await this.run(line);
  }

  /** What it answered. Behind the first line of a command stands the text that it asks for, if it does. */
  async run(command: string): Promise<string> {
    if (this.#manner.untypable.test(command)) throw new ConsoleFailure("a control character in a command cannot be typed");
    const [first = "", ...text] = command.split("\n");
    const [signs, quote] = this.#manner.keys;
    this.#type(first.replace(signs, `${quote}$&`));
    const answer = await this.#answered(text);
    await this.#sure();
    return answer ?? this.#answer;
  }

  #hear(more: string): void {
    const text = this.#held + more;
    this.#held = text.endsWith("\r") ? "\r" : "";
    this.#text += (this.#held === "" ? text : text.slice(0, -1)).replaceAll("\r\n", "\n");
    this.#isStill = false;
    clearTimeout(this.#stillness);
    this.#stillness = setTimeout(() => {
      this.#isStill = true;
      this.#heard();
    }, stillAfter).unref();
    this.#heard();
  }

  async #rise(password: () => string | undefined): Promise<void> {
    this.#type(this.#manner.rise);
    await this.#until(() => this.#isAtPrompt() || this.#manner.password.test(this.#tail));
    if (this.#manner.password.test(this.#tail)) {
      const known = password();
      if (known === undefined) throw new ConsoleFailure(`it asks for a password at "${this.#manner.rise}", and nobody named one`);
      this.#type(known);
      await this.#until(() => this.#isAtPrompt() || this.#manner.password.test(this.#tail));
    }
    if (!this.#isAtPrompt() || this.#manner.isLow(this.#tail))
      throw new ConsoleFailure(`it does not take this password at "${this.#manner.rise}"`);
    await this.#sure();
  }

  /** Up to what looks like the prompt; the answer, where it ends before that. */
  async #answered(text: readonly string[]): Promise<string | undefined> {
    let [left, answer]: [readonly string[], string | undefined] = [text, undefined];
    for (;;) {
      const seen = await this.#next();
      if (seen.kind === "pager") this.#turnPage();
      else if (seen.kind === "question") this.#reply(seen.words);
      else if (seen.kind === "prompt") return answer;
      else if (left.length === 0) throw new ConsoleFailure("it asks for a text that the command has not");
      else {
        answer = this.#answer;
        this.#type(left.join("\r"));
        left = [];
      }
    }
  }

  async #next(): Promise<Seen> {
    let seen: Seen | undefined;
    await this.#until(() => {
      seen = this.#seen();
      return seen !== undefined;
    });
    return seen as Seen;
  }

  #seen(): Seen | undefined {
    const { pager, question, text } = this.#manner;
    const tail = this.#tail;
    if (this.#isAtPrompt()) return { kind: "prompt" };
    if (!this.#text.includes("\n")) return undefined;
    if (pager.test(tail)) return { kind: "pager" };
    const asked = question.exec(tail)?.[1];
    // A question mark may also be where a packet ends: only silence makes it a question.
    if (asked !== undefined && (this.#isStill || this.#answerTo(asked) !== undefined)) return { kind: "question", words: asked };
    return tail === "" && text.test(this.#text.slice(-longestHead)) ? { kind: "text" } : undefined;
  }

  #turnPage(): void {
    this.#text = this.#text.replace(this.#manner.pager, "");
    this.#channel.write(" ");
  }

  #reply(words: string): void {
    const known = this.#answerTo(words);
    if (known === undefined) throw new ConsoleFailure(`it asks: ${words.slice(-120)}`);
    this.#text += "\n";
    this.#channel.write(`${known}\r`);
  }

  #answerTo(words: string): string | undefined {
    return this.#manner.answers.find(([question]) => question.test(words))?.[1];
  }

  /** Types the comment, and waits for its echo and for the prompt behind it. */
  async #sure(): Promise<void> {
    const mark = `${this.#manner.comment}${randomBytes(6).toString("hex")}`;
    this.#channel.write(`${mark}\r`);
    await this.#until(() => {
      const at = this.#text.lastIndexOf(`${mark}\n`);
      if (at === -1) return false;
      const start = this.#text.lastIndexOf("\n", at) + 1;
      const prompt = plain(this.#text.slice(start, at), this.#manner).trim();
      if (!this.#manner.prompt.test(prompt) || this.#tail !== prompt) return false;
      this.#prompt = prompt;
      this.#text = this.#text.slice(0, start);
      return true;
    });
  }

  /** Without the command's own echo. */
  get #answer(): string {
    return plain(this.#text.slice(this.#text.indexOf("\n") + 1), this.#manner);
  }

  get #tail(): string {
    return plain(this.#text.slice(this.#text.lastIndexOf("\n") + 1), this.#manner).trimEnd();
  }

  #isAtPrompt(): boolean {
    return this.#manner.prompt.test(this.#tail);
  }

  #type(line: string): void {
    this.#text = "";
    this.#channel.write(`${line}\r`);
  }

  /** Whoever waits here is ended from outside: by the session's limits. */
  #until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#heard = () => {
        if (this.#text.length > longestOutput) reject(new ConsoleFailure(`more than ${longestOutput} characters of output`));
        else if (holds()) {
          this.#heard = () => undefined;
          resolve();
        }
      };
      this.#heard();
    });
  }
}

function plain(text: string, { leftovers }: Manner): string {
  return text.replace(leftovers, "");
}
