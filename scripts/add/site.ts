// Adds a site: the inventory's text with one record more, checked and planned before anything is written.
import { lockPath, planRegion, printLock } from "../../components/planning/index.ts";
import type { Plan } from "../../components/planning/plan.ts";
import { insertSite } from "../../inventory/edits/insert-site.ts";
import { siteText } from "../../inventory/edits/new-site.ts";
import { EditError } from "../../inventory/edits/place.ts";
import { loadTexts, regionFolder } from "../../inventory/load.ts";
import { readLock, writeLock } from "../../inventory/lock-file.ts";
import { type RegionFile, readRegionFiles, replaceFiles } from "../../inventory/region-files.ts";
import { Id, Name } from "../../inventory/schema/identifier.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { Site } from "../../inventory/schema/site.ts";
import { wordFix } from "../../inventory/suggestion.ts";
import { checkout } from "../door/checkout.ts";
import { type Answer, DoorError } from "../door/door.ts";
import { doorError, inventoryOf } from "../door/region.ts";

export interface AddSiteOptions {
  readonly region: string;
  readonly id?: string;
  readonly name?: string;
  readonly kecamatan?: string;
  readonly simpul?: string;
  readonly after?: string;
  readonly kind?: string;
}

/** `today` is an ISO date: it decides which freed numbers have rested. */
export function addSiteAnswer(options: AddSiteOptions, today: string, root = checkout): Answer {
  const inventory = inventoryOf(options.region, root);
  const site = checkedSite(inventory, options);
  const { files } = readRegionFiles(root, options.region);
  const written = edited(() => {
    const { lines, simpul } = siteText(inventory, site);
    const file = inventory.positionOf(options.after === undefined ? lastSite(inventory, files) : `sites.${options.after}`).file;
    const after = files.map((old) => (old.file === file ? { file, text: insertSite(old.text, lines, options.after) } : old));
    return { simpul, file, after };
  });
  const { plan, line, others } = replaced(root, options.region, { before: files, after: written.after, id: site.id }, today);
  return answer(plan, { id: site.id, simpul: written.simpul, file: written.file, line, lock: lockPath(options.region), others });
}

/** Runs an edit; what it cannot do is the user's to know. */
export function edited<T>(edit: () => T): T {
  try {
    return edit();
  } catch (error) {
    throw error instanceof EditError ? new DoorError(error.message, { fix: error.fix }) : error;
  }
}

function checkedSite(inventory: Inventory, options: AddSiteOptions): Parameters<typeof siteText>[1] {
  const id = needed(options, "id");
  const idProblem = Id.safeParse(id).error?.issues[0]?.message;
  if (idProblem !== undefined) throw new DoorError(`--id ${JSON.stringify(id)} is not ${idProblem}`, { fix: `write ${idProblem}` });
  const taken = inventory.sites.find((site) => site.id === id);
  if (taken !== undefined)
    throw new DoorError(`there is a site ${id} already, ${taken.name}`, {
      ...inventory.positionOf(`sites.${id}`),
      fix: "give the new site another --id",
    });
  const name = needed(options, "name");
  if (!Name.safeParse(name).success)
    throw new DoorError("--name must have 1 to 120 characters, none of them a control character", { fix: "write the name on one line" });
  const kecamatan = known(needed(options, "kecamatan"), "kecamatan", inventory.kecamatan);
  if (options.after !== undefined) known(options.after, "after", inventory.sites);
  return {
    id,
    name,
    kecamatan,
    kind: kindOf(options.kind ?? "opd"),
    ...(options.simpul === undefined ? {} : { simpul: known(options.simpul, "simpul", inventory.simpul) }),
  };
}

function needed(options: AddSiteOptions, key: "id" | "name" | "kecamatan"): string {
  const value = options[key];
  if (value === undefined) throw new DoorError(`--${key} is missing`, { fix: `add --${key} …, see \`simpul add site --help\`` });
  return value;
}

function kindOf(word: string): Site["kind"] {
  const read = Site.shape.kind.safeParse(word);
  if (read.success) return read.data;
  throw unknown("kind", word, Site.shape.kind.options);
}

/** The id of a record that an option names, by its id or its name. */
function known(word: string, option: string, records: readonly { readonly id: string; readonly name: string }[]): string {
  const found = records.find(({ id }) => id === word) ?? records.find(({ name }) => name.toLowerCase() === word.toLowerCase());
  if (found !== undefined) return found.id;
  throw unknown(
    option,
    word,
    records.map(({ id }) => id),
  );
}

function unknown(option: string, word: string, among: readonly string[]): DoorError {
  const noun = option === "after" ? "site" : option;
  const fix = wordFix(word, among) ?? `the region has no ${noun} yet: enter it in the inventory first`;
  return new DoorError(`--${option}: there is no ${noun} ${JSON.stringify(word)}`, { fix });
}

/** Path of the site behind which a new one goes when nothing is said: the last of the last file. */
function lastSite(inventory: Inventory, files: readonly RegionFile[]): string {
  const of = (file: string): string | undefined =>
    inventory.sites.findLast(({ id }) => inventory.positionOf(`sites.${id}`).file === file)?.id;
  const last = files.map(({ file }) => of(file)).findLast((id) => id !== undefined);
  return last === undefined ? "sites" : `sites.${last}`;
}

interface Change {
  readonly before: readonly RegionFile[];
  readonly after: readonly RegionFile[];
  readonly id: string;
}

/** Checks and plans the new texts, then writes them and the lock; nothing is written when anything is wrong. */
function replaced(root: string, region: string, change: Change, today: string): { plan: Plan; line: number; others: readonly string[] } {
  const loaded = loadTexts(change.after, regionFolder(region));
  if (loaded.issues !== undefined) throw doorError(loaded.issues);
  const planned = planRegion(loaded.inventory, readLock(root, region), today);
  if ("issues" in planned) throw doorError(planned.issues);
  replaceFiles(root, change.before, change.after);
  writeLock(root, region, printLock(planned.lock));
  const others = planned.changes.filter(({ site }) => site !== change.id).map(({ words }) => words);
  return { plan: planned.plan, line: loaded.inventory.positionOf(`sites.${change.id}`).line, others };
}

interface Added {
  readonly id: string;
  readonly simpul: string;
  readonly file: string;
  readonly line: number;
  readonly lock: string;
  /** what the lock file lacked before, in words */
  readonly others: readonly string[];
}

function answer(plan: Plan, added: Added): Answer {
  const device = plan.devices.find(({ site }) => site === added.id);
  const link = plan.links.find(({ id }) => id === device?.id);
  const assumed = plan.assumptions.filter(({ path }) => path.startsWith(`sites.${added.id}.`));
  const json = {
    site: added.id,
    device: device?.id,
    simpul: added.simpul,
    link,
    file: added.file,
    line: added.line,
    wrote: [added.file, added.lock],
    assumptions: assumed,
  };
  const text = [
    `added ${added.id} as ${device?.id ?? "a site without a router"} on ${added.simpul}${link === undefined ? "" : `, ${link.b.device} ${link.b.interface}`}`,
    `wrote ${added.file}:${added.line} and ${added.lock}`,
    ...added.others.map((words) => `the lock was stale; also written: ${words}`),
    ...assumed.map(({ path, reason }) => `assumed ${path}: ${reason}`),
    "next: `npx pulumi preview` shows what it changes on the devices",
  ];
  return { exit: 0, json: () => json, text: () => `${text.join("\n")}\n` };
}
