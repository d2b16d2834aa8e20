// A Linux router while commands run on it: what it holds, changed in place, with a way back when a step is refused.

import { modelOf } from "../build.ts";
import { settled } from "../frr/normal.ts";
import type { Draft } from "../frr/read.ts";
import type { Item, LinuxModel } from "../model.ts";

export interface Machine {
  readonly first: LinuxModel;
  /** FRR's lines; undefined until a command asks for them */
  frr: Map<string, Draft> | undefined;
  /** all but FRR: items of a part by their keys */
  readonly parts: Map<string, Map<string, Item>>;
  /** files that were written and are not in their places yet */
  readonly drafts: Map<string, readonly string[]>;
  /** how to take back each change, the last one last */
  readonly journal: (() => void)[];
  /** what changed in this step */
  readonly changed: Set<string>;
  /** last handle that nft gave out */
  handles: number;
}

export interface Result {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** the shell that it was called in ends */
  readonly exits?: true;
}

export const done: Result = { status: 0, out: "", err: "" };

export function output(out: string): Result {
  return { status: 0, out, err: "" };
}

export function failure(err: string, status = 1): Result {
  return { status, out: "", err };
}

export function machineOf(model: LinuxModel): Machine {
  const machine: Machine = {
    first: model,
    frr: undefined,
    parts: new Map(),
    drafts: new Map(),
    journal: [],
    changed: new Set(),
    handles: 0,
  };
  for (const [path, items] of model.parts) {
    if (path === "frr") continue;
    const held = path.startsWith("nft ") ? items.map((item) => withHandles(machine, item)) : items;
    machine.parts.set(path, keyed(path, held));
  }
  return machine;
}

/** A file's lines have no names: it is only ever put there whole. */
export function keyed(path: string, items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item, at) => [path.startsWith("/") ? `${at}` : item.key, item]));
}

function withHandles(machine: Machine, item: Item): Item {
  if (!item.list) return item;
  return { ...item, children: (item.children ?? []).map((rule) => ({ ...rule, number: ++machine.handles })) };
}

/** Sets or takes away, and remembers how it was. */
export function put<Value>(machine: Machine, map: Map<string, Value>, key: string, value: Value | undefined): void {
  const before = map.get(key);
  machine.journal.push(() => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  });
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

export function partOf(machine: Machine, path: string): Map<string, Item> {
  const known = machine.parts.get(path);
  if (known !== undefined) return known;
  const part = new Map<string, Item>();
  put(machine, machine.parts, path, part);
  return part;
}

/** Takes back all that was done since the journal was so long. */
export function takeBack({ journal }: Machine, length: number): void {
  while (journal.length > length) journal.pop()?.();
}

export function frrOf(machine: Machine): Map<string, Draft> {
  machine.frr ??= draftsOf(machine.first.parts.get("frr") ?? []);
  return machine.frr;
}

function draftsOf(items: readonly Item[]): Map<string, Draft> {
  return new Map(
    items.map((item): [string, Draft] => {
      const { key, text, number, opaque, list, children } = item;
      const draft: Draft = {
        key,
        text,
        ...(number === undefined ? {} : { number }),
        ...(opaque ? { opaque } : {}),
        ...(list ? { list } : {}),
        ...(children === undefined ? {} : { children: draftsOf(children) }),
      };
      return [key === "" ? `${number ?? 0}` : key, draft];
    }),
  );
}

export function modelNow(machine: Machine): LinuxModel {
  const parts = new Map<string, readonly Item[]>();
  const frr = machine.frr === undefined ? machine.first.parts.get("frr") : settled(machine.frr);
  if (frr !== undefined) parts.set("frr", frr);
  for (const [path, items] of machine.parts) parts.set(path, [...items.values()]);
  return modelOf(parts, machine.first);
}
