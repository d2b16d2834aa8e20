// A safe change on Linux: two scripts in a folder of ours, and an undo that systemd, a process of its own or atd runs.
import { createHash } from "node:crypto";
import { platformOf } from "../devices/index.ts";
import { quoted } from "../devices/linux/difference/quote.ts";
import type { Platform } from "../devices/platform.ts";
import { bundleOf, configurationScript, draft, inShell, type Part, partsOf } from "../devices/readings/linux.ts";
import { type Session, type TextFile, TransportError } from "../transport/session.ts";
import { checksOf, programsIn } from "./linux-checks.ts";
import * as script from "./linux-script.ts";
import { conditionIn, conditionScript, guardIn, tracesIn, tracesScript } from "./linux-traces.ts";
import type { Guard } from "./outcome.ts";
import { type Condition, DeviceRefusal, type Look, type Procedure, type Staged } from "./procedure.ts";

const LOOK = `${tracesScript}; ${configurationScript}`;

/** Runs words of the shell, up to a mark that is printed only when all of it went well. */
async function line(session: Session, words: string, mark: string): Promise<string> {
  const { text } = await session.run(inShell(words));
  const at = text.split("\n").indexOf(mark);
  if (at === -1) throw new DeviceRefusal(lastWords(text));
  return text;
}

/** Without values of secret fields: a tool repeats the line that it refuses. */
function lastWords(text: string): string {
  const said = text.split("\n").filter((each) => each.trim() !== "" && !each.startsWith("simpul-stopped"));
  const step = /^simpul-stopped-at-(\d+)$/m.exec(text)?.[1];
  const words = platformOf("linux").maskText(said.at(-1) ?? "it stopped without a word", () => "…");
  return `${step === undefined ? "" : `command ${step}: `}${words.slice(0, 300)}`;
}

async function parts(session: Session, words: string): Promise<readonly Part[]> {
  const { text } = await session.run(inShell(words));
  const found = partsOf(text);
  if (found === undefined) throw new TransportError(session.device, "command", "its answer broke off, or something else is in it");
  return found;
}

function lookIn(found: readonly Part[], platform: Platform): Look {
  const bundle = bundleOf(found);
  if (typeof bundle !== "string") throw new DeviceRefusal(bundle.why);
  const model = platform.parse(bundle);
  if (model.incomplete.length > 0) throw new DeviceRefusal(`its listing broke off in ${model.incomplete.join(", ")}`);
  return { model, traces: tracesIn(found) };
}

async function look(session: Session, platform: Platform): Promise<Look> {
  return lookIn(await parts(session, LOOK), platform);
}

async function inspect(
  session: Session,
  platform: Platform,
  user: string,
): Promise<{ readonly look: Look; readonly condition: Condition }> {
  const found = await parts(session, `${conditionScript}; ${LOOK}`);
  return { look: lookIn(found, platform), condition: conditionIn(found, user) };
}

/** Takes the lock, makes the folder, puts the files in it. Who comes second is told who came first. */
async function upload(session: Session, staged: Staged): Promise<void> {
  const { transaction, by = "unnamed" } = staged;
  const mark = `simpul-locked-${transaction}`;
  const who = `readlink ${script.lock} | sed 's/^/simpul-held /'`;
  const { place, before } = script.queueNames(staged);
  const folder = `mkdir -m 700 ${script.homeOf(staged)} && if test -f ${place}; then cp ${place} ${before}; fi && echo ${mark}`;
  const { text } = await session.run(inShell(`if ln -sn '${transaction} ${by}' ${script.lock}; then ${folder}; else ${who}; fi`));
  const held = /^simpul-held (\S+)(?: (\S+))?$/m.exec(text);
  if (held !== null) throw new DeviceRefusal(`${held[2] ?? "somebody"} is changing it: transaction ${held[1]}`);
  if (!text.split("\n").includes(mark)) throw new DeviceRefusal(lastWords(text));
  await put(session, [
    [script.undoName(staged), script.undoFile(staged)],
    [script.scriptName(staged), script.scriptFile(staged)],
    [script.waitName(staged), script.waitFile(staged)],
    ...Object.entries(checksOf(staged.commands)).map(
      ([tool, lines]) => [script.checkName(staged, tool as "frr" | "nft"), lines.map((each) => `${each}\n`).join("")] as const,
    ),
  ]);
}

/**
 * By SFTP, or by the shell where there is none; beside their places first, and moved there once their sums are right: an undo that is
 * not whole is none, and one that is armed must stay whole while it is sent anew.
 */
async function put(session: Session, files: readonly TextFile[]): Promise<void> {
  const drafts = files.map(([name, content]): TextFile => [`${name}${draft}`, content]);
  try {
    await session.upload(...drafts);
  } catch (error) {
    if (!(error instanceof TransportError && /subsystem|SFTP/i.test(error.message))) throw error;
    for (const file of drafts) await putByShell(session, file);
  }
  const sums = files.map(([name, content]) => quoted(`${createHash("sha256").update(content).digest("hex")}  ${name}${draft}`));
  const moves = files.map(([name]) => `mv ${name}${draft} ${name}`).join(" && ");
  const { text } = await session.run(inShell(`printf '%s\\n' ${sums.join(" ")} | sha256sum -c && ${moves} && echo simpul-put`));
  if (text.split("\n").includes("simpul-put")) return;
  const wrong = /^(\S+)\.simpul: FAILED/m.exec(text)?.[1];
  throw new DeviceRefusal(wrong === undefined ? lastWords(text) : `${wrong} did not arrive as it was sent`);
}

