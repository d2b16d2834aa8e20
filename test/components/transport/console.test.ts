// The console of a device that is typed at: recordings and scripted devices, in pieces of every size.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Duplex } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { platformOf } from "../../../components/devices/index.ts";
import { Console } from "../../../components/transport/console.ts";
import { ios } from "../../../components/transport/console-manner.ts";
import { Recording } from "../../../components/transport/recording.ts";

/** A device that answers each line with a text, in pieces; what ends without a prompt waits for more keys. */
class Played extends Duplex {
  readonly typed: string[] = [];
  readonly #answer: (line: string) => string;
  readonly #pieces: readonly number[];
  #line = "";
  #sent = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(opening: string, answer: (line: string) => string, pieces: readonly number[] = [4096]) {
    super();
    this.#answer = answer;
    this.#pieces = pieces;
    this.#say(opening);
  }

  override _read(): void {}

  override _write(bytes: Buffer, _: string, done: () => void): void {
    for (const key of bytes.toString("utf8")) {
      if (key === " " && this.#line === "") this.#enter(" ");
      else if (key !== "\r") this.#line += key;
      else this.#enter(this.#line);
    }
    done();
  }

  #enter(line: string): void {
    this.#line = "";
    if (!line.startsWith("!")) this.typed.push(line);
    this.#say(this.#answer(line));
  }

  #say(text: string): void {
    const bytes = Buffer.from(text.replaceAll("\n", "\r\n"));
    for (let at = 0; at < bytes.length; ) {
      const size = this.#pieces[this.#sent++ % this.#pieces.length] ?? 1;
      const piece = bytes.subarray(at, at + size);
      this.#turn = this.#turn.then(
        () =>
          new Promise((next) =>
            setImmediate(() => {
              this.push(piece);
              next();
            }),
          ),
      );
      at += size;
    }
  }
}

const nobody = (): undefined => undefined;
const pieces = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 });
const fixtures = resolve(import.meta.dirname, "../../../../shared/fixtures/ios");
const recordings = ["oxidized-ios_asr920_16.8.1b_simulation.yaml", "oxidized-ios_C9800-L-F-K9_17.06.05_simulation.yaml"];

test.skipIf(!existsSync(fixtures)).each(recordings)("%s plays through it, in pieces of any size", async (file) => {
  const text = readFileSync(join(fixtures, file), "utf8");
  const opening = String(parseDocument(text).get("init_prompt")).replaceAll("\\x20", " ");

  const prompt = opening.trimEnd().split("\n").at(-1) ?? "";
  const entries = Recording.read(text).entries.filter(({ output }) => output !== "");
  const answers = new Map(entries.map(({ command, output }) => [command, output.replaceAll("\\x20", " ").trimEnd()]));
  const answer = (line: string): string => (line.startsWith("!") ? `${line}\n${prompt}` : (answers.get(line) ?? `${line}\n${prompt}`));
  await fc.assert(
    fc.asyncProperty(pieces, async (sizes) => {
      const console = new Console(new Played(opening.trimEnd(), answer, sizes), ios);
      await console.begin(nobody);
      for (const { command } of entries) {
        const whole = answers.get(command) ?? "";
        expect(await console.run(command)).toBe(whole.slice(whole.indexOf("\n") + 1, whole.lastIndexOf("\n") + 1));
      }
    }),
    { numRuns: 5 },
  );
  const shown = answers.get("show running-config") ?? answers.get("show running-config view full") ?? "";
  expect(platformOf("ios").parse(shown).items).toBeGreaterThan(5);
});

/** A device with a name; `lines` are its answers. */
function device(lines: Readonly<Record<string, string>>, opening = "", sizes?: readonly number[]): Played {
  const echo = (line: string): string => `${line}\n${lines[line] ?? ""}${/[?\]:] ?$|More-- $|TEXT/.test(lines[line] ?? "") ? "" : "r1#"}`;
  return new Played(`${opening}r1#`, (line) => (line === " " ? (lines[" "] ?? "") : echo(line)), sizes);
}

test("what looks like a prompt is none, in the banner and in an answer, wherever a packet ends", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (sizes) => {
      const answer = "r1#\nr1(config)#end\nr1#show version\nr1>\n";
      const console = new Console(device({ "show x": answer }, "r1#\nwho#\n", sizes), ios);
      await console.begin(nobody);
      expect(await console.run("show x")).toBe(answer);
    }),
    { numRuns: 20 },
  );
});

test("pages are turned, and leave no trace", async () => {
  const played = device({ "show run": "satu\ndua\n --More-- ", " ": `${"\b".repeat(10)}${" ".repeat(10)}${"\b".repeat(10)}tiga\nr1#` });
  const console = new Console(played, ios);
  await console.begin(nobody);
  expect(await console.run("show run")).toBe("satu\ndua\ntiga\n");
});

test("a question that we asked for is answered, any other is not", async () => {
  const played = device({ "copy a b": "Destination filename [b]? ", "": "12 bytes copied\n", reload: "Proceed with reload? [confirm]" });
  const console = new Console(played, ios);
  await console.begin(nobody);
  expect(await console.run("copy a b")).toBe("Destination filename [b]? \n\n12 bytes copied\n");
  await expect(console.run("reload")).rejects.toThrow("it asks: Proceed with reload? [confirm]");
  expect(played.typed).toEqual(["terminal length 0", "terminal width 0", "copy a b", "", "reload"]);
});

test("the password of `enable` is typed only where it is asked for, and never told", async () => {
  const low = (secret: string | undefined): Promise<string> => {
    let isHigh = false;
    const played = new Played("r1>", (line) => {
      if (line === "enable") return `${line}\nPassword: `;
      if (line === "RAHASIA") isHigh = true;
      return `${line === "RAHASIA" || line === "salah" ? "" : line}\n${line === "salah" ? "Password: " : isHigh ? "r1#" : "r1>"}`;
    });
    return new Console(played, ios)
      .begin(() => secret)
      .then(
        () => "in",
        (error: Error) => error.message,
      );
  };
  expect(await Promise.all([low("RAHASIA"), low("salah"), low(undefined)])).toEqual([
    "in",
    'it does not take this password at "enable"',
    'it asks for a password at "enable", and nobody named one',
  ]);
});

test("a text is typed only where it is asked for: its lines never become commands", async () => {
  const asked = device({ "banner motd @a": "Enter TEXT message.  End with the character '@'.\n" });
  const [open, refused] = [new Console(asked, ios), device({ "banner motd @a": "% Invalid input detected at '^' marker.\n" })];
  const shut = new Console(refused, ios);
  await Promise.all([open.begin(nobody), shut.begin(nobody)]);
  expect(await shut.run("banner motd @a\nreload\n@")).toBe("% Invalid input detected at '^' marker.\n");
  expect(refused.typed).not.toContain("reload");
  await open.run("banner motd @a\nreload\n@");
  expect(asked.typed.slice(2)).toEqual(["banner motd @a", "reload", "@"]);
});

test("a control character is never typed, a question mark is quoted", async () => {
  const played = device({});
  const console = new Console(played, ios);
  await console.begin(nobody);
  await console.run("description siapa? apa?");
  expect(played.typed.at(-1)).toBe("description siapa\x16? apa\x16?");
  for (const sign of ["\r", "\x03", "\x1a", "\t", "\x00", "\x7f"])
    await expect(console.run(`a${sign}b`)).rejects.toThrow("cannot be typed");
});
