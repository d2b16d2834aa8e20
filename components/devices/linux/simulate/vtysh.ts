// vtysh: its modes, its answers, and what FRR makes of a line. Answers as FRR 8.4.4 gave them (test/golden/simulate/linux).
import {
  entryOf,
  filled,
  isKnown,
  isListName,
  isRelative,
  type Line,
  lineOf,
  mapEntryOf,
  type Negation,
  negationOf,
} from "../frr/grammar.ts";
import { type Draft, isPassive, nextNumber } from "../frr/read.ts";
import type { ContextName } from "../frr/rows.ts";
import { runningConfig } from "./frr-show.ts";
import { done, failure, frrOf, type Machine, output, put, type Result } from "./machine.ts";

interface Mode {
  readonly name: ContextName;
  readonly items: Map<string, Draft>;
  /** what led here, for the trace */
  readonly path: string;
}

interface Session {
  readonly machine: Machine;
  /** empty outside of `configure terminal` */
  modes: Mode[];
}

/** An answer that means no. */
class Refused extends Error {}

/** `vtysh -c COMMAND …`: one after another, up to the first that is refused. */
export function vtysh(machine: Machine, words: readonly string[]): Result {
  const session: Session = { machine, modes: [] };
  let out = "";
  for (let at = 0; at < words.length; at += 2) {
    const command = words[at + 1];
    if (words[at] !== "-c" || command === undefined) return failure(`vtysh: ${words[at] ?? ""}: only -c is known`);
    for (const line of command.split("\n")) {
      const result = execute(session, line);
      out += result.out;
      if (result.status !== 0) return { ...result, out };
    }
  }
  return output(out);
}