/** Characters in one command: with its quotes it stays well below what the kernel takes in one word. */
const most = 30_000;

async function putByShell(session: Session, [name, content]: TextFile): Promise<void> {
  const pieces = content.match(new RegExp(`[\\s\\S]{1,${most}}`, "gu")) ?? [];
  await line(session, `: > ${name} && echo simpul-put`, "simpul-put");
  for (const piece of pieces) await line(session, `printf '%s' ${quoted(piece)} >> ${name} && echo && echo simpul-put`, "simpul-put");
}

/** Scripts by the shell's own reading, lines of FRR and of nft by their tools; an undo whose program is not there would never end. */
async function dryRun(session: Session, staged: Staged): Promise<boolean> {
  const { frr, nft } = checksOf(staged.commands);
  const programs = programsIn([...staged.commands, ...staged.undo]).join(" ");
  const checks = [
    `for program in ${programs}; do command -v "$program" > /dev/null || { echo "it has no $program"; exit 1; }; done`,
    `sh -n ${script.scriptName(staged)}`,
    `sh -n ${script.undoName(staged)}`,
    ...(frr === undefined ? [] : ["vtysh -c 'show version' > /dev/null", `vtysh -C -f ${script.checkName(staged, "frr")}`]),
    ...(nft === undefined ? [] : [`nft -c -f ${script.checkName(staged, "nft")}`]),
  ];
  const mark = `simpul-checked-${staged.transaction}`;
  await line(session, `${checks.map((check) => `${check} 2>&1`).join(" && ")} && echo ${mark}`, mark);
  return true;
}

/** The strongest guard that is there once it was asked for: what was armed is read back, and the configuration with it. */
async function arm(session: Session, platform: Platform, staged: Staged): Promise<{ readonly guard: Guard; readonly look: Look }> {
  for (const [tool, words] of Object.entries(script.guardsOf(staged))) {
    const found = await parts(session, `{ ${words}; } > /dev/null 2>&1; ${LOOK}`);
    const guard = guardIn(found, staged.transaction, tool as keyof ReturnType<typeof script.guardsOf>);
    if (guard !== undefined) return { guard, look: lookIn(found, platform) };
  }
  throw new DeviceRefusal("neither systemd, a process of its own nor atd takes the undo timer");
}

async function run(session: Session, staged: Staged): Promise<void> {
  await line(session, script.running(staged), `simpul-done-${staged.transaction}`);
}

async function keep(session: Session, platform: Platform, staged: Staged): Promise<void> {
  const mark = `simpul-kept-${staged.transaction}`;
  const { place, before, after } = script.queueNames(staged);
  const queues = staged.commands.some((command) => /\btc /.test(command))
    ? queuesOf((await look(session, platform)).model, platform)
    : undefined;
  if (queues !== undefined) await put(session, [[after, queues]]);
  const moved = queues === undefined ? [] : [`if test -f ${before}; then mv ${after} ${place}; fi`];
  await line(session, script.keepingAlone(staged, [...script.keeping(staged.commands), ...moved, `echo ${mark}`]), mark);
}

/** As `tc -batch` takes them. */
function queuesOf(model: Look["model"], platform: Platform): string {
  const [, lines = ""] = /^### file: \/etc\/simpul\/tc\.batch\n((?:(?!### file: ).*\n)*)/m.exec(platform.print(model)) ?? [];
  return lines;
}

async function undo(session: Session, transaction: string, _: string, commands?: readonly string[]): Promise<void> {
  const place = { transaction };
  const mark = `simpul-undone-${transaction}`;
  if (commands !== undefined) {
    await line(session, `mkdir -m 700 -p ${script.homeOf(place)} && echo ${mark}`, mark);
    await put(session, [[script.undoName(place), script.undoFile({ ...place, undo: commands })]]);
  }
  const log = script.logName(place);
  const ended = `if test -e ${script.undoName(place)}; then cat ${log}; else echo ${mark}; fi`;
  await line(session, `{ ${script.undoing(place)}; } > ${log} 2>&1; ${ended}`, mark);
}

async function disarm(session: Session, platform: Platform, transaction: string): Promise<Look> {
  await remove(session, transaction);
  return look(session, platform);
}

async function remove(session: Session, transaction: string): Promise<void> {
  await line(session, script.removing({ transaction }), `simpul-disarmed-${transaction}`);
}

/** Of whichever transactions the files are. */
async function sweep(session: Session, files: readonly string[]): Promise<void> {
  const names = files.flatMap((file) => /simpul-(?:undo-|boot-|wait-)?(\d{8}t[a-z0-9-]+)/.exec(file)?.[1] ?? []);
  for (const name of new Set(names)) await remove(session, name);
  const { text } = await session.run(inShell(`readlink ${script.lock}`));
  const [, held] = /^([a-z0-9-]+) /.exec(text) ?? [];
  if (held !== undefined) await remove(session, held);
  await session.run(inShell(`rm -f ${script.drafts}`));
}

export const linux: Procedure = { vendor: "linux", look, inspect, upload, dryRun, arm, run, keep, undo, disarm, sweep };
