// Statements that steer a script: they stay in the console, because what they hold may be the console's own commands.
import type { Frame } from "./console.ts";
import { runIn } from "./console.ts";
import { readDuration } from "./durations.ts";
import { runOnModel } from "./engine.ts";
import { Refused } from "./refusal.ts";
import { argumentsOf, blockOf } from "./statement.ts";

type Control = (frame: Frame, rest: () => string) => Promise<void>;

/** How the statement is run, where it is one of these. */
export function controlOf(text: string): Control | undefined {
  const parsed = /^\[\s*:parse\s+("(?:[^"\\]|\\.)*")\s*\]$/.exec(text)?.[1];
  if (parsed !== undefined) return (frame) => runIn(inner(frame), argumentsOf(parsed).words[0] ?? "");
  const word = /^:?(do|onerror|if|execute|delay|log)\b([\s\S]*)$/.exec(text);
  const [, name = "", body = ""] = word ?? [];
  if (name === "" || (!text.startsWith(":") && name !== "execute" && name !== "delay")) return undefined;
  return controls[name]?.(body);
}

const controls: Readonly<Record<string, (body: string) => Control>> = {
  do: (body) => (frame) => attempt(frame, body),
  onerror: (body) => (frame) => onError(frame, body),
  if: (body) => (frame) => either(frame, body),
  execute: (body) => (frame) => execute(frame, body),
  delay: (body) => (frame, rest) => delay(frame, body, rest),
  log: (body) => (frame) => note(frame, body),
};

function inner(frame: Frame, more: Partial<Pick<Frame, "locals">> = {}): Frame {
  const { before: _, ...kept } = frame;
  return { ...kept, ...more, depth: frame.depth + 1 };
}

/** `:do {…} on-error={…}` */
async function attempt(frame: Frame, body: string): Promise<void> {
  const { named, words } = argumentsOf(body);
  const onError = blockOf(named.get("on-error"));
  try {
    await runIn(inner(frame), blockOf(words[0]) ?? "");
  } catch (error) {
    if (!(error instanceof Refused) || onError === undefined) throw error;
    await runIn(inner(frame), onError);
  }
}

/** `:onerror e in={…} do={…}`: the second block finds the device's words in `$e`. */
async function onError(frame: Frame, body: string): Promise<void> {
  const { named, words } = argumentsOf(body);
  try {
    await runIn(inner(frame), blockOf(named.get("in")) ?? "");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const message = error.message.replaceAll(/["\\$]/g, "\\$&").replaceAll("\n", "\\n");
    const locals = `${frame.locals}:local ${words[0] ?? "error"} "${message}"\n`;
    await runIn(inner(frame, { locals }), blockOf(named.get("do")) ?? "");
  }
}

/** `:if (…) do={…} else={…}` */
async function either(frame: Frame, body: string): Promise<void> {
  const { named, words } = argumentsOf(body);
  const answer = runOnModel(frame, { text: `:put ${words[0] ?? "false"}`, line: 1, column: 1 }).trim();
  const chosen = blockOf(named.get(answer === "true" ? "do" : "else"));
  if (chosen !== undefined) await runIn(inner(frame), chosen);
}

/** `:execute {…}` or `:execute script="…"`: a job of its own; the answer is its number. */
async function execute(frame: Frame, body: string): Promise<void> {
  const { named, words } = argumentsOf(body);
  const given = named.get("script") ?? words[0] ?? "";
  const { device, actor } = frame;
  const id = device.jobs.start(blockOf(given) ?? given, { ...actor, as: "job" });
  frame.print(`*${id.toString(16).toUpperCase()}\n`);
}

async function delay(frame: Frame, body: string, rest: () => string): Promise<void> {
  const { named, words } = argumentsOf(body);
  const given = named.get("delay-time") ?? words[0] ?? "1s";
  const milliseconds = readDuration(given);
  if (milliseconds === undefined) throw new Refused(`invalid value for argument delay-time`);
  // Inside a block the rest is not known: such a job is lost when the farm stops, as it would be in a reboot.
  const goesOn = await frame.sleep(milliseconds, frame.depth === 0 ? rest() : "");
  if (!goesOn) throw new Refused("interrupted");
}

/** `:log info "…"` */
async function note(frame: Frame, body: string): Promise<void> {
  const [, topic = "info", text = ""] = /^\s*(info|warning|error|debug)\s+([\s\S]*)$/.exec(body) ?? [];
  const words = runOnModel(frame, { text: `:put ${text}`, line: 1, column: 1 });
  frame.device.log(`script,${topic}`, words.trim());
}
