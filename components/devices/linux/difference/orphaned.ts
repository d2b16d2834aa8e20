// Lines that speak of what a text does not hold: a class of tc under one that goes, a rule of nft that asks a set or a chain that goes.
import type { Refusal } from "../../platform.ts";
import type { Item } from "../model.ts";
import { handmade } from "../tc/line.ts";
import { setsIn, targetsIn } from "./nft.ts";

type Parts = ReadonlyMap<string, readonly Item[]>;

interface Need {
  readonly name: string;
  readonly line: string;
}

/** The kernel takes no such line, or keeps what goes; where both texts leave it out alike nothing changes. */
export function orphaned(running: Parts, intended: Parts): Refusal | undefined {
  return unmade("running", running, intended) ?? unmade("intended", intended, running);
}

function unmade(which: "running" | "intended", parts: Parts, others: Parts): Refusal | undefined {
  for (const [path, items] of parts) {
    const other = others.get(path) ?? [];
    const [made, madeThere] = [madeBy(items), madeBy(other)];
    const spokenThere = new Set(needsOf(path, other).map(({ name }) => name));
    const missing = needsOf(path, items).find(({ name }) => !made.has(name) && (madeThere.has(name) || !spokenThere.has(name)));
    if (missing !== undefined)
      return { step: 0, command: missing.line, reason: `the ${which} text speaks of ${missing.name} and does not hold it` };
  }
  return undefined;
}

function madeBy(items: readonly Item[]): ReadonlySet<string> {
  const queues = items.flatMap(({ text }) => /\bhandle ([0-9a-f]+:) /.exec(text)?.[1] ?? []);
  const neighbours = neighbourLines(items).flatMap(
    ({ text }) => /^neighbor (\S+) (?:.*remote-as|peer-group|interface)\b/.exec(text)?.[1] ?? [],
  );
  return new Set([
    ...items.map(({ key }) => key.replace(/^(set|map|flowtable) /, "@")),
    ...queues.map((handle) => `qdisc ${handle}`),
    ...neighbours.map((name) => `neighbor ${name}`),
  ]);
}

/** Of routers themselves, not of their families. */
function neighbourLines(items: readonly Item[]): readonly Item[] {
  return items.flatMap(({ key, children = [] }) =>
    key.startsWith("router bgp") ? children.filter(({ text }) => text.startsWith("neighbor ")) : [],
  );
}

function needsOf(path: string, items: readonly Item[]): readonly Need[] {
  if (path.startsWith("tc ")) return classesNeeded(items);
  if (path === "frr") return neighbourLines(items).map(({ text }) => ({ name: text.split(" ").slice(0, 2).join(" "), line: text }));
  return path.startsWith("nft ") ? items.flatMap(({ children = [] }) => children.flatMap(({ text }) => namesIn(text))) : [];
}

/** `parent 1:` is a queue, `parent 1:1` a class. */
function classesNeeded(items: readonly Item[]): readonly Need[] {
  const kinds = new Map(
    items.flatMap(({ text }) => [...text.matchAll(/\bhandle ([0-9a-f]+:) (\S+)/g)].map(([, handle, kind]) => [handle, kind])),
  );
  return items.flatMap(({ text: line }): readonly Need[] => {
    const [, parent = "", queue = ""] = /^parent (([0-9a-f]+:)[0-9a-f]*) /.exec(line) ?? [];
    if (parent === "") return [];
    const isQueue = parent === queue || !handmade.test(kinds.get(queue) ?? "htb");
    return [{ name: isQueue ? `qdisc ${queue}` : `class ${parent}`, line }];
  });
}

function namesIn(line: string): readonly Need[] {
  return [...setsIn(line).map((name) => `@${name}`), ...targetsIn(line).map((name) => `chain ${name}`)].map((name) => ({ name, line }));
}
