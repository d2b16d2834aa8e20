// Names and numbers that must differ: ids of records, devices, services and servers, survey rows, node and link numbers.
import { type Draft, mustDiffer } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { type Match, matches } from "./pattern.ts";
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

export function identityMistakes(draft: Draft): Issue[] {
  const whole = wholeRegion.flatMap(([what, ...patterns]) => {
    const found = patterns.flatMap((pattern) => matches(draft.raw, pattern));
    return mustDiffer(draft, keyed(found), what);
  });
  const inside = insideRecords.flatMap(([what, records, pattern]) =>
    matches(draft.raw, records).flatMap(({ value, path }) => mustDiffer(draft, keyed(matches(value, pattern, path)), what)),
  );
  return [...whole, ...inside];
}

function keyed(found: readonly Match[]): { key: string | number; path: Match["path"] }[] {
  return found.flatMap(({ value, path }) => (typeof value === "string" || typeof value === "number" ? [{ key: value, path }] : []));
}
