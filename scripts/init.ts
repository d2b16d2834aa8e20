// `simpul init REGION`: the files of a new region, which load, plan and come up at once; all that is unknown stands as an assumption.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { freeBlock, prefixesOf } from "../inventory/free-block.ts";
import { loadTexts, rawRegion, regionFolder, regionNames } from "../inventory/load.ts";
import { type NewRegion, readTemplate, regionFiles } from "../inventory/new-region.ts";
import type { RegionFile } from "../inventory/region-files.ts";
import { Id, Name } from "../inventory/schema/identifier.ts";
import { Region } from "../inventory/schema/region.ts";
import { wordFix } from "../inventory/suggestion.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door/door.ts";
import { doorError } from "./door/region.ts";
import { writeFiles } from "./door/written-files.ts";

export interface InitOptions {
  readonly name?: string;
  readonly domain?: string;
  readonly timezone?: string;
}

export const register: Register = (program: Command) => {
  const command = program
    .command("init")
    .argument("[id]", "the new region's id, its folder and its stack: kubu-raya")
    .description("Start a region: files that load, plan and come up at once; what is unknown stands as an assumption with its reason.")
    .option("--name <name>", 'name for people, e.g. "Kabupaten Kubu Raya"')
    .option("--domain <domain>", "official domain, e.g. kuburayakab.go.id; else it stays unknown")
    .option("--timezone <zone>", `one of ${Region.shape.timezone.options.join(", ")}`)
    .addOption(new Option("--dir <root>", "the checkout to write into").hideHelp());
  act<CommonOptions & InitOptions & { readonly dir?: string }>(command, ([id], { dir, ...options }) =>
    initAnswer(id, options, new Date().getFullYear(), dir ?? checkout),
  );
};

/** `year` is the one in which the region starts: that of its first assumptions. */
export function initAnswer(id: string | undefined, options: InitOptions, year: number, root = checkout): Answer {
  const known = { id: checkedId(id), ...checkedFacts(options) };
  const folder = regionFolder(known.id);
  if (existsSync(join(root, folder)))
    throw new DoorError(`${folder} is there already`, { fix: "give the new region another id, or go on with the one that is there" });
  const files = regionFiles(readTemplate(), { ...known, net: freeNet(root), year });
  refuseMistakes(files, folder);
  writeFolder(files, join(root, folder));
  return answer(
    known.id,
    files.map(({ file }) => `${folder}/${file}`),
  );
}

function checkedId(id: string | undefined): string {
  if (id === undefined) throw new DoorError("no region is named", { fix: "name the new one: `simpul init kubu-raya`" });
  const problem = Id.safeParse(id).error?.issues[0]?.message;
  if (problem === undefined) return id;
  const near = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  throw new DoorError(`${JSON.stringify(id)} is not ${problem}`, {
    fix: near === "" ? "write the region's name that way" : `write ${near}`,
  });
}

function checkedFacts({ name, domain, timezone }: InitOptions): Omit<NewRegion, "id" | "net" | "year"> {
  if (name !== undefined && !Name.safeParse(name).success)
    throw new DoorError("--name must have 1 to 120 characters, none of them a control character", { fix: "write the name on one line" });
  const wrongDomain = Region.shape.domain.safeParse(domain).error?.issues[0]?.message;
  if (wrongDomain !== undefined)
    throw new DoorError(`--domain ${JSON.stringify(domain)} is not ${wrongDomain}`, {
      fix: "write it in lower case, without https:// and www",
    });
  if (timezone !== undefined && !Region.shape.timezone.safeParse(timezone).success)
    throw new DoorError(`--timezone cannot be ${JSON.stringify(timezone)}`, {
      fix: wordFix(timezone, Region.shape.timezone.options) ?? "leave it out",
    });
  return { name, domain, timezone };
}

/** A region whose number plan cannot be read may hold any block. */
function freeNet(root: string): number {
  const others = regionNames(root).map((region) => ({ region, ...prefixesOf(rawRegion(root, region)) }));
  const unread = others.find(({ own }) => own === undefined);
  if (unread !== undefined)
    throw new DoorError(`the address block of region ${unread.region} cannot be read, so no block is known to be free`, {
      fix: `run \`simpul check --region ${unread.region}\`, and correct it`,
    });
  const net = freeBlock(others.flatMap(({ own, keepClear }) => [...(own === undefined ? [] : [own]), ...keepClear]));
  if (net === undefined)
    throw new DoorError("every /12 of 10.0.0.0/8 is taken by a region of this checkout, or must be kept clear", {
      fix: "start the region in a checkout of its own",
    });
  return net;
}

function refuseMistakes(files: readonly RegionFile[], folder: string): void {
  const { issues } = loadTexts(
    files.map(({ file, text }) => ({ file: `${folder}/${file}`, text })),
    folder,
  );
  if (issues !== undefined) throw doorError(issues);
}

/** The folder whole or not at all: the files are written aside, then it takes its name. */
function writeFolder(files: readonly RegionFile[], folder: string): void {
  const aside = asideOf(folder);
  try {
    writeFiles(
      files.map(({ file, text }) => ({ path: join(aside, file), text })),
      0o644,
    );
    renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function asideOf(folder: string): string {
  const parent = join(folder, "..");
  try {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, ".new-"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DoorError(`${parent} cannot be written to (${code ?? String(error)})`, { fix: "run the command as the checkout's owner" });
  }
}

function answer(region: string, wrote: readonly string[]): Answer {
  const next = [
    `npx simpul check --region ${region}`,
    `npx simpul survey SHEET.xlsx --region ${region} --out ${regionFolder(region)}`,
    `npx simpul plan --write --region ${region}`,
    `npm run up ${region}`,
  ];
  const text = [...wrote.map((file) => `wrote ${file}`), "next:", ...next.map((line) => `  ${line}`)];
  return { exit: 0, json: () => ({ region, wrote, next }), text: () => `${text.join("\n")}\n` };
}
