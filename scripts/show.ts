// `simpul show X`: everything about one thing, each value with its source and its place; `show secrets`: names, never values.
import { basename, dirname } from "node:path";
import { secretNames } from "../components/devices/intent-secrets.ts";
import { intents } from "../components/planning/intent/index.ts";
import { variableOf } from "../components/secrets/index.ts";
import type { Source } from "../inventory/schema/source.ts";
import { nearest } from "../inventory/suggestion.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door.ts";
import { checkout, regionPlan } from "./region.ts";
import { factsOf } from "./show-facts.ts";
import { kinds, type Shown, shownIds, type World } from "./show-things.ts";
import { table } from "./table.ts";

export const register: Register = (program) => {
  const command = program
    .command("show")
    .argument(
      "<words...>",
      "an id (kel-tengah, opd-010, simpul-1, s1-s2, kel-tengah/kantor, w-007 …), with its kind before it where several have it; or secrets, or assumptions",
    )
    .description(
      "Everything about one thing, with sources and assumptions; `show secrets`: every secret's name and who uses it, never its value.",
    );
  act<CommonOptions>(command, (words, { region }) => showAnswer(region, words));
};

export function showAnswer(region: string, words: readonly string[], root = checkout): Answer {
  const { inventory, plan } = regionPlan(region, undefined, root);
  const world = { inventory, plan };
  const [word = "", second] = words;
  if (words.length === 1 && word === "secrets") return secrets(world);
  if (words.length === 1 && word === "assumptions") return assumptions(world);
  const shown = second === undefined ? found(world, word) : ofKind(world, word, second);
  if (words.length > 2 || shown === undefined) throw notFound(world, words);
  return { exit: 0, json: () => shown, text: () => textOf(shown) };
}

function ofKind(world: World, kind: string, id: string): Shown | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind]?.(world, id) : undefined;
}

/** The first kind that has the id; a site may also be named by its name or an alias. */
export function found(world: World, id: string): Shown | undefined {
  const direct = Object.values(kinds).reduce<Shown | undefined>((shown, kind) => shown ?? kind(world, id), undefined);
  if (direct !== undefined) return direct;
  const named = world.inventory.sites.find(({ name, aliases }) =>
    [name, ...(aliases ?? [])].some((given) => given.toLowerCase() === id.toLowerCase()),
  );
  return named === undefined ? undefined : kinds.site?.(world, named.id);
}

function notFound(world: World, words: readonly string[]): DoorError {
  const [kind = "", id] = words;
  if (id !== undefined && !Object.hasOwn(kinds, kind))
    return new DoorError(`there is no kind of thing called ${JSON.stringify(kind)}`, { fix: `one of ${Object.keys(kinds).join(", ")}` });
  const word = id ?? kind;
  const meant = nearest(word, shownIds(world));
  return new DoorError(`there is nothing called ${JSON.stringify(words.join(" "))} in ${world.inventory.region.name}`, {
    fix: meant === undefined ? "`simpul plan` lists the devices and sites" : `did you mean ${meant}?`,
  });
}

interface Secret {
  readonly name: string;
  readonly env: string;
  readonly usedBy: readonly string[];
}

/** Names as the devices' text refers to them, so none is missing and none is idle. */
function secrets({ inventory, plan }: World): Answer {
  const users = new Map<string, string[]>();
  for (const intent of intents(inventory, plan))
    for (const name of secretNames(intent)) users.set(name, [...(users.get(name) ?? []), intent.device]);
  const list: Secret[] = [...users]
    .map(([name, usedBy]) => ({ name, env: variableOf(name), usedBy }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = list.map(({ name, env, usedBy }) => [name, env, usedBy.length > 4 ? `${usedBy.length} devices` : usedBy.join(" ")]);
  return { exit: 0, json: () => list, text: () => table([["secret", "looked up first as", "used by"], ...rows]) };
}

function assumptions({ inventory }: World): Answer {
  const list = inventory.assumptions.map(({ path, reason }) => ({ path, reason, ...inventory.positionOf(path) }));
  const rows = list.map(({ path, reason, file, line }) => [path, reason, `${file}:${line}`]);
  const all = (): unknown => ({
    kind: "assumptions",
    id: "assumptions",
    facts: list.flatMap(({ path, reason }) => factsOf(inventory, path, null).map((fact) => ({ ...fact, value: reason }))),
    assumptions: list,
  });
  return { exit: 0, json: all, text: () => table([["assumed", "why", "where"], ...rows]) };
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** Documents are cited in the line, reasons under the table: many facts share one. */
function textOf({ kind, id, facts }: Shown): string {
  const reasons = [...new Set(facts.flatMap(({ source }) => (source !== undefined && "assumption" in source ? [source.assumption] : [])))];
  const sourceText = (source: Source | undefined): string => {
    if (source === undefined) return "";
    return "document" in source ? `${source.document}:${source.lines}` : `assumed [${reasons.indexOf(source.assumption) + 1}]`;
  };
  const rows = facts.map(({ path, value, source, file, line }) => [
    path,
    valueText(value),
    sourceText(source),
    `${basename(file)}:${line}`,
  ]);
  const notes = reasons.map((reason, index) => `[${index + 1}] ${reason}\n`);
  return `${kind} ${id}, in ${dirname(facts[0]?.file ?? "")}\n\n${table([["fact", "value", "source", "where"], ...rows])}${notes.length === 0 ? "" : `\n${notes.join("")}`}`;
}
