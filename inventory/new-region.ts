// The files of a new region: the template's texts, with what is known of the region put in and all else as assumptions.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { RegionFile } from "./region-files.ts";

/** What is known of a region that starts; `net` is the second octet of its /12, `year` the one in which it starts. */
export interface NewRegion {
  readonly id: string;
  readonly name?: string | undefined;
  readonly domain?: string | undefined;
  readonly timezone?: string | undefined;
  readonly net: number;
  readonly year: number;
}

/** The template beside this file, by names relative to the region's folder. */
export function readTemplate(): readonly RegionFile[] {
  const folder = join(import.meta.dirname, "template");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

export function regionFiles(template: readonly RegionFile[], region: NewRegion): readonly RegionFile[] {
  return template.map(({ file, text }) => ({ file, text: filled(text, region) }));
}

/** Placeholders: `<region>` a word, `<net+2>` a number and what is added to it, `<given>` on a line of its own whole lines. */
function filled(text: string, region: NewRegion): string {
  const { given, assumed } = factsOf(region);
  const numbers: Readonly<Record<string, number>> = { net: region.net, year: region.year };
  return text
    .replace(/^<given>\n/m, () => lines(given))
    .replace(/^<assumed>\n/m, () => lines(assumed))
    .replaceAll("<region>", region.id)
    .replaceAll(/<(net|year)(?:\+(\d+))?>/g, (_, name: string, more = "0") => String((numbers[name] ?? 0) + Number(more)));
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}

/** Lines of the region's record, and of its assumptions. */
interface Facts {
  readonly given: readonly string[];
  readonly assumed: readonly string[];
}

function factsOf({ id, name, domain, timezone }: NewRegion): Facts {
  const given: string[] = [];
  const assumed: string[] = [];
  if (name === undefined)
    assumed.push("    - reason: Made of the region's id; whether it is a kota or a kabupaten is unknown", `      name: ${nameOf(id)}`);
  else given.push(`  name: ${stringify(name, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 }).trimEnd()}`);
  if (domain !== undefined) given.push(`  domain: ${domain}`);
  if (timezone === undefined) assumed.push("    - reason: Western Indonesian time, where most regions lie", "      timezone: Asia/Jakarta");
  else given.push(`  timezone: ${timezone}`);
  return { given, assumed };
}

/** `kubu-raya` is Kubu Raya. */
function nameOf(id: string): string {
  return id
    .split("-")
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