function execute(session: Session, command: string): Result {
  // vtysh takes what is behind a bar alone for a filter of its output
  const said = (command.split(" | ")[0] ?? "").trim();
  if (said === "" || /^[!#]/.test(said)) return done;
  const words = said.split(/\s+/);
  try {
    if (session.modes.length > 0) return configure(session, words);
    if (said === "configure terminal" || said === "conf t") {
      session.modes = [{ name: "top", items: frrOf(session.machine), path: "frr" }];
      return done;
    }
    if (said === "show running-config") return output(runningConfig(frrOf(session.machine)));
    return said === "write memory" || said === "write" ? done : failure(`% Unknown command: ${said}`);
  } catch (error) {
    if (error instanceof Refused) return failure(error.message);
    throw error;
  }
}

function configure(session: Session, words: readonly string[]): Result {
  const [word = ""] = words;
  if (words.length === 1 && (/^exit(-[a-z-]+)?$/.test(word) || word === "quit")) session.modes.pop();
  else if (words.length === 1 && word === "end") session.modes = [];
  else takeLine(session, words);
  return done;
}

/** In its own mode, else in the nearest one above that knows the line. */
function takeLine(session: Session, words: readonly string[]): void {
  const negated = words[0] === "no";
  const said = negated ? words.slice(1) : words;
  for (let depth = session.modes.length - 1; depth >= 0; depth--) {
    if (negated ? unset(session, depth, said) : set(session, depth, said)) return;
  }
  const mode = session.modes.at(-1);
  if (mode === undefined || !isKnown(mode.name, said[0] ?? "")) throw new Refused(`% Unknown command: ${words.join(" ")}`);
  const key = said.join(" ");
  if (negated && mode.items.has(key)) change(session, mode, key, undefined);
  else change(session, mode, key, { key, text: words.join(" "), opaque: true });
}

function change({ machine }: Session, mode: Mode, key: string, draft: Draft | undefined, named = key): void {
  const before = mode.items.get(key);
  if (before === draft || (before !== undefined && draft !== undefined && before.text === draft.text && before.children === draft.children))
    return;
  put(machine, mode.items, key, draft);
  machine.changed.add(`${mode.path} ${named}`);
}

function set(session: Session, depth: number, words: readonly string[]): boolean {
  const mode = session.modes[depth] as Mode;
  if (mode.name === "top" && setNumbered(session, words)) return true;
  if (mode.name === "ospf" && isPassive(words)) return passive(session, depth, words, true);
  const heading = words.length === 2 && words[0] === "address-family" ? [...words, "unicast"] : words;
  const line = lineOf(mode.name, heading);
  if (line === undefined) return false;
  session.modes.length = depth + 1;
  const { key, text, row } = line;
  const into = row.family ? familyOf(session, mode) : mode;
  refuseWrong(session, into, line);
  if (key === "bgp default ipv4-unicast") fixActivations(session, into);
  if (key === "ip ospf passive") sayPassive(session, into, text);
  else if (row.opens === undefined) change(session, into, key, row.on && !isRelative(key) ? undefined : { key, text });
  else enter(session, into, key, text, row.opens);
  return true;
}

function enter(session: Session, mode: Mode, key: string, text: string, name: ContextName): void {
  let draft = mode.items.get(key);
  if (draft?.children === undefined || draft.text !== text) {
    draft = { key, text, children: new Map() };
    change(session, mode, key, draft, text);
  }
  session.modes.push({ name, items: draft.children ?? new Map(), path: `${mode.path} ${text}` });
}

/** Lines of ipv4 unicast may be typed above it. */
function familyOf(session: Session, bgp: Mode): Mode {
  enter(session, bgp, "address-family ipv4 unicast", "address-family ipv4 unicast", "family");
  return session.modes.pop() as Mode;
}

/** `passive-interface eth1`: FRR makes it a line of the interface. */
function passive(session: Session, depth: number, words: readonly string[], yes: boolean): boolean {
  session.modes.length = depth + 1;
  const top = session.modes[0] as Mode;
  const name = `interface ${words[1]}`;
  if (!top.items.has(name)) put(session.machine, top.items, name, { key: name, text: name, children: new Map() });
  const own: Mode = { name: "interface", items: top.items.get(name)?.children ?? new Map(), path: `frr ${name}` };
  sayPassive(session, own, yes ? "ip ospf passive" : "no ip ospf passive");
  return true;
}

/** Yes, no or nothing: what is typed against the word that is there only takes that back. */
function sayPassive(session: Session, mode: Mode, text: string): void {
  const key = "ip ospf passive";
  const held = mode.items.get(key);
  change(session, mode, key, held !== undefined && held.text !== text ? undefined : { key, text });
}

/** What neighbours are in ipv4 unicast was decided when they came: another default changes none of them. */
function fixActivations(session: Session, bgp: Mode): void {
  const active = !bgp.items.has("bgp default ipv4-unicast");
  const names = [...bgp.items].flatMap(([key, { children }]) => (children === undefined ? (/^neighbor (\S+)/.exec(key)?.[1] ?? []) : []));
  const family = familyOf(session, bgp);
  for (const name of new Set(names)) {
    const key = `neighbor ${name} activate`;
    if (!family.items.has(key)) put(session.machine, family.items, key, { key, text: active ? key : `no ${key}` });
  }
}

function refuseWrong({ machine, modes }: Session, mode: Mode, { row, key, text }: Line): void {
  const held = mode.items.get(key);
  if (row.fixed !== undefined && held !== undefined && held.text !== text)
    throw new Refused(row.opens === "bgp" ? `${row.fixed} ${held.text.split(" ")[2] ?? ""}` : row.fixed);
  const all = frrOf(machine);
  if (key === "ip ospf area" && mode.name === "interface" && held === undefined && hasNetworks(all))
    throw new Refused("Please remove all network commands first.");
  if (mode.name === "ospf" && /^network /.test(key) && hasInterfaceAreas(all))
    throw new Refused("Please remove all ip ospf area x.x.x.x commands first.");
  const neighbor = mode.name === "bgp" || mode.name === "family" ? /^neighbor (\S+)/.exec(key)?.[1] : undefined;
  if (neighbor === undefined) return;
  const bgp = mode.name === "bgp" ? mode.items : modes.findLast(({ name }) => name === "bgp")?.items;
  if (row.first === undefined && bgp !== undefined && !isNeighbor(bgp, neighbor))
    throw new Refused("% Specify remote-as or peer-group commands first");
  const group = /^neighbor \S+ peer-group (\S+)$/.exec(text)?.[1];
  if (group !== undefined && bgp?.has(`neighbor ${group} peer-group`) !== true) throw new Refused("% Configure the peer-group first");
}

function hasNetworks(all: ReadonlyMap<string, Draft>): boolean {
  return [...all].some(
    ([key, { children }]) => /^router ospf\b(?!6)/.test(key) && [...(children?.keys() ?? [])].some((line) => line.startsWith("network ")),
  );
}

function hasInterfaceAreas(all: ReadonlyMap<string, Draft>): boolean {
  return [...all].some(([key, { children }]) => key.startsWith("interface ") && children?.has("ip ospf area") === true);
}

function isNeighbor(bgp: ReadonlyMap<string, Draft>, name: string): boolean {
  return (
    ["remote-as", "interface", "peer-group"].some((word) => bgp.has(`neighbor ${name} ${word}`)) ||
    [...bgp.values()].some(({ text }) => text.startsWith(`neighbor ${name} peer-group `))
  );
}

/** Entries of lists and of route-maps. */
function setNumbered(session: Session, words: readonly string[]): boolean {
  const top = session.modes[0] as Mode;
  const entry = entryOf(words);
  const map = entry === undefined ? mapEntryOf(words) : undefined;
  if (entry === undefined && map === undefined) return false;
  const name = entry?.name ?? `route-map ${map?.name}`;
  if (!top.items.has(name)) put(session.machine, top.items, name, { key: name, text: name, list: true, children: new Map() });
  const list: Mode = { name: "top", items: top.items.get(name)?.children ?? new Map(), path: `frr ${name}` };
  session.modes.length = 1;
  if (entry !== undefined) {
    // an entry that says the same as another one is not taken, and nobody is told
    if ([...list.items.values()].some(({ text }) => text === entry.text)) return true;
    const number = entry.number ?? nextNumber(list.items, 5);
    change(session, list, `${number}`, { key: "", text: entry.text, number }, entry.text);
  } else if (map !== undefined) {
    const children = list.items.get(`${map.number}`)?.children ?? new Map<string, Draft>();
    change(session, list, `${map.number}`, { key: "", text: map.action, number: map.number, children });
    session.modes.push({ name: "routeMap", items: children, path: `${list.path} ${map.number}` });
  }
  return true;
}

function unset(session: Session, depth: number, words: readonly string[]): boolean {
  const mode = session.modes[depth] as Mode;
  if (mode.name === "top" && unsetNumbered(session, words)) return true;
  if (mode.name === "ospf" && isPassive(words)) return passive(session, depth, words, false);
  const negation = negationOf(mode.name, words);
  if (negation === undefined) return false;
  session.modes.length = depth + 1;
  takeOut(session, negation.row.family ? familyOf(session, mode) : mode, negation, words);
  return true;
}

function takeOut(session: Session, mode: Mode, { row, key, names }: Negation, words: readonly string[]): void {
  const held = mode.items.get(key);
  if (key === "bgp default ipv4-unicast") fixActivations(session, mode);
  if (key === "ip ospf passive") {
    sayPassive(session, mode, `no ${key}`);
    return;
  }
  if (row.on || isRelative(key)) {
    change(session, mode, key, { key, text: `no ${key}` });
    return;
  }
  if (row.opens === "interface" && held !== undefined) throw new Refused("% Configuration failed.");
  const other = row.whole && held !== undefined && row.refuses !== undefined && held.text !== words.join(" ");
  if (held === undefined || other) {
    if (row.refuses !== undefined) throw new Refused(filled(row.refuses, names));
    if (row.owns === undefined && isMissingNeighbor(session, mode, key))
      throw new Refused("% Specify remote-as or peer-group commands first");
  } else change(session, mode, key, undefined);
  if (row.owns !== undefined) takeOutOwned(session, mode, `${filled(row.owns, names)} `);
}

function isMissingNeighbor({ modes }: Session, mode: Mode, key: string): boolean {
  const name = /^neighbor (\S+)/.exec(key)?.[1];
  const bgp = mode.name === "bgp" ? mode.items : mode.name === "family" ? modes.findLast((one) => one.name === "bgp")?.items : undefined;
  return name !== undefined && bgp !== undefined && !isNeighbor(bgp, name);
}

/** With a neighbour goes all that was said of it. */
function takeOutOwned(session: Session, mode: Mode, start: string): void {
  for (const [key, { text, children }] of [...mode.items]) {
    if (`${key} `.startsWith(start)) change(session, mode, key, undefined);
    else if (children !== undefined) takeOutOwned(session, { ...mode, items: children, path: `${mode.path} ${text}` }, start);
  }
}

/** FRR is content when there is nothing to take back, but for some lists. */
function unsetNumbered(session: Session, words: readonly string[]): boolean {
  const top = session.modes[0] as Mode;
  if (isListName(words)) {
    session.modes.length = 1;
    for (const key of ["", " description", " remark"].map((more) => words.join(" ") + more))
      if (top.items.has(key)) change(session, top, key, undefined);
    return true;
  }
  const [entry, map] = [entryOf([...words, ...(words.includes("permit") || words.includes("deny") ? [] : ["permit"])]), mapEntryOf(words)];
  const name = entry?.name ?? (map === undefined ? undefined : `route-map ${map.name}`);
  if (name === undefined) return false;
  session.modes.length = 1;
  if (entry?.list.whole && entry.text === "permit") throw new Refused(`% Command incomplete: no ${words.join(" ")}`);
  const number = entry?.number ?? map?.number;
  const items = top.items.get(name)?.children;
  const held = [...(items?.values() ?? [])].find((one) =>
    number === undefined || entry?.list.refuses !== undefined ? one.text === entry?.text : one.number === number,
  );
  if (items === undefined || held === undefined) {
    if (entry?.list.refuses !== undefined) throw new Refused(filled(entry.list.refuses, [name.split(" ").at(-1) ?? ""]));
    return true;
  }
  change(session, { ...top, items, path: `frr ${name}` }, `${held.number}`, undefined, held.text);
  if (items.size === 0) change(session, top, name, undefined);
  return true;
}
