// What earlier transactions left on a Linux router, and what it says of itself: asked for beside the configuration, in one command.
import { asked, ifThere, type Part } from "../devices/readings/linux.ts";
import { drafts, lock } from "./linux-script.ts";
import type { Guard } from "./outcome.ts";
import type { Condition, Traces } from "./procedure.ts";

/** Each only lists; what is not there is no failure. */
export const tracesScript = [
  asked(
    "traces",
    `ls -d /etc/simpul-* /etc/simpul-*/* /etc/systemd/system/simpul-* /etc/systemd/system/*/simpul-* /etc/cron.d/simpul-* ${drafts} 2> /dev/null; true`,
  ),
  asked("lock", `readlink ${lock}; true`),
  `if test -d /run/systemd/system; then ${asked("units", "systemctl list-units --all --plain --no-legend --no-pager 'simpul-*'; true")}; fi`,
  asked(
    "waiters",
    'for file in /etc/simpul-*/simpul-wait.pid; do if grep -qs simpul-wait- "/proc/$(cat "$file" 2> /dev/null)/cmdline"; then echo "$file"; fi; done; true',
  ),
  ifThere("atq", asked("jobs", `for job in $(atq | cut -f1); do at -c "$job" | grep -o 'simpul-undo-[a-z0-9-]*'; done; true`)),
].join("; ");

/** Names are kept only where they are such as we make. */
export function tracesIn(parts: readonly Part[]): Traces {
  const lines = (name: string): readonly string[] => parts.filter((part) => part.name === name).flatMap((part) => part.lines);
  const files = lines("traces").filter((line) => /^\/[A-Za-z0-9/@._-]*(simpul-[A-Za-z0-9./@_-]+|\.simpul)$/.test(line));
  const [, held, by] = /^([a-z0-9-]+) ([A-Za-z0-9._@-]+)$/.exec(lines("lock")[0] ?? "") ?? [];
  const timers = timersIn(lines, files);
  const left = held ?? files.flatMap((file) => /^\/etc\/simpul-(?!lock)([a-z0-9-]+)/.exec(file)?.[1] ?? [])[0];
  return {
    ...(timers[0] === undefined ? {} : { armed: timers[0] }),
    ...(by === undefined ? {} : { by }),
    ...(left === undefined ? {} : { left }),
    timers: timers.length,
    files,
    folder: "/etc/",
  };
}

/** Transactions whose undo will run by itself: a timer, a waiting process, a job, or a service of the next start. */
function timersIn(lines: (name: string) => readonly string[], files: readonly string[]): readonly string[] {
  const units = lines("units").flatMap(
    (line) => /^\W*simpul-undo-([a-z0-9-]+)\.(?:timer|service)\s+\S+\s+(?:active|activating)\b/.exec(line)?.[1] ?? [],
  );
  const waiters = lines("waiters").flatMap((line) => /^\/etc\/simpul-([a-z0-9-]+)\/simpul-wait\.pid$/.exec(line)?.[1] ?? []);
  const jobs = lines("jobs").flatMap((line) => /^simpul-undo-([a-z0-9-]+)$/.exec(line)?.[1] ?? []);
  return [...units, ...waiters, ...jobs, ...bootsIn(files)];
}

/** Where the service is and is wanted at start, or cron's entry is there. */
function bootsIn(files: readonly string[]): readonly string[] {
  const named = (place: RegExp): readonly string[] => files.flatMap((file) => place.exec(file)?.[1] ?? []);
  const wanted = new Set(named(/^\/etc\/systemd\/system\/multi-user\.target\.wants\/simpul-boot-([a-z0-9-]+)\.service$/));
  const services = named(/^\/etc\/systemd\/system\/simpul-boot-([a-z0-9-]+)\.service$/).filter((name) => wanted.has(name));
  return [...services, ...named(/^\/etc\/cron\.d\/simpul-boot-([a-z0-9-]+)$/)];
}

/** Which guard is armed for a transaction, by what was read back; undefined: none that runs while the device runs. */
export function guardIn(parts: readonly Part[], transaction: string, tool: "systemd" | "setsid" | "at"): Guard | undefined {
  const lines = (name: string): readonly string[] => parts.filter((part) => part.name === name).flatMap((part) => part.lines);
  const armed = timersIn(lines, []).includes(transaction);
  if (!armed) return undefined;
  const outlives = bootsIn(tracesIn(parts).files).includes(transaction);
  if (tool === "systemd") return outlives ? "systemd" : "systemd-run";
  if (tool === "setsid") return outlives ? "cron" : "setsid";
  return "at";
}

const needed = ["flock", "timeout", "sha256sum", "install"];

/** Before anything is put on it. */
export const conditionScript = [
  asked("user", "id -u"),
  asked("space", "df -Pk /etc"),
  asked("memory", "cat /proc/meminfo"),
  asked(
    "tools",
    `for tool in ${needed.join(" ")} systemd-run setsid at; do if command -v "$tool" > /dev/null 2>&1; then echo "$tool"; fi; done; true`,
  ),
  asked("daemons", 'for file in /run/systemd/system /run/crond.pid /run/atd.pid; do if test -e "$file"; then echo "$file"; fi; done; true'),
].join("; ");

export function conditionIn(parts: readonly Part[], user: string): Condition {
  const text = (name: string): string => parts.find((part) => part.name === name)?.lines.join("\n") ?? "";
  const has = (name: string, word: string): boolean => text(name).split("\n").includes(word);
  const space = /\s(\d+)\s+\d+%\s+\S+\s*$/m.exec(text("space"))?.[1];
  const memory = /^MemAvailable:\s*(\d+) kB/m.exec(text("memory"))?.[1];
  const lacking = needed.filter((tool) => !has("tools", tool));
  const why = text("user").trim() !== "0" ? `its user "${user}" is not root, and only root may change all of it` : lackingWords(lacking);
  return {
    ...(why === undefined ? {} : { unfit: why }),
    ...(space === undefined ? {} : { freeSpace: Number(space) * 1024 }),
    ...(memory === undefined ? {} : { freeMemory: Number(memory) * 1024 }),
    guard: strongest(has),
    writers: [],
  };
}

function lackingWords(tools: readonly string[]): string | undefined {
  return tools.length === 0 ? undefined : `it has no ${tools.join(", no ")}, which the undo needs (packages coreutils and util-linux)`;
}

function strongest(has: (name: string, word: string) => boolean): NonNullable<Condition["guard"]> {
  if (has("daemons", "/run/systemd/system") && has("tools", "systemd-run")) return { kind: "systemd" };
  if (has("tools", "setsid")) {
    const cron = has("daemons", "/run/crond.pid");
    return cron ? { kind: "cron" } : { kind: "setsid", why: "neither systemd nor cron runs on it" };
  }
  if (has("daemons", "/run/atd.pid") && has("tools", "at")) return { kind: "at" };
  return { kind: "none", why: "neither systemd nor atd runs on it, and it has no setsid" };
}
