// The VLANs of a trunk: one set, in however many lines and whatever notation (`add`, `remove`, `except`) it is said.
import type { Formed } from "../forms.ts";
import { vlanIds, vlanText } from "../vlans.ts";

const first = 1;
const last = 4094;

/** Words: `switchport trunk allowed vlan`, and the rest. Undefined where the rest is no set of VLANs. */
export function allowedVlans(words: readonly string[], before: string | undefined, off: boolean): Formed | undefined {
  if (off) return {};
  const head = words.slice(0, -1).join(" ");
  const [verb = "", list = ""] = (words.at(-1) ?? "").split(/\s+(.*)/);
  const ids = idsOf(verb.toLowerCase(), list, before);
  if (ids === undefined) return undefined;
  if (ids.length === 0) return { line: `${head} none` };
  return ids.length === last ? {} : { line: `${head} ${vlanText(ids)}` };
}

function idsOf(verb: string, list: string, before: string | undefined): readonly number[] | undefined {
  if (verb === "all") return all();
  if (verb === "none") return [];
  if (!/^(add|remove|except)$/.test(verb)) return list === "" ? valid(vlanIds(verb)) : undefined;
  const ids = valid(vlanIds(list.replaceAll(" ", "")));
  if (ids === undefined) return undefined;
  const said = new Set(ids);
  if (verb === "except") return all().filter((id) => !said.has(id));
  const now = before === undefined ? all() : before.endsWith(" none") ? [] : (vlanIds(before.split(" ").at(-1) ?? "") ?? []);
  return verb === "add" ? [...new Set([...now, ...ids])].sort((a, b) => a - b) : now.filter((id) => !said.has(id));
}

function all(): number[] {
  return Array.from({ length: last }, (_, at) => at + first);
}

function valid(ids: readonly number[] | undefined): readonly number[] | undefined {
  return ids?.every((id) => id >= first && id <= last) === true ? ids : undefined;
}
