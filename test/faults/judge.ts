// The judge, a process of its own: it knows two canonical texts, reads a device with the stock SSH client, and says what it sees.
import { execFile } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { platformOf } from "../../components/devices/index.ts";
import { type Trial, trialOf } from "./trial.ts";

export interface Texts {
  readonly old: string;
  readonly new: string;
  readonly trial: string;
  /** file that pins the devices' host keys */
  readonly knownHosts: string;
}

export interface Question {
  readonly number: number;
  readonly port: number;
  readonly user: string;
  readonly identityFile: string;
}

export interface Verdict {
  readonly number: number;
  readonly reachable: boolean;
  readonly ended: "old" | "new" | "between";
  /** canonical, less what an operator added */
  readonly text: string;
  /** names of ours that are on it: scheduler entries, scripts, files, jobs */
  readonly left: readonly string[];
}

const run = promisify(execFile);
async function asked(command: string, { port, user, identityFile }: Question, { knownHosts }: Texts): Promise<string> {
  const options = ["-F", "none", "-i", identityFile, "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"];
  const pins = ["-o", `UserKnownHostsFile=${knownHosts}`, "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=5"];
  const words = [...options, ...pins, "-p", String(port), `${user}@127.0.0.1`, command];
  const { stdout } = await run("ssh", words, { timeout: 20_000, maxBuffer: 16 * 1024 * 1024 });
  return stdout.replaceAll("\r\n", "\n");
}

/** Canonical text of what is a configuration, without our own timers and without the entry of a person who was there meanwhile. */
function canonical(configuration: string, { vendor, isForeign }: Trial): string {
  const platform = platformOf(vendor);
  return platform
    .print(platform.parse(configuration))
    .split("\n")
    .filter((line) => !isForeign(line))
    .join("\n");
}

async function judge(question: Question, texts: Texts): Promise<Verdict> {
  const { number } = question;
  try {
    const trial = await trialOf(texts.trial);
    const answers = await Promise.all(trial.asks.map((command) => asked(command, question, texts)));
    const found = trial.seen(answers);
    if (found === undefined) return { number, reachable: false, ended: "between", text: "", left: [] };
    const text = canonical(found.configuration, trial);
    const ended = text === texts.old ? "old" : text === texts.new ? "new" : "between";
    return { number, reachable: true, ended, text, left: found.left };
  } catch {
    return { number, reachable: false, ended: "between", text: "", left: [] };
  }
}

/** The first line are the texts, each later one a question; answers come as they are found. */
let texts: Texts | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line) as Texts | Question;
  if ("old" in said) texts = said;
  else if (texts !== undefined) void judge(said, texts).then((verdict) => process.stdout.write(`${JSON.stringify(verdict)}\n`));
}
