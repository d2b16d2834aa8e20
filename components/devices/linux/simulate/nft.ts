// nft: commands of one call are one transaction. Answers as nftables 1.0.6 gave them (test/golden/simulate/linux).
import type { Item } from "../model.ts";
import { lex, type Token } from "../nft/lex.ts";
import { elementsOf, families, readNft, ruleOf, statements, withElements } from "../nft/read.ts";
import { chainSpec, setSpec } from "../nft/spec.ts";
import { overlapping } from "./intervals.ts";
import { done, failure, type Machine, output, partOf, put, type Result } from "./machine.ts";
import { listChain } from "./nft-list.ts";

/** nft's own words where it refuses. */
class Refused extends Error {}

const unknown = "Error: No such file or directory";
const missing = "Error: Could not process rule: No such file or directory";
const busy = "Error: Could not process rule: Device or resource busy";

export function nft(machine: Machine, words: readonly string[]): Result {
  const flags = words.filter((word) => /^-[a-z]$/.test(word));
  const { tokens, bad } = lex(words.slice(flags.length).join(" ").split("\n"));
  if (bad.length > 0) return failure("Error: syntax error, unexpected junk");
  let out = "";
  try {
    for (const command of commandsIn(tokens)) out += execute(machine, command, flags);
  } catch (error) {
    if (error instanceof Refused) return failure(error.message);
    throw error;
  }
  return out === "" ? done : output(out);
}

/** Parted by ends that stand in no braces; the ends within stay. */
function commandsIn(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += token.kind === "open" ? 1 : token.kind === "close" ? -1 : 0;
    if (token.kind === "end" && depth === 0) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.filter((command) => command.length > 0);
}

interface Call {
  readonly machine: Machine;
  readonly verb: string;
  readonly family: string;
  readonly path: string;
  /** the words behind the table's name */
  readonly rest: readonly Token[];
}

function execute(machine: Machine, command: readonly Token[], flags: readonly string[]): string {
  const [first, second] = command.map(({ text }) => text);
  if (first === "flush" && second === "ruleset") {
    for (const path of [...machine.parts.keys()]) if (path.startsWith("nft ")) put(machine, machine.parts, path, undefined);
    machine.changed.add("nft");
    return "";
  }
  const implied = first === "table" || first === "chain";
  const [verb = "", what = "", ...rest] = implied ? ["add", ...command.map(({ text }) => text)] : command.map(({ text }) => text);
  const named = families.has(rest[0] ?? "");
  const [family = "ip", name] = named ? rest : ["ip", rest[0]];
  if (name === undefined) throw new Refused("Error: syntax error, unexpected end of file, expecting string");
  const tail = command.slice((implied ? 1 : 2) + (named ? 2 : 1));
  const call: Call = { machine, verb, family, path: `nft ${family} ${name}`, rest: tail };
  if (what === "table") return table(call);
  const part = machine.parts.get(call.path);
  if (part === undefined) throw new Refused(verb === "list" ? unknown : missing);
  if (verb === "list" && what === "chain") return listChain(call.path, chainOf(part, tail[0]?.text ?? ""), flags);
  const act = acts[what];
  if (act === undefined) throw new Refused(`Error: syntax error, unexpected ${what}`);
  act(call, part);
  machine.changed.add(`${call.path} ${what} ${tail[0]?.text ?? ""}`);
  return "";
}

function table({ machine, verb, path, rest }: Call): string {
  const known = machine.parts.get(path);
  if (verb === "list") {
    if (known === undefined) throw new Refused(unknown);
    return `table ${path.slice(4)} {\n}\n`;
  }
  machine.changed.add(path);
  if (verb === "delete" || verb === "destroy") {
    if (known === undefined && verb === "delete") throw new Refused(missing);
    put(machine, machine.parts, path, undefined);
    return "";
  }
  const part = partOf(machine, path);
  if (!part.has("table")) put(machine, part, "table", { key: "table", text: "" });
  if (rest.length > 0) takeBlock(machine, path, part, rest);
  return "";
}

