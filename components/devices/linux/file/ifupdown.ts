// /etc/network/interfaces of ifupdown: stanzas of options, and which interfaces come up by themselves.

import { compareNatural } from "../../engine/natural.ts";
import { maskLength } from "../../engine/prefix.ts";
import type { Item } from "../model.ts";
import { merged } from "./ranges.ts";
import type { FileReader } from "./read.ts";

/** Commands run in the order in which they are written. */
const commands: ReadonlySet<string> = new Set(["pre-up", "up", "post-up", "down", "pre-down", "post-down"]);
const sets: ReadonlySet<string> = new Set(["bridge-ports", "bond-slaves", "bridge_ports"]);
const vlanSets: ReadonlySet<string> = new Set(["bridge-vids"]);

interface Stanza {
  readonly head: string;
  readonly options: (readonly [key: string, value: string])[];
}

export const readIfupdown: FileReader = (lines, trouble) => {
  const items = new Map<string, Item>();
  const stanzas: Stanza[] = [];
  let open: Stanza | undefined;
  for (let at = 0; at < lines.length; at++) {
    const start = at;
    let line = (lines[at] ?? "").trim();
    while (line.endsWith("\\") && at + 1 < lines.length) line = `${line.slice(0, -1)}${(lines[++at] ?? "").trim()}`;
    if (line === "" || line.startsWith("#")) continue;
    const [word = "", ...rest] = line.split(/\s+/);
    if (/^(auto|allow-\w+|no-auto-down|no-scripts)$/.test(word)) {
      for (const name of rest) items.set(`${word} ${name}`, { key: `${word} ${name}`, text: `${word} ${name}` });
      open = undefined;
    } else if (word === "source" || word === "source-directory") {
      items.set(line, { key: [word, ...rest].join(" "), text: [word, ...rest].join(" ") });
      open = undefined;
    } else if (/^(iface|mapping|rename)$/.test(word) && rest.length > 0) {
      open = { head: [word, ...rest].join(" "), options: [] };
      stanzas.push(open);
    } else if (open === undefined || rest.length === 0 || /\p{Cc}/u.test(line.replaceAll("\t", " "))) trouble(start);
    else open.options.push([word, rest.join(" ")]);
  }
  for (const stanza of stanzas) put(items, stanza);
  return [...items.values()].sort((a, b) => rankOf(a) - rankOf(b) || compareNatural(a.key, b.key));
};

function rankOf({ key }: Item): number {
  return ["source", "auto", "allow"].findIndex((start) => key.startsWith(start)) >>> 0;
}

/** Two stanzas of one interface and family are two things. */
function put(items: Map<string, Item>, { head, options }: Stanza): void {
  const base = head.split(" ").slice(0, 3).join(" ");
  let key = base;
  for (let turn = 2; items.has(key); turn++) key = `${base} #${turn}`;
  const sorted = withLength(options).map(([name, value]) => [name, normal(name, value)] as const);
  const children = sorted
    .toSorted(
      ([a, x], [b, y]) =>
        Number(commands.has(a)) - Number(commands.has(b)) ||
        (commands.has(a) && commands.has(b) ? 0 : compareNatural(a, b) || compareNatural(x, y)),
    )
    .map(([name, value], at): Item => ({ key: `${name} ${at}`, text: `${name} ${value}` }));
  items.set(key, { key, text: head, children });
}

function normal(name: string, value: string): string {
  const words = value.split(/[\s,]+/);
  if (sets.has(name)) return words.sort(compareNatural).join(" ");
  return vlanSets.has(name) && words.every((word) => /^\d+(-\d+)?$/.test(word)) ? merged(words).join(" ") : value;
}

/** `address 10.0.0.1` with `netmask 255.255.255.0` is `address 10.0.0.1/24`. */
function withLength(options: Stanza["options"]): Stanza["options"] {
  const mask = options.find(([name]) => name === "netmask")?.[1];
  const addresses = options.filter(([name]) => name === "address");
  if (mask === undefined || addresses.length !== 1 || addresses[0]?.[1].includes("/")) return options;
  const length = `${maskLength(mask) ?? mask}`;
  if (!/^\d{1,3}$/.test(length)) return options;
  return options.flatMap(([name, value]) =>
    name === "netmask" ? [] : [[name, name === "address" ? `${value}/${length}` : value] as const],
  );
}
