#!/usr/bin/env node
// Writes docs/ios.md from the tables of IOS commands: `node scripts/schema/ios-docs.ts`.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Mode, modeOf } from "../../components/devices/ios/mode.ts";
import type { Rule } from "../../components/devices/ios/rule.ts";
import { tables } from "../../components/devices/ios/sections.ts";
import { codeWords, markdownTable } from "./markdown.ts";

function modes(): readonly Mode[] {
  return Object.keys(tables).map(modeOf);
}

/** The commands of all modes that something is told of. */
function rulesWith(told: (rule: Rule, mode: Mode) => readonly string[] | undefined): readonly (readonly string[])[] {
  return modes().flatMap((mode) =>
    mode.rules.flatMap((rule) => {
      const cells = told(rule, mode);
      return cells === undefined ? [] : [[mode.name, `\`${rule.pattern}\``, ...cells]];
    }),
  );
}

export function iosPage(): string {
  return [introduction(), doors, orderSection(), defaultsSection(), specialSection(), secretsSection(), opaqueSection(), limits].join("\n");
}

function introduction(): string {
  const count = modes().reduce((sum, { rules }) => sum + rules.length, 0);
  return `# Cisco IOS and IOS-XE

${modes().length} modes of the console with ${count} commands are taken apart; a running configuration of any age is read, printed, compared, applied to a
model and undone. No device was at hand: what it does is taken from Cisco's command references and from recordings of other projects, and written
down as traces (\`test/golden/simulate/ios\`). This page is made from the tables of commands: \`node scripts/schema/ios-docs.ts\`.
`;
}

const doors = `## Doors
\`simpul parse ios FILE\`, \`simpul diff ios RUNNING INTENDED [--undo] [--explain] [--own tagged:PREFIX] [--manage "…"]\`, \`simpul simulate ios RUNNING SCRIPT\`, \`simpul import ios FILE\`; how a device is changed over SSH: [apply.md](apply.md), what the lab's does: [lab.md](lab.md).

* **A command** is the lines that lead to its mode and the command itself; sent alone from the top it does what it does. A banner is one command.
* **Order of a script**: what is spoken of before what speaks of it, the new before the old goes, an address off its old interface before it comes to the next. Entries of a list get numbers between those that are there;
  where there is no room, \`ip access-list resequence\` makes some, or, for lists that the device cannot number anew, entries behind the gap go and come. Numbers of access lists and prefix lists are no meaning, their order is.
* **The way by which the device is managed** (\`--manage\`): after each step the interface is up, its VLAN is carried, the address is there in its VRF, the way back stands (connected, static, or the neighbour it is learned from),
  the list on the interface and those on the vty lines let SSH in (groups of networks and services are looked up; from a VRF the latter need \`vrf-also\`), the lines take SSH, and user and key are there. A script that would cut one of these is put in another order, or refused with the step and the reason.
* **Ours** (\`tagged:PREFIX\`): commands of the global mode whose name begins with the prefix, or whose \`description\` does, and those that the intended text holds as well. In an access list that is not named so, entries behind a
  \`remark\` of ours up to the next remark are ours; others keep their places. All else is reported and left alone.
* **Refused**: a text with lines that cannot be read (or \`--allow-unparsed\`), a port that a whole running configuration does not name, a policy that speaks of a class map that is not there.
`;

function orderSection(): string {
  const listed = modes().filter(({ table: { order } }) => order !== undefined);
  return `## Where order means something
Canonical text keeps the device's order here; everywhere else it sorts.

${markdownTable(
  ["mode", "entries", "how"],
  listed.map(({ name, rules, table: { order, step, reads } }) => [
    name,
    reads === undefined
      ? codeWords([...new Set(rules.filter(({ listed: is }) => is === true).map(({ pattern }) => pattern))])
      : "entries of an access list",
    order === "append" ? "new ones go to the end; what comes before an old one makes that go and come" : `by number, ${step ?? 10} apart`,
  ]),
)}`;
}

function defaultsSection(): string {
  return `## Defaults
Said out loud they are left out of canonical text. A command that is on by itself is kept only where \`no\` is said.

${markdownTable(
  ["mode", "command", "default"],
  rulesWith(({ defaults, on }) => {
    if (defaults.length > 0) return [codeWords(defaults)];
    return on === true ? ["on"] : undefined;
  }),
)}
Which of both is meant by silence differs between devices and releases, so both forms are kept, and \`default\` takes either back:

${markdownTable(
  ["mode", "command"],
  rulesWith(({ either }) => (either === true ? [] : undefined)),
)}`;
}

function specialSection(): string {
  return `## What the device does by itself
${markdownTable(
  ["mode", "command", "what"],
  rulesWith(({ clears, once, fixed }) => {
    if (clears !== undefined) return [`a change takes ${codeWords(clears)} away; they are said again`];
    if (once === true) return ["goes before it can come in another way"];
    if (fixed === true) return ["is always there; neither made nor removed"];
    return fixed === "port" ? ["a port is always there; neither made nor removed"] : undefined;
  }),
)}`;
}

function secretsSection(): string {
  return `## Secrets
Printed as \`secret:\` and 8 hex digits (docs/secrets.md); type 7 is read as the password that it hides. In lines that are not taken apart, what stands
behind \`password\`, \`secret\`, \`key\`, \`community\` and the like is masked.

${markdownTable(
  ["mode", "command"],
  rulesWith(({ pattern, form }) => (/[<{]secret[>}]/.test(pattern) || form === "user" ? [] : undefined)),
)}`;
}

function opaqueSection(): string {
  return `## Known, and not taken apart
Lines that begin so are kept, compared and printed whole, and counted as \`opaque\`; what else a mode does not know is \`unparsed\`, with its place.

${markdownTable(
  ["mode", "heads"],
  modes()
    .filter(({ words, onByDefault }) => words.size + onByDefault.size > 0)
    .map(({ name, words, onByDefault }) => [name, codeWords([...new Set([...words, ...onByDefault])].sort())]),
)}`;
}

const limits = `## What is not there
* No text is rendered from the inventory for IOS: \`simpul render\` and \`npm run up\` refuse an IOS device. Its operator writes the text, and Simpul compares, predicts and undoes it.
* Lock-out prediction does not look into zone-based firewalls, control-plane policies, or policy routing.
* Lines of IOS XR, NX-OS and EOS are not IOS; they are \`unparsed\`.
`;

if (import.meta.main) writeFileSync(resolve(import.meta.dirname, "../../docs/ios.md"), iosPage());
