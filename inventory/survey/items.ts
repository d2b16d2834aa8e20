// The items of a cell: lists with bullets, with lines, or with commas; a line that was broken is put together again.
import { folded } from "./sheet.ts";

/** Signs that begin an item: dashes of every length, dots, stars, "1." and "a)". */
const bullet = /^\s*(?:[―–—•●○▪◦·]+\s*|[-*]+\s+|\d{1,2}[.)](?!\d)\s+|[a-z][.)]\s+)/i;

/** Where a cell has bullets, a line without one belongs to the item right above it; else every line is an item. */
export function itemsOf(cell: string): readonly string[] {
  const lines = cell.split("\n").map(folded);
  const listed = hasBullets(cell);
  const items: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const above = items.at(-1);
    const goesOn = listed && !bullet.test(`${line} `) && lines[index - 1] !== "";
    if (above !== undefined && (goesOn || isBroken(above.at(-1) ?? "", line))) above.push(line);
    else items.push([folded(`${line} `.replace(bullet, ""))]);
  }
  return items.map((parts) => parts.join(" ")).filter((item) => item !== "");
}

export function hasBullets(cell: string): boolean {
  return cell.split("\n").some((line) => bullet.test(line));
}

/** A line was broken behind a joining word, before a bracket, or inside a pair of brackets. */
function isBroken(above: string, line: string): boolean {
  if (bullet.test(`${line} `)) return false;
  const inside = above.lastIndexOf("(") > above.lastIndexOf(")") && /^[^(]*\)/.test(line);
  return inside || /(\b(dan|dengan|atau|di)|[,/&])$/i.test(above) || /^\s*\(/.test(line);
}

/** Parts between commas and semicolons outside brackets; a comma inside a number is a decimal one, "Komputer ; 4 unit" has a colon amiss. */
export function partsOf(item: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < item.length; at++) {
    if (item[at] === "(") depth += 1;
    if (item[at] === ")") depth -= 1;
    if (depth > 0 || !isSeparator(item, at)) continue;
    parts.push(item.slice(from, at));
    from = at + 1;
  }
  return [...parts, item.slice(from)].map(folded).filter((part) => part !== "");
}

function isSeparator(text: string, at: number): boolean {
  if (text[at] === ";") return !/^;\s*\d/.test(text.slice(at, at + 4));
  return text[at] === "," && !(/\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? ""));
}

/** "-", "belum ada", "tidak ada": a cell that says there is nothing. */
export function saysNothing(text: string): boolean {
  return /^(?:[-–―—.]*|belum(?: ada)?|tidak(?: ada)?|tdk ada|nihil|kosong|n\/?a)$/i.test(folded(text));
}
