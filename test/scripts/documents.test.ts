// Every door's JSON document is what docs/schema says, and its exit code what docs/contracts.md says.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documents } from "../../scripts/schema/documents.ts";

const root = resolve(import.meta.dirname, "../..");
let folder: string;
let running: string;
let sheet: string;
let intended: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "simpul-documents-"));
  sheet = join(folder, "sheet.csv");
  writeFileSync(sheet, "Nama OPD,Koneksi\nBPBD,Indihome\n");
  running = join(folder, "running.rsc");
  intended = join(folder, "intended.rsc");
  writeFileSync(running, "/ip firewall filter\nadd action=accept chain=input comment=a\n");
  writeFileSync(intended, "/ip firewall filter\nadd action=accept chain=input comment=a\nadd action=drop chain=input comment=b\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly document: keyof typeof documents;
  readonly words: () => readonly string[];
  readonly exit: number;
}

const cases: readonly Case[] = [
  { document: "init", words: () => ["init", "kubu-raya", "--dir", folder], exit: 0 },
  { document: "survey", words: () => ["survey", sheet], exit: 2 },
  { document: "check", words: () => ["check"], exit: 2 },
  { document: "plan", words: () => ["plan"], exit: 0 },
  { document: "show", words: () => ["show", "kel-tengah"], exit: 0 },
  { document: "show", words: () => ["show", "gw-1"], exit: 0 },
  { document: "secrets", words: () => ["show", "secrets"], exit: 0 },
  { document: "render", words: () => ["render", "opd-010"], exit: 0 },
  { document: "parse", words: () => ["parse", "routeros", running], exit: 0 },
  { document: "diff", words: () => ["diff", "routeros", running, running], exit: 0 },
  { document: "diff", words: () => ["diff", "routeros", running, intended], exit: 2 },
  { document: "simulate", words: () => ["simulate", "routeros", running, intended], exit: 0 },
  { document: "lab-fault", words: () => ["lab", "fault", "--list"], exit: 0 },
  { document: "error", words: () => ["show", "kel-tengahh"], exit: 1 },
  { document: "error", words: () => ["parse", "routeros", join(folder, "nothing.rsc")], exit: 1 },
  { document: "error", words: () => ["parse", "junos", running], exit: 1 },
  { document: "error", words: () => ["render", "opd-999"], exit: 1 },
  { document: "error", words: () => ["plan", "--region", "nowhere"], exit: 1 },
  { document: "error", words: () => ["parse", "routeros"], exit: 1 },
  { document: "error", words: () => ["chek"], exit: 1 },
  { document: "error", words: () => ["init", "Kubu Raya"], exit: 1 },
  { document: "error", words: () => ["survey", running], exit: 1 },
  { document: "error", words: () => ["plan", "--writ"], exit: 1 },
];

test.each(cases)("$document, exit $exit", ({ document, words, exit }) => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, "scripts/simpul.ts"), ...words(), "--json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  expect({ status, problems: documents[document].safeParse(JSON.parse(stdout)).error?.issues ?? [] }).toEqual({
    status: exit,
    problems: [],
  });
});
