// From the queues of a device to others: qdiscs, classes and filters, each so that it can be said twice.
import type { Item } from "../model.ts";
import { commandText, depthsOf, printTc } from "../tc/read.ts";
import type { Area, Change } from "./change.ts";
import { literally, quoted, word } from "./quote.ts";

interface Device {
  readonly name: string;
  /** how deep a class hangs: its parent comes first, and goes last */
  readonly depths: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, Item>;
  readonly after: ReadonlyMap<string, Item>;
}

export function tcChanges(path: string, before: readonly Item[], after: readonly Item[]): Change[] {
  const device: Device = {
    name: path.slice(3),
    depths: new Map([...depthsOf(before), ...depthsOf(after)]),
    before: byKey(before),
    after: byKey(after),
  };
  if (mustBeRebuilt(device)) return [rebuild(device, after)];
  const rootGoes = device.before.has("qdisc root") && !device.after.has("qdisc root");
  const made = after.flatMap((item, at) => setChanges(device, item, at));
  const gone = before.filter(({ key }) => !device.after.has(key) && !(rootGoes && hangsOnRoot(key)));
  return [...made, ...gone.flatMap((item, at) => goneChanges(device, item, at))];
}

function byKey(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.key, item]));
}

/** It goes with the root. */
function hangsOnRoot(key: string): boolean {
  return key !== "qdisc root" && !/^(qdisc|filter) (ingress|egress|clsact)/.test(key);
}

/** The kernel changes neither HTB itself, nor another kind of qdisc into it, nor the parent of a class. */
function mustBeRebuilt({ before, after }: Device): boolean {
  const root = [before.get("qdisc root"), after.get("qdisc root")] as const;
  const classful = [...before.keys(), ...after.keys()].some((key) => key.startsWith("class "));
  if (
    root[0] !== undefined &&
    root[1] !== undefined &&
    root[0].text !== root[1].text &&
    (classful || / htb( |$)/.test(root[1].text) || / htb( |$)/.test(root[0].text))
  )
    return true;
  return [...after].some(
    ([key, { text }]) => key.startsWith("class ") && before.has(key) && parentIn(before.get(key)?.text ?? "") !== parentIn(text),
  );
}

function parentIn(text: string): string {
  return /^parent (\S+)/.exec(text)?.[1] ?? "";
}

function tc(text: string): string {
  return `tc ${text.split(" ").map(word).join(" ")}`;
}

function rebuild({ name }: Device, after: readonly Item[]): Change {
  const lines = [
    `qdisc replace dev ${name} root pfifo`,
    ...printTc(name, after, "own").map((line) => line.replace(/^(qdisc) add (dev \S+ (?:root|parent \S+)) /, "$1 replace $2 ")),
  ];
  const command = `printf '%s\\n' ${lines.map(quoted).join(" ")} | tc -batch -`;
  return { stage: "make", area: "qdisc", sequence: 0, command, explain: `tc ${name}: all queues anew: what they hang on is another one` };
}

function setChanges(device: Device, item: Item, at: number): Change[] {
  const before = device.before.get(item.key);
  if (item.list) return filterChanges(device, item.key, before?.children ?? [], item.children ?? [], at);
  if (before?.text === item.text) return [];
  const area = areaOf(item);
  const explain = `tc ${device.name}: ${before === undefined ? "" : `${before.text} → `}${item.text}`;
  return [{ stage: "make", area, sequence: sequenceOf(device, item, at), command: setCommand(device.name, item, before), explain }];
}

function areaOf({ key }: Item): Area {
  if (key.startsWith("class ")) return "class";
  return key.startsWith("qdisc parent ") ? "leaf" : "qdisc";
}

/** HTB cannot be replaced by itself, so it is added where it is not; another kind with the same handle has to go first. */
function setCommand(device: string, item: Item, before: Item | undefined): string {
  const once = / htb( |$)/.test(item.text) || item.text === "ingress" || item.text === "clsact";
  const replace = tc(commandText(device, item.key, item.text, "replace"));
  if (item.key.startsWith("class ")) return replace;
  if (once) return `${shown(device, item)} || ${tc(commandText(device, item.key, item.text))}`;
  const other = before !== undefined && shown(device, before) !== shown(device, item);
  return other ? `if ${shown(device, before)}; then tc qdisc del dev ${word(device)} ${item.key.slice(6)}; fi; ${replace}` : replace;
}

/** Whether such a qdisc is there: by kind, handle and place. */
function shown(device: string, { key, text }: Item): string {
  const place = key.slice(6);
  const words = text.slice(place.length).trim().split(" ");
  const [handle, kind] = words[0] === "handle" ? [words[1] ?? "", words[2] ?? ""] : ["", words[0] ?? ""];
  const name = kind === "" ? place : kind;
  const pattern =
    handle === ""
      ? `^qdisc ${literally(name)} [^ ]* ${kind === "" ? "" : `${literally(place)} `}`
      : `^qdisc ${literally(name)} ${literally(handle)} ${literally(place)} `;
  return `tc qdisc show dev ${word(device)} | grep -q ${quoted(pattern)}`;
}

function goneChanges(device: Device, item: Item, at: number): Change[] {
  const { name } = device;
  const explain = `tc ${name}: no ${item.text}`;
  if (item.list) return (item.children ?? []).map((filter) => goneFilter(name, item.key, filter, at));
  if (item.key.startsWith("class ")) {
    const id = item.key.slice(6);
    const command = `! tc class show dev ${word(name)} classid ${word(id)} | grep -q . || ${tc(`class del dev ${name} classid ${id}`)}`;
    return [{ stage: "break", area: "class", sequence: sequenceOf(device, item, at), command, explain }];
  }
  const command = `! ${shown(name, item)} || ${tc(`qdisc del dev ${name} ${item.key.slice(6)}`)}`;
  return [{ stage: "break", area: areaOf(item), sequence: at, command, explain }];
}

function sequenceOf({ depths }: Device, { key }: Item, at: number): number {
  return (depths.get(key) ?? 0) * 1e4 + at;
}

function filterChanges({ name }: Device, key: string, before: readonly Item[], after: readonly Item[], at: number): Change[] {
  const old = new Map(before.map((filter) => [filter.number, filter]));
  const fresh = new Set(after.map(({ number }) => number));
  const made = after.flatMap((filter): Change[] => {
    const was = old.get(filter.number);
    if (was?.text === filter.text) return [];
    const adds = filter.text.split("\n").map((text) => tc(commandText(name, key, `prio ${filter.number} ${text}`)));
    const command = `${whileShown(name, key, filter)}; ${adds.join(" && ")}`;
    return [
      {
        stage: "make",
        area: "filter",
        sequence: at,
        command,
        explain: `tc ${name} ${key}: ${was === undefined ? "" : `${was.text} → `}${filter.text}`,
      },
    ];
  });
  return [...made, ...before.filter(({ number }) => !fresh.has(number)).map((filter) => goneFilter(name, key, filter, at))];
}

/** What stands there goes: filters of one priority cannot be told apart. */
function whileShown(device: string, key: string, { number }: Item): string {
  const place = `dev ${word(device)} ${key.slice(7)} prio ${number}`;
  return `if tc filter show ${place} | grep -q .; then tc filter del ${place}; fi`;
}

function goneFilter(device: string, key: string, filter: Item, at: number): Change {
  return {
    stage: "break",
    area: "filter",
    sequence: at,
    command: whileShown(device, key, filter),
    explain: `tc ${device} ${key}: no ${filter.text}`,
  };
}
