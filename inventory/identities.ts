// Names and numbers that must differ: ids of records, devices, services and servers, survey rows, node and link numbers.
import { type Draft, mustDiffer } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { type Match, matches, numberAt, wordAt } from "./pattern.ts";
import { nouns } from "./schema/inventory.ts";

/** What must differ in the whole region: the word for it, and where it is given. */
const wholeRegion: readonly (readonly [what: string, ...patterns: string[]])[] = [
  ...Object.keys(nouns).map((collection) => ["id", `${collection}.*.id`] as const),
  ["device id", "gateway.device.id", "datacenter.device.id", "simpul.*.device.id", "simpul.*.aggregation.id"],
  ["survey row", "sites.*.survey"],
  ["number", "simpul.*.number"],
  ["number", "links.*.number"],
  ["class", "addressing.classes.*.class"],
  ["vlan", "addressing.classes.*.vlan"],
  ["service id", "datacenter.services.*.id"],
  ["zone id", "datacenter.device.zones.*.id"],
  ["vlan", "datacenter.device.zones.*.vlan"],
  ["uplink id", "gateway.uplinks.*.id"],
  ["server id", "sites.*.servers.*.id"],
  ["order", "incidentPath.*.order"],
  ["host", "domains.*.host"],
];

/** What must differ inside a record. */
const insideRecords: readonly (readonly [what: string, records: string, pattern: string])[] = [
  ["port", "boards.*", "ports.*.name"],
  ["class", "profiles.*", "segments.*.class"],
  ["class", "sites.*", "segments.*.class"],
];

/** Registers whose records are rows of printed tables themselves: a row is entered once. Elsewhere one row may give several records. */
const printedRows = ["titik.*", "equipment.*", "staffing.*"];

export function identityMistakes(draft: Draft): Issue[] {
  const whole = wholeRegion.flatMap(([what, ...patterns]) => {
    const found = patterns.flatMap((pattern) => matches(draft.raw, pattern));
    return mustDiffer(draft, keyed(found), what);
  });
  const inside = insideRecords.flatMap(([what, records, pattern]) =>
    matches(draft.raw, records).flatMap(({ value, path }) => mustDiffer(draft, keyed(matches(value, pattern, path)), what)),
  );
  return [...whole, ...inside, ...printedRows.flatMap((records) => mustDiffer(draft, rowsOf(draft, records), "row"))];
}

/** Rows as "12 of psw-4-9", each with its place. */
function rowsOf(draft: Draft, records: string): { key: string; path: Match["path"] }[] {
  return matches(draft.raw, records).flatMap(({ value, path }) => {
    const [table, row] = [wordAt(value, "table"), numberAt(value, "row")];
    return table === undefined || row === undefined ? [] : [{ key: `${row} of ${table}`, path: [...path, "row"] }];
  });
}

function keyed(found: readonly Match[]): { key: string | number; path: Match["path"] }[] {
  return found.flatMap(({ value, path }) => (typeof value === "string" || typeof value === "number" ? [{ key: value, path }] : []));
}
