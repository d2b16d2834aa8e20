// A command as the lines that say it: most are one.
import { withBody } from "../body.ts";
import type { Item } from "../model.ts";
import { vlanIds, vlanText } from "../vlans.ts";

/** `was` is what is said now, where it is known for certain. */
export function linesFor(item: Item, was: Item | undefined, prefix = ""): readonly string[] {
  const { rule, line, body } = item;
  if (rule?.form === "allowed-vlans") return trunkLines(line, was?.line);
  if (body !== undefined && rule !== undefined) return [withBody(rule, prefix + line, body, "typed")];
  if (!line.startsWith("no ") || prefix === "") return [prefix + line];
  return [`no ${prefix}${line.slice(3)}`];
}

/** Longer lists are said in several lines: the device takes no more than 254 characters. */
const longest = 200;

/** What is added to a trunk or taken from it, where it is only one of both; else the whole set. */
function trunkLines(line: string, was: string | undefined): readonly string[] {
  const head = line.slice(0, line.lastIndexOf(" "));
  const [old, fresh] = [idsOf(was), idsOf(line)];
  if (old === undefined || fresh === undefined || old.length === 0 || fresh.length === 0)
    return wrapped(head, "", line.slice(head.length + 1));
  const [before, after] = [new Set(old), new Set(fresh)];
  const added = fresh.filter((id) => !before.has(id));
  const gone = old.filter((id) => !after.has(id));
  if (gone.length === 0) return wrapped(head, "add ", vlanText(added), "add ");
  if (added.length === 0) return wrapped(head, "remove ", vlanText(gone), "remove ");
  return wrapped(head, "", vlanText(fresh));
}

function idsOf(line: string | undefined): readonly number[] | undefined {
  if (line === undefined) return undefined;
  const list = line.split(" ").at(-1) ?? "";
  return list === "none" ? [] : vlanIds(list);
}

function wrapped(head: string, verb: string, list: string, more = "add "): readonly string[] {
  if (head.length + list.length <= longest) return [`${head} ${verb}${list}`];
  const lines: string[] = [];
  let part: string[] = [];
  for (const piece of list.split(",")) {
    if (part.join(",").length + piece.length > longest - head.length) {
      lines.push(part.join(","));
      part = [];
    }
    part.push(piece);
  }
  return [...lines, part.join(",")].map((text, at) => `${head} ${at === 0 ? verb : more}${text}`);
}
