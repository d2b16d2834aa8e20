// `npm run truth`: every quoted or printed word of the inventory, looked up at the lines that it cites.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { regionNames } from "../inventory/load.ts";
import type { RegionInventory } from "../inventory/schema/inventory.ts";
import { citationsOf, holdToDocuments, type Truth } from "../inventory/truth.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError } from "./door/door.ts";
import { registersOf } from "./door/region.ts";

interface TruthOptions extends CommonOptions {
  readonly all?: boolean;
  readonly seeds: string;
}

/** Where the documents' texts lie beside a checkout. */
const seedFolder = resolve(checkout, "../shared/seeds");

export function truthOf(inventory: RegionInventory, seeds: string): Truth {
  const { cited, wordless } = citationsOf(inventory);
  return { ...holdToDocuments(cited, documentTexts(inventory, seeds)), wordless };
}

function documentTexts(inventory: RegionInventory, seeds: string): ReadonlyMap<string, readonly string[]> {
  return new Map(inventory.documents.map(({ id, file }) => [id, textOf(join(seeds, file)).split("\n")]));
}

function textOf(path: string): string {
  if (!existsSync(path))
    throw new DoorError(`there is no text ${path}`, { fix: "name the folder of the documents' texts with --seeds DIR" });
  return readFileSync(path, "utf8");
}

export function truthAnswer(regions: readonly string[], seeds = seedFolder, root = checkout): Answer {
  const told = regions.map((region) => ({ region, ...truthOf(registersOf(region, root), seeds) }));
  const exit = told.some(({ missing }) => missing.length > 0) ? 2 : 0;
  return { exit, json: () => ({ regions: told }), text: () => told.map(truthText).join("") };
}

function truthText({ region, found, wordless, missing }: Truth & { readonly region: string }): string {
  const lost = missing.map(
    ({ path, document, lines, words, there }) => `${path}: not at ${document}:${lines}\n  cited: ${words}\n  there: ${there}\n`,
  );
  const sum = `${region}: ${found} of ${found + missing.length} citations stand at their lines; ${wordless} more cite lines without words\n`;
  return lost.join("") + sum;
}

const program = new Command("truth").description("Looks up every quoted and printed word of a region's inventory in the documents' texts.");
program.option("--all", "every region of the checkout, as without --region").option("--seeds <dir>", "folder of the texts", seedFolder);
act<TruthOptions>(program, (_, options) => truthAnswer(chosen(options), resolve(options.seeds)));
if (process.argv[1] === import.meta.filename) await program.parseAsync();

function chosen({ region, all }: TruthOptions): readonly string[] {
  return all !== true && program.getOptionValueSource("region") === "cli" ? [region] : regionNames(checkout);
}