/** `table inet f { … }` with all its things. */
function takeBlock(machine: Machine, path: string, part: Map<string, Item>, rest: readonly Token[]): void {
  const lines = `table ${path.slice(4)} ${rest.map(({ text }) => text).join(" ")}`.split("\n");
  const { tables, unparsed, incomplete } = readNft(lines, 1);
  if (unparsed.length > 0 || incomplete.length > 0) throw new Refused("Error: syntax error, unexpected junk");
  for (const item of tables.get(path) ?? []) {
    const rules = (item.children ?? []).map((rule) => (item.list ? { ...rule, number: ++machine.handles } : rule));
    const held = part.get(item.key);
    const children = item.list ? [...(held?.children ?? []), ...rules] : rules;
    put(machine, part, item.key, item.children === undefined ? item : { ...item, children });
  }
  for (const { list, children = [] } of part.values()) if (list) for (const rule of children) refuseDangling(part, rule.text);
}

type Act = (call: Call, part: Map<string, Item>) => void;

const acts: Readonly<Record<string, Act>> = {
  chain,
  rule,
  set: (call, part) => set(call, part, "set"),
  map: (call, part) => set(call, part, "map"),
  element,
};

function chainOf(part: ReadonlyMap<string, Item>, name: string): Item {
  const found = part.get(`chain ${name}`);
  if (found === undefined) throw new Refused(unknown);
  return found;
}

function wordsIn(tokens: readonly Token[]): string[][] {
  const inner = tokens.filter((_, at) => at > 0 && at < tokens.length - 1);
  return statements(inner).map((part) => part.map(({ text }) => text));
}

function chain({ machine, verb, family, rest }: Call, part: Map<string, Item>): void {
  const [{ text: name = "" } = {}, ...body] = rest;
  const key = `chain ${name}`;
  const held = part.get(key);
  if (verb === "flush") put(machine, part, key, { ...chainOf(part, name), children: [] });
  else if (verb === "delete" || verb === "destroy") {
    if (held === undefined && verb === "destroy") return;
    if (chainOf(part, name).children?.length !== 0 || isUsed(part, "chain", name)) throw new Refused(busy);
    put(machine, part, key, undefined);
  } else put(machine, part, key, { key, text: chainText(held, wordsIn(body), family), list: true, children: held?.children ?? [] });
}

/** Of a chain that is there only the policy can be changed. */
function chainText(held: Item | undefined, parts: readonly (readonly string[])[], family: string): string {
  if (held === undefined) return chainSpec(parts, family);
  const policy = parts.find(([word]) => word === "policy")?.[1];
  const type = parts.some(([word]) => word === "type") ? (chainSpec(parts, family).split("; ")[0] ?? "") : undefined;
  const [own, ...more] = held.text.split("; ");
  if (type !== undefined && !held.text.startsWith("type ")) throw new Refused("Error: Could not process rule: File exists");
  if (type !== undefined && type !== own) throw new Refused("Error: Could not process rule: Operation not supported");
  return [own, ...more.map((part) => (part.startsWith("policy ") && policy !== undefined ? `policy ${policy}` : part))].join("; ");
}

