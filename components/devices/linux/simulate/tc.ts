// tc: answers as iproute2 6.1 and Linux 6.18 gave them (test/golden/simulate/linux).
import type { Item } from "../model.ts";
import { handmade, type Parsed, parsedLine } from "../tc/line.ts";
import { withFilter } from "../tc/read.ts";
import { done, failure, type Machine, output, partOf, put, type Result } from "./machine.ts";

const noFile = "RTNETLINK answers: No such file or directory";

export function tc(machine: Machine, words: readonly string[], input: string): Result {
  if (words[0] === "-batch" || words[0] === "-b") return batch(machine, input);
  const [kind = "", verb = ""] = words;
  if (verb === "show" || verb === "ls") return show(machine, kind, words.slice(2));
  const parsed = parsedLine(words.join(" "));
  if (parsed === undefined) return failure(`Command "${words.join(" ")}" is unknown, try "tc help".`);
  const part = partOf(machine, `tc ${parsed.device}`);
  const refusal = acts[parsed.kind](machine, part, parsed);
  if (refusal !== undefined) return failure(refusal, 2);
  machine.changed.add(`tc ${parsed.device} ${parsed.key}`);
  return done;
}

/** Stops at the first line that is refused. */
function batch(machine: Machine, input: string): Result {
  for (const [at, line] of input.split("\n").entries()) {
    if (line.trim() === "") continue;
    const result = tc(machine, line.trim().split(/\s+/), "");
    if (result.status !== 0) return failure(`${result.err}\nCommand failed -:${at + 1}`);
  }
  return done;
}

type Act = (machine: Machine, part: Map<string, Item>, parsed: Parsed) => string | undefined;

const acts: Readonly<Record<Parsed["kind"], Act>> = { qdisc, class: htbClass, filter };

function kindIn(text: string): string {
  const words = text.split(" ");
  const place = words[0] === "parent" ? 2 : 1;
  return words[words[place] === "handle" ? place + 2 : place] ?? "";
}

function handleIn(text: string): string {
  return /\bhandle (\S+)/.exec(text)?.[1] ?? "";
}

function qdisc(machine: Machine, part: Map<string, Item>, { verb, key, text }: Parsed): string | undefined {
  const held = part.get(key);
  if (verb === "del") {
    if (held === undefined) return "Error: Cannot delete qdisc with handle of zero.";
    takeAway(machine, part, held);
    return undefined;
  }
  const parent = key.startsWith("qdisc parent ") ? key.slice(13) : undefined;
  if (parent !== undefined && !part.has(`class ${parent}`) && !makesClasses(part, parent)) return "Error: Specified class not found.";
  if (held !== undefined && verb === "add") return "Error: Exclusivity flag on, cannot modify.";
  const same = held !== undefined && kindIn(held.text) === kindIn(text) && handleIn(held.text) === handleIn(text);
  if (same && kindIn(text) === "htb") return "Error: Change operation not supported by specified qdisc.";
  if (held === undefined && verb === "change") return noFile;
  const renamed =
    held !== undefined && handleIn(text) !== "" && handleIn(held.text) === handleIn(text) && kindIn(held.text) !== kindIn(text);
  if (renamed) return "Error: Invalid qdisc name: must match existing qdisc.";
  if (held !== undefined && !same) takeAway(machine, part, held);
  put(machine, part, key, { key, text });
  return undefined;
}

/** With a qdisc goes all that hangs on it. */
function takeAway(machine: Machine, part: Map<string, Item>, { key, text }: Item): void {
  const major = handleIn(text);
  put(machine, part, key, undefined);
  for (const item of [...part.values()]) {
    const under =
      key === "qdisc root" || (major !== "" && (item.key.startsWith(`class ${major}`) || item.key === `filter parent ${major}`));
    if (under && item.key !== key) put(machine, part, item.key, undefined);
  }
}

function hasQdisc(part: ReadonlyMap<string, Item>, handle: string): boolean {
  return [...part.values()].some(({ key, text }) => key.startsWith("qdisc ") && handleIn(text) === handle);
}

