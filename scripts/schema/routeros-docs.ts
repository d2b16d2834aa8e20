#!/usr/bin/env node
// Writes docs/secrets.md and docs/routeros.md from the tables of RouterOS menus: `node scripts/schema/routeros-docs.ts`.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { hardware } from "../../components/devices/routeros/hardware.ts";
import type { Menu } from "../../components/devices/routeros/menu.ts";
import { menuOf, tabled } from "../../components/devices/routeros/menus.ts";
import { groups, type MenuGroup } from "../../components/devices/routeros/packages.ts";
import { hasOrder, paths, requiredArguments, versions } from "../../components/devices/routeros/schema.ts";
import { codeWords, markdownTable } from "./markdown.ts";

function menus(): readonly Menu[] {
  return [...new Set([...tabled, ...paths()])]
    .sort()
    .map(menuOf)
    .filter((menu) => menu !== undefined);
}

/** The fields whose values are never printed. */
export function secretsPage(): string {
  const fields = menus().filter(({ secrets }) => secrets.length > 0);
  const scripts = menus().filter((menu) => (menu.scripts ?? []).length > 0);
  return `# Secret fields

Everywhere that text is printed, the value of a field below stands as \`secret:\` and 8 hex digits: a fingerprint under a key that never leaves the
checkout, so two prints of one checkout agree and tell nothing elsewhere. Clear values are masked on reading; masked and clear may be mixed in one text.
A reference \`secret(NAME)\` is printed as it is. A live device on which a secret looks like a fingerprint is refused, since it could not be told from a
masked one. \`simpul diff --reveal FILE\` writes a script with the clear values, readable by its owner alone.

This page is made from the tables of menus: \`node scripts/schema/routeros-docs.ts\`.

## RouterOS
A community of SNMP and the public key of a WireGuard peer are masked too: the first is the password of versions 1 and 2c, the second would tell
two regions apart. In a menu that is in no table, a field counts as secret by its name (password, secret, passphrase, private-key, …).

${markdownTable(
  ["menu", "fields"],
  fields.map(({ path, secrets }) => [path, codeWords(secrets)]),
)}
Scripts are printed with \`…password=…\` and the like masked within them:

${markdownTable(
  ["menu", "fields"],
  scripts.map((menu) => [menu.path, codeWords(menu.scripts ?? [])]),
)}`;
}

/** Order, keys and defaults of menus. */
export function routerosPage(): string {
  const tables = [orderSection(), defaultsSection(), versionsSection(), requiredSection(), hardwareSection()];
  return [introduction(), ...tables, waySection()].join("\n");
}

function introduction(): string {
  return `# RouterOS menus

Names of menus, verbs and keys are the console's own lists on ${versions.join(", ")} (tikoci/restraml, public
domain); a device of another version between 7.16 and 7.24 is taken for the nearest listed one below it. Simpul renders for no other
version; texts of others are read, compared and simulated, but which keys they have is not known, so only menus that came or went with
version 7 are refused. Required arguments are those that a 7.22.1 console asks for (tikoci/lsp-routeros-ts, MIT). This page is made from
the tables of menus: \`node scripts/schema/routeros-docs.ts\`.
`;
}

function orderSection(): string {
  const ordered = menus().filter(({ kind }) => kind === "ordered");
  const loose = menus().filter(({ path, kind }) => hasOrder(path) && kind !== "ordered");
  return `## Where order means something
A first match or a sequence decides. Canonical text keeps the device's order here, within a chain or list where there is one; everywhere else it sorts.

${markdownTable(
  ["menu", "within"],
  ordered.map(({ path, group }) => [path, group ?? "the whole list"]),
)}
The device keeps an order here too, but nothing depends on it: ${codeWords(loose.map(({ path }) => path))}.
`;
}

function defaultsSection(): string {
  const written = menus().filter(({ path }) => tabled.includes(path));
  return `## Keys and defaults
A default is left out of canonical text; one that differs between boards or versions is in no table, and is printed. Items that the device has by itself
are found by the attribute in brackets.

${markdownTable(
  ["menu", "kind", "key", "defaults"],
  written.map((menu) => [menu.path, menu.kind, keyOf(menu), codeWords(defaultsOf(menu))]),
)}`;
}