/** A rule or a map speaks of it. */
function isUsed(part: ReadonlyMap<string, Item>, kind: "chain" | "set", name: string): boolean {
  const words = kind === "chain" ? new RegExp(`\\b(jump|goto) ${escaped(name)}(?![\\w.-])`) : new RegExp(`@${escaped(name)}(?![\\w.-])`);
  return [...part.values()].some(({ children = [] }) => children.some(({ text }) => words.test(outsideQuotes(text))));
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function outsideQuotes(text: string): string {
  return text.replace(/"[^"]*"/g, '""');
}

/** Chains and sets that a rule needs. */
function refuseDangling(part: ReadonlyMap<string, Item>, rule: string): void {
  const text = outsideQuotes(rule);
  for (const [, name] of text.matchAll(/\b(?:jump|goto) ([\w.-]+)/g)) if (!part.has(`chain ${name}`)) throw new Refused(missing);
  for (const [, name] of text.matchAll(/@([\w.-]+)/g))
    if (!["set", "map", "flowtable"].some((kind) => part.has(`${kind} ${name}`)) && !/^(nh|ll|th|ih),/.test(`${name},`))
      throw new Refused(unknown);
}

function rule({ machine, verb, family, rest }: Call, part: Map<string, Item>): void {
  const [{ text: name = "" } = {}, place, number, ...more] = rest;
  const held = part.get(`chain ${name}`);
  if (held === undefined) throw new Refused(missing);
  const rules = held.children ?? [];
  const placed = place?.text === "handle" || place?.text === "position" || place?.text === "index";
  if (placed && !/^\d+$/.test(number?.text ?? ""))
    throw new Refused(`Error: syntax error, unexpected ${number?.text ?? "end of file"}, expecting number`);
  const at = placed ? placeOf(rules, place.text, Number(number?.text)) : undefined;
  const tokens = placed ? more : rest.slice(1);
  if (verb === "delete") {
    if (at === undefined || tokens.length > 0)
      throw new Refused(`Error: syntax error, unexpected ${place?.text ?? "end of file"}, expecting handle`);
    put(machine, part, held.key, { ...held, children: rules.toSpliced(at, 1) });
    return;
  }
  if (tokens.length === 0) throw new Refused("Error: syntax error, unexpected end of file");
  const fresh = { ...ruleOf(tokens, family), number: ++machine.handles };
  refuseDangling(part, fresh.text);
  if (verb === "replace" && at !== undefined) put(machine, part, held.key, { ...held, children: rules.with(at, fresh) });
  else if (verb === "insert") put(machine, part, held.key, { ...held, children: rules.toSpliced(at ?? 0, 0, fresh) });
  else if (verb === "add" || verb === "create")
    put(machine, part, held.key, { ...held, children: rules.toSpliced(at === undefined ? rules.length : at + 1, 0, fresh) });
  else throw new Refused(`Error: syntax error, unexpected ${verb}`);
}

function placeOf(rules: readonly Item[], how: string, number: number): number {
  const at = how === "index" ? number : rules.findIndex((one) => one.number === number);
  if (at < 0 || at >= rules.length) throw new Refused(missing);
  return at;
}

function set({ machine, verb, rest }: Call, part: Map<string, Item>, kind: "set" | "map"): void {
  const [{ text: name = "" } = {}, ...body] = rest;
  const key = `${kind} ${name}`;
  const held = part.get(key);
  if (verb === "add" || verb === "create") {
    const text = setSpec(wordsIn(body).filter(([word]) => word !== "elements"));
    const shape = (spec: string): string =>
      spec
        .split("; ")
        .filter((word) => /^(type|typeof|flags)\b/.test(word))
        .join("; ");
    if (held !== undefined && shape(held.text) !== shape(text)) throw new Refused("Error: Could not process rule: File exists");
    if (held === undefined) put(machine, part, key, { key, text, children: [] });
    return;
  }
  if (held === undefined && verb === "destroy") return;
  if (held === undefined) throw new Refused(unknown);
  if (verb === "flush") put(machine, part, key, { ...held, children: [] });
  else if (isUsed(part, "set", name)) throw new Refused(busy);
  else put(machine, part, key, undefined);
}

function element({ machine, verb, rest }: Call, part: Map<string, Item>): void {
  const [{ text: name = "" } = {}, ...body] = rest;
  const held = part.get(`set ${name}`) ?? part.get(`map ${name}`);
  if (held === undefined) throw new Refused(unknown);
  const elements = elementsOf(body);
  if (verb === "delete") {
    const keys = new Set(elements.map(({ key }) => key));
    const kept = (held.children ?? []).filter(({ key }) => !keys.has(key));
    if (kept.length + keys.size !== held.children?.length) throw new Refused(missing);
    put(machine, part, held.key, { ...held, children: kept });
    return;
  }
  for (const one of elements) refuseDangling(part, one.text);
  put(machine, part, held.key, { ...held, children: withNew(held, elements) });
}

/** What is there stays as it is: nft adds nothing to it, and refuses another value of a map. */
function withNew({ key, text, children = [] }: Item, elements: readonly Item[]): Item[] {
  const known = new Map(children.map((one) => [one.key, one]));
  const fresh = elements.filter((one) => !known.has(one.key));
  const clash = (one: Item): boolean => key.startsWith("map ") && known.has(one.key) && known.get(one.key)?.text !== one.text;
  if (elements.some(clash)) throw new Refused("Error: Could not process rule: File exists");
  if (/\bflags [^;]*\binterval\b/.test(text) && overlapping([...children, ...fresh].map((one) => one.key)))
    throw new Refused("Error: interval overlaps with an existing one");
  return withElements(children, fresh);
}
