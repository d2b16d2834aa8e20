// How a command is taken back.
import { hasHead, type Mode } from "../mode.ts";
import { type Item, isOff } from "../model.ts";

/** The command after which nothing is said any more of this one, in the mode that holds it. */
export function offLine(mode: Mode, item: Item): string {
  const { rule, key, line } = item;
  if (rule === undefined) return opaqueOff(mode, item);
  if (rule.either === true) return `default ${key}`;
  if (rule.on === true) return rule.reset ?? key;
  if (isOff(item)) return key;
  const short = rule.no === "key" || (rule.no === undefined && line.startsWith(key));
  return `no ${short ? key : line}`;
}

/** Of a command that is not taken apart it may not be known what it is without it: then it goes back to that, whatever it is. */
function opaqueOff(mode: Mode, item: Item): string {
  const unknown = mode.table.open === true || hasHead(mode.onByDefault, item.key.split(" "));
  return unknown ? `default ${item.key}` : `no ${item.line}`;
}
