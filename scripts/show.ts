// `simpul show X`: everything about one thing, each value with its source and its place; `show secrets`: names, never values.
import { secretNames } from "../components/devices/intent-secrets.ts";
import { intents } from "../components/planning/intent/index.ts";
import { variableOf } from "../components/secrets/index.ts";
import { findingsOf, type Language } from "../inventory/findings/index.ts";
import { nearest } from "../inventory/suggestion.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door/door.ts";
import { wholeRegion } from "./door/region.ts";
import { table } from "./door/table.ts";
import { factsOf } from "./show/facts.ts";
import { shownText } from "./show/text.ts";
import { kinds, type Shown, shownIds, type World } from "./show/things.ts";

export const register: Register = (program) => {
  const command = program
    .command("show")
    .argument(
      "<words...>",
      "an id or a name (kel-tengah, opd-010, simpul-1, s1-s2, kel-tengah/kantor, SIMAKDA, 35-a, P47-26(1) …), with its kind before it where several have it (organisation diskominfo, app SIPP, server …); or secrets, or assumptions",
    )
    .description(
      "Everything about one thing, with sources and assumptions; `show secrets`: every secret's name and who uses it, never its value.",
    );
  act<CommonOptions>(command, (words, { region, lang }) => showAnswer(region, words, { lang }));
};

interface ShowOptions {
  readonly lang?: Language;
  readonly root?: string;
  /** ISO date */
  readonly today?: string;
}

export function showAnswer(region: string, words: readonly string[], options: ShowOptions = {}): Answer {
  const { lang = "en", root = checkout, today = new Date().toISOString().slice(0, 10) } = options;
  const world = worldOf(region, root, today);
  const [word = "", second] = words;
  if (words.length === 1 && word === "secrets") return secrets(world);
  if (words.length === 1 && word === "assumptions") return assumptions(world);
  const shown = second === undefined ? found(world, word) : ofKind(world, word, words.slice(1).join(" "));
  if (shown === undefined) throw notFound(world, words);
  return { exit: 0, json: () => shown, text: () => shownText(shown, lang) };
}

/** `today` is an ISO date: some findings are due on a day. */
export function worldOf(region: string, root: string, today: string): World {
  const { inventory, plan } = wholeRegion(region, root);
  return { inventory, plan, findings: findingsOf(inventory, today) };
}

function ofKind(world: World, kind: string, id: string): Shown | undefined {
  const shown = Object.hasOwn(kinds, kind) ? kinds[kind]?.(world, id) : undefined;
  return shown ?? (kind === "site" ? siteCalled(world, id) : undefined);
}

/** What has the id, the network before the registers; else what is called so, by name, alias, number or host. */
export function found(world: World, word: string): Shown | undefined {
  const all = Object.values(kinds);
  const first = (test: (shown: Shown) => boolean): Shown | undefined => {
    for (const kind of all) {
      const shown = kind(world, word);
      if (shown !== undefined && test(shown)) return shown;
    }
    return undefined;
  };
  return first(({ id }) => id === word) ?? siteCalled(world, word) ?? first(() => true);
}

function siteCalled(world: World, word: string): Shown | undefined {
  const named = world.inventory.sites.find(({ name, aliases }) =>
    [name, ...(aliases ?? [])].some((given) => given.toLowerCase() === word.toLowerCase()),
  );
  return named === undefined ? undefined : kinds.site?.(world, named.id);
}

function notFound(world: World, words: readonly string[]): DoorError {
  const [kind = "", ...rest] = words;
  if (rest.length > 0 && !Object.hasOwn(kinds, kind)) {
    const meant = nearest(kind, Object.keys(kinds));
    const fix = meant === undefined ? `one of ${Object.keys(kinds).join(", ")}` : `did you mean ${meant}?`;
    return new DoorError(`there is no kind of thing called ${JSON.stringify(kind)}`, { fix });
  }
  const meant = nearest(rest.length > 0 ? rest.join(" ") : kind, shownIds(world));
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