function versionsSection(): string {
  const renamed = menus().flatMap(({ path, renamed = {} }) => Object.entries(renamed).map(([old, other]) => [path, old, other] as const));
  const values = (words: Readonly<Record<string, string>> | undefined): string =>
    words === undefined ? "" : codeWords(Object.entries(words).map(([old, word]) => `${old} → ${word}`));
  return `## What versions say otherwise
Canonical text has the newest name. A command has the name that the device's version knows; what cannot be said in it is refused.

${markdownTable(
  ["menu", "older", "newer", "words"],
  renamed.map(([path, old, { to, values: words }]) => [path, `\`${old}\``, `\`${to}\``, values(words)]),
)}
Of an item that was added before version 7, silence means:

${markdownTable(
  ["menu", "what"],
  menus().flatMap(({ path, before7 }) =>
    before7 === undefined ? [] : [[path, codeWords(Object.entries(before7).map(([key, value]) => `${key}=${value}`))]],
  ),
)}
Menus that held one thing, set without a name, before a version: ${codeWords(
    menus().flatMap(({ path, singleBefore }) => (singleBefore === undefined ? [] : [`${path} ${singleBefore}`])),
  )}.
`;
}

function requiredSection(): string {
  const asking = menus().filter(({ path }) => requiredArguments(path).length > 0);
  return `## Required on \`add\`
${markdownTable(
  ["menu", "arguments"],
  asking.map(({ path }) => [path, codeWords(requiredArguments(path))]),
)}`;
}

function hardwareSection(): string {
  return `## Not on the listed console
The lists are a CHR's without packages. What only hardware or a package has is written by hand:

${markdownTable(
  ["menu", "why"],
  hardware.map(({ path, reason }) => [path, reason]),
)}
Of these menus not even the keys are known, so any is taken:

${markdownTable(
  ["menus", "why"],
  groups.map(({ reason, ...paths }) => [pathsOf(paths), reason]),
)}`;
}

function waySection(): string {
  return `
## What a script must not cut
With \`simpul diff --manage "address=…,interface=…,from=…,user=…"\` each step is looked at before anything is sent. What was open before must
stay open after every step: ssh (on, port, addresses, VRF), the address, the interface and all it stands on, the ports and tags by which its frames
leave, VLANs of a filtering bridge, raw, dst-nat and the input chain, the user, its addresses, group and key, and the way back: a connected network,
a static route, or an OSPF neighbour (area and its type, key, timers, type, MTU, network, passive), with strict rp-filter over the same interface.
A rule that may match and may not (a rate limit, a list that fills itself) is not counted on. Where the usual order would cut, another one is
looked for; where none is safe, the script is refused with the step and the reason. Networks that neighbours teach are taken for /24 or larger.

## What queues cannot keep
\`simpul parse routeros FILE --lint\` (and \`findings\` of \`--json\`): \`queue.committed-above-ceiling\`, \`queue.committed-beyond-parent\`,
\`queue.committed-sum\`, \`queue.committed-without-parent\`, \`queue.parent-without-ceiling\`, \`queue.ceiling-beyond-parent\`, \`queue.inner-priority\`,
\`queue.nothing-to-borrow\`, \`queue.never-reached\`, \`queue.fasttrack\`, \`queue.hardware-offload\`, \`queue.pcq-behind-nat\`.
`;
}

function pathsOf({ items = "", ordered = "", fixed = "", single = "" }: Omit<MenuGroup, "reason">): string {
  return codeWords(
    [items, ordered, fixed, single]
      .flatMap((words) => words.split(" "))
      .filter((path) => path !== "")
      .sort(),
  );
}

function keyOf({ key, fixed }: Menu): string {
  return [codeWords(key), fixed === undefined ? "" : `(${fixed})`].filter((part) => part !== "").join(" ");
}

function defaultsOf({ defaults, always }: Menu): readonly string[] {
  return [...Object.entries(always ?? {}), ...Object.entries(defaults)].map(([key, value]) => `${key}=${value}`);
}

if (import.meta.main) {
  const docs = resolve(import.meta.dirname, "../../docs");
  writeFileSync(resolve(docs, "secrets.md"), secretsPage());
  writeFileSync(resolve(docs, "routeros.md"), routerosPage());
}