/** The queue that a class would be of makes its classes by itself. */
function makesClasses(part: ReadonlyMap<string, Item>, id: string): boolean {
  const queue = [...part.values()].find(({ key, text }) => key.startsWith("qdisc ") && handleIn(text) === `${id.split(":")[0]}:`);
  return queue !== undefined && !handmade.test(kindIn(queue.text));
}

function htbClass(machine: Machine, part: Map<string, Item>, { verb, key, text }: Parsed): string | undefined {
  const id = key.slice(6);
  const held = part.get(key);
  if (verb === "del") {
    if (held === undefined) return noFile;
    const used = [...part.values()].some(
      (item) => item.text.startsWith(`parent ${id} `) || (item.children ?? []).some((one) => `${one.text}\n`.includes(`flowid ${id}\n`)),
    );
    if (used || part.has(`qdisc parent ${id}`)) return "Error: HTB class in use.";
    put(machine, part, key, undefined);
    return undefined;
  }
  if (!/ rate \S/.test(text)) return '"rate" is required.';
  if (!hasQdisc(part, `${id.split(":")[0]}:`)) return noFile;
  if (held !== undefined && verb === "add") return "RTNETLINK answers: File exists";
  if (held === undefined && verb === "change") return noFile;
  // the kernel never moves a class: it keeps the parent that it was made under
  const parent = /^parent \S+/.exec(held?.text ?? "")?.[0];
  put(machine, part, key, { key, text: parent === undefined ? text : text.replace(/^parent \S+/, parent) });
  return undefined;
}

function filter(machine: Machine, part: Map<string, Item>, parsed: Parsed): string | undefined {
  const { verb, key, text, number } = parsed;
  const list = part.get(key);
  const held = (list?.children ?? []).find((one) => one.number === number);
  if (verb === "del") {
    if (list === undefined) return "Error: Cannot find specified filter chain.";
    if (held === undefined) return "Error: Filter with specified priority/protocol not found.";
    const children = (list.children ?? []).filter((one) => one !== held);
    put(machine, part, key, children.length === 0 ? undefined : { ...list, children });
    return undefined;
  }
  if (key.startsWith("filter parent ") && !hasQdisc(part, key.slice(14))) return "Error: Parent Qdisc doesn't exists.";
  if (held !== undefined && held.text.split(" ")[1] !== text.split(" ")[1])
    return "Error: Protocol mismatch for filter with specified priority.";
  put(machine, part, key, withFilter(list, parsed));
  return undefined;
}

/** As far as guards look: whether there is one. */
function show({ parts }: Machine, kind: string, words: readonly string[]): Result {
  const after = (name: string): string | undefined => words[words.indexOf(name) + 1] ?? undefined;
  const value = (name: string): string | undefined => (words.includes(name) ? after(name) : undefined);
  const device = value("dev");
  const items = [...(parts.get(`tc ${device}`)?.values() ?? [])];
  if (kind === "qdisc")
    return output(
      items
        .filter(({ key }) => key.startsWith("qdisc "))
        .map(({ text }) => shownQdisc(text))
        .join(""),
    );
  if (kind === "class") {
    const id = value("classid");
    const found = items.filter(({ key }) => key.startsWith("class ") && (id === undefined || key === `class ${id}`));
    return output(found.map(({ key, text }) => `class htb ${key.slice(6)} ${text.replace(/ classid \S+ htb/, "")} \n`).join(""));
  }
  const parent = value("parent");
  const list = items.find(({ key }) => key === (parent === undefined ? "" : `filter parent ${parent}`));
  const prio = value("prio") ?? value("pref");
  const found = (list?.children ?? []).filter(({ number }) => prio === undefined || number === Number(prio));
  return output(found.map(({ text }) => `filter ${text.split("\n")[0]}\n`).join(""));
}

/** `qdisc htb 1: root default 0x30` */
function shownQdisc(text: string): string {
  const handle = handleIn(text);
  const [place, ...rest] = text.replace(/ handle \S+/, "").split(" ");
  const at = place === "parent" ? [`parent ${rest[0]}`, ...rest.slice(1)] : [place ?? "", ...rest];
  return `qdisc ${at[1] ?? place} ${handle === "" ? "0:" : handle} ${at[0]} ${at.slice(2).join(" ")}\n`;
}
