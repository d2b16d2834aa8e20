// Puts a new site into the text of a YAML file, behind another one, or as the first of an empty list; every other byte stays.
import type { YAMLMap } from "yaml";
import { EditError, emptyList, endOf, eolOf, leadOf, lineEnd, recordById, recordsOf, startOf, withLines } from "./place.ts";

/** `lines` is the record without indentation and dash; `after` the site that it follows, else the last of the file. */
export function insertSite(text: string, lines: readonly string[], after: string | undefined): string {
  const neighbour = after === undefined ? recordsOf(text, "sites").at(-1) : recordById(text, "sites", after);
  const empty = neighbour === undefined && after === undefined ? emptyList(text, "sites") : undefined;
  if (empty !== undefined) return firstOf(text, empty, lines);
  if (neighbour === undefined) throw new EditError("the file has no list of sites to add to", "write the first site by hand");
  const { dash, indent } = indentOf(text, neighbour);
  const item = lines.map((line, index) => `${index === 0 ? dash : indent}${line}`);
  const spaced = standsApart(text, neighbour) ? ["", ...item] : item;
  return withLines(text, lineEnd(text, endOf(neighbour)), spaced);
}

/** In the place of the brackets of `sites: []`; a comment behind them stays on its line. */
function firstOf(text: string, { start, end }: { readonly start: number; readonly end: number }, lines: readonly string[]): string {
  const eol = eolOf(text);
  const rest = text.slice(end);
  const tail = rest.slice(0, lineEnd(rest, 0)).trimEnd();
  const head = `${text.slice(0, start).trimEnd()}${tail}${eol}`;
  const item = lines.map((line, index) => `${index === 0 ? "  - " : "    "}${line}`);
  return withLines(head + rest.slice(lineEnd(rest, 0)), head.length, item);
}

/** What a line of the record begins with, the first one and the others, copied from the neighbour. */
function indentOf(text: string, neighbour: YAMLMap): { dash: string; indent: string } {
  const dash = leadOf(text, startOf(neighbour));
  if (!/^ *- +$/.test(dash))
    throw new EditError("the list of sites is written in brackets", "write one `- id: …` a site, each on its own lines");
  return { dash, indent: " ".repeat(dash.length) };
}

/** Whether a blank line stands before the neighbour, as between all records of such a file. */
function standsApart(text: string, neighbour: YAMLMap): boolean {
  const line = startOf(neighbour) - leadOf(text, startOf(neighbour)).length;
  return /\n\r?\n$/.test(text.slice(0, line));
}
