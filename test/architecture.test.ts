// Keeps the walls of docs/architecture.md: import directions, the doors of packages, names, and the sizes of files and functions.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const tops = ["inventory", "components", "stacks", "scripts"];

/** Folder of ours to the folders it may import; the longest prefix of a file's path decides. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "inventory/schema": [],
  inventory: ["inventory/schema"],
  "components/secrets": [],
  "components/devices": ["inventory/schema"],
  "components/planning": ["inventory/schema", "components/devices"],
  "components/transport": ["components/devices"],
  "components/fleet": ["components/devices", "components/transport"],
  "components/apply": ["components/devices", "components/transport"],
  // how sockets and keys are handled so that a thousand devices fit on one machine
  "components/emulator": ["components/devices", "components/transport"],
  "components/provider": ["components/devices", "components/transport", "components/fleet", "components/apply", "components/secrets"],
  "components/resources": ["inventory/schema", "components/planning", "components/devices", "components/secrets"],
  stacks: ["inventory/schema", "inventory", "components/planning", "components/devices", "components/resources", "components/secrets"],
  scripts: [
    "inventory/schema",
    "inventory",
    "components/planning",
    "components/devices",
    "components/secrets",
    "components/transport",
    "components/fleet",
    "components/apply",
    "components/emulator",
  ],
};

/** Package to the only places that may import it; a place is a folder or a file. */
const packageDoors: Readonly<Record<string, readonly string[]>> = {
  ssh2: ["components/transport", "components/emulator"],
  "@pulumi/": ["components/provider", "components/resources", "stacks"],
  "@grpc/grpc-js": ["components/provider"],
  "google-protobuf": ["components/provider"],
  netmask: ["inventory/schema", "components/planning", "components/devices", "components/fleet", "inventory"],
  commander: ["scripts"],
  "csv-parse": ["scripts"],
  "read-excel-file": ["scripts"],
  fflate: ["scripts"],
  "node:fs": [
    "inventory",
    "scripts",
    // secrets of the checkout: keys and 0600 files
    "components/secrets",
    // key and pin files
    "components/transport",
    // the state of emulated devices
    "components/emulator",
    // evidence of transactions
    "components/apply",
    // what the last preview showed
    "components/provider",
  ],
  "node:child_process": ["scripts", "components/secrets", "components/provider", "components/emulator"],
};

/** A folder each beside the engine that they share. */
const vendors = readdirSync(join(root, "components/devices"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, "components/devices", entry.name, "parse.ts")))
  .map(({ name }) => name)
  .join("|");

/** Folders that must stay pure: no files, clock, chance, environment or console. */
const pure = ["inventory/schema", "components/devices", "components/planning"];
const impure = /\b(Date\.now|Math\.random|process\.env|console\.)|new Date\(\)/;
const forbidden = /(^|\/)(utils?|helpers?|common|misc)(\.ts)?(\/|$)/;
const longest = 40;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
    .map((name) => join(folder, name));
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, imports: ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName) };
}

const sources = tops.flatMap(filesBelow).map(read);

function areaOf(path: string): string {
  const found = Object.keys(mayImport).filter((area) => path.startsWith(`${area}/`));
  return found.sort((a, b) => b.length - a.length)[0] ?? "";
}

function wrongDirections({ path, imports }: Source): string[] {
  const area = areaOf(path);
  return imports
    .filter((name) => name.startsWith("."))
    .map((name) => relative(root, resolve(root, dirname(path), name)))
    .filter((target) => areaOf(target) !== area && !(mayImport[area] ?? []).includes(areaOf(target)))
    .map((target) => `${path} → ${target}`);
}

function wrongDoors({ path, imports }: Source): string[] {
  const broken = (name: string): boolean =>
    Object.entries(packageDoors).some(
      ([door, places]) =>
        (name === door || (door.endsWith("/") && name.startsWith(door)) || name.startsWith(`${door}/`)) &&
        !places.some((place) => path === place || path.startsWith(`${place}/`)),
    );
  return imports.filter(broken).map((name) => `${path} → ${name}`);
}

function between(path: string, from: RegExp, to: RegExp): boolean {
  const source = sources.find((file) => file.path === path);
  return source !== undefined && from.test(path) && source.imports.some((name) => to.test(resolve("/", dirname(path), name)));
}

interface Size {
  readonly name: string;
  readonly lines: number;
}

function functionSizes({ path, text }: Source): Size[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const sizes: Size[] = [];
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined)
      sizes.push({ name: `${path}:${lineOf(node.getStart(file)) + 1}`, lines: lineOf(node.end) - lineOf(node.getStart(file)) + 1 });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return sizes;
}

test("a file imports only what its folder may", () => {
  expect(sources.flatMap(wrongDirections)).toEqual([]);
});

test("a package is imported only through its door", () => {
  expect(sources.flatMap(wrongDoors)).toEqual([]);
});

test("no vendor imports another, and what vendors share imports none", () => {
  const vendor = new RegExp(`components/devices/(${vendors}|engine)/`);
  const crossing = sources.filter(({ path }) => {
    const own = vendor.exec(path)?.[1];
    return own !== undefined && between(path, vendor, new RegExp(`components/devices/(?!${own}/)(${vendors})/`));
  });
  expect(crossing.map(({ path }) => path)).toEqual([]);
});

test("the engine that vendors share knows none of them", () => {
  const crossing = sources.filter(({ path }) =>
    between(path, /components\/devices\/engine\//, new RegExp(`components/devices/(${vendors})/`)),
  );
  expect(crossing.map(({ path }) => path)).toEqual([]);
});

test("simulate imports neither the difference nor the printer", () => {
  const crossing = sources.filter(({ path }) => between(path, /\/simulate(\/|\.ts)/, /\/(difference|print|render)(\/|\.ts|-)/));
  expect(crossing.map(({ path }) => path)).toEqual([]);
});

test("no file or folder is a drawer for odds and ends", () => {
  expect(sources.map(({ path }) => path).filter((path) => forbidden.test(path))).toEqual([]);
});

test("pure folders have no clock, chance, environment or console", () => {
  expect(
    sources.filter(({ path, text }) => pure.some((folder) => path.startsWith(folder)) && impure.test(text)).map(({ path }) => path),
  ).toEqual([]);
});

test("the first line of a file says what it is", () => {
  expect(sources.filter(({ text }) => !/^(#!.*\n)?(\/\/|\/\*\*) ?\S/.test(text)).map(({ path }) => path)).toEqual([]);
});

test("no function is longer than forty lines; sizes are reported", () => {
  const sizes = sources.flatMap(functionSizes).sort((a, b) => a.lines - b.lines);
  const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0;
  const files = sources.map(({ text }) => text.split("\n").length).sort((a, b) => a - b);
  process.stdout.write(
    `${sizes.length} functions: median ${at(0.5)} lines, p90 ${at(0.9)}, longest ${at(1)}; ${files.length} files: median ${files[files.length >> 1]} lines, longest ${files.at(-1)}\n`,
  );
  expect(sizes.filter(({ lines }) => lines > longest).map(({ name, lines }) => `${name} has ${lines} lines`)).toEqual([]);
});
