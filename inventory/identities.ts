// Names and numbers that must differ: ids of records, devices, services and servers, survey rows, node and link numbers.
import { type Draft, idsOf, type ListName, list, mustDiffer, type Path, single } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { textOf } from "./marks.ts";

const collections: readonly ListName[] = ["documents", "kecamatan", "boards", "profiles", "sites", "simpul", "links", "waivers", "flows"];

export function identityMistakes(draft: Draft): Issue[] {
  return [
    ...collections.flatMap((name) => mustDiffer(draft, idEntries(draft, name), "id")),
    ...mustDiffer(draft, deviceEntries(draft), "device id"),
    ...numberMistakes(draft),
    ...innerMistakes(draft),
  ];
}

interface Entry {
  readonly key: string | number;
  readonly path: Path;
}

/** Ids as written, so that two records with the same id are told of even where one has other mistakes. */
function idEntries(draft: Draft, name: ListName): Entry[] {
  const records = draft.raw[name];
  if (!Array.isArray(records)) return [];
  return records.flatMap((record, index) => {
    const key = textOf(record, "id");
    return key === undefined ? [] : [{ key, path: [name, index, "id"] }];
  });
}

/** The core devices and where each gets its id. */
function deviceEntries(draft: Draft): Entry[] {
  const simpul = list(draft, "simpul").flatMap(({ value, path }) => [
    { key: value.device.id, path: [...path, "device", "id"] },
    { key: value.aggregation.id, path: [...path, "aggregation", "id"] },
  ]);
  const others = [single(draft, "gateway"), single(draft, "datacenter")].flatMap((placed) =>
    placed === undefined ? [] : [{ key: placed.value.device.id, path: [...placed.path, "device", "id"] }],
  );
  return [...others, ...simpul];
}

function numberMistakes(draft: Draft): Issue[] {
  const sites = list(draft, "sites").flatMap(({ value, path }) =>
    value.survey === undefined ? [] : [{ key: value.survey, path: [...path, "survey"] }],
  );
  const simpul = list(draft, "simpul").map(({ value, path }) => ({ key: value.number, path: [...path, "number"] }));
  const links = list(draft, "links").map(({ value, path }) => ({ key: value.number, path: [...path, "number"] }));
  return [...mustDiffer(draft, sites, "survey row"), ...mustDiffer(draft, simpul, "number"), ...mustDiffer(draft, links, "number")];
}

/** Entries of the lists inside a record. */
function entriesOf<T>(items: readonly T[], path: Path, step: string, key: keyof T & string): Entry[] {
  return items.map((item, index) => ({ key: item[key] as string | number, path: [...path, step, index, key] }));
}

function innerMistakes(draft: Draft): Issue[] {
  const classes = single(draft, "addressing");
  const center = single(draft, "datacenter");
  const gateway = single(draft, "gateway");
  const servers = list(draft, "sites").flatMap(({ value, path }) => entriesOf(value.servers ?? [], path, "servers", "id"));
  return [
    ...mustDiffer(draft, classes ? entriesOf(classes.value.classes, classes.path, "classes", "class") : [], "class"),
    ...mustDiffer(draft, classes ? entriesOf(classes.value.classes, classes.path, "classes", "vlan") : [], "vlan"),
    ...mustDiffer(draft, center ? entriesOf(center.value.services, center.path, "services", "id") : [], "service id"),
    ...mustDiffer(draft, center ? entriesOf(center.value.device.zones, [...center.path, "device"], "zones", "id") : [], "zone id"),
    ...mustDiffer(draft, center ? entriesOf(center.value.device.zones, [...center.path, "device"], "zones", "vlan") : [], "vlan"),
    ...mustDiffer(draft, gateway ? entriesOf(gateway.value.uplinks, gateway.path, "uplinks", "id") : [], "uplink id"),
    ...mustDiffer(draft, servers, "server id"),
    ...list(draft, "boards").flatMap(({ value, path }) => mustDiffer(draft, entriesOf(value.ports, path, "ports", "name"), "port")),
    ...segmentEntries(draft).flatMap((entries) => mustDiffer(draft, entries, "class")),
  ];
}

function segmentEntries(draft: Draft): Entry[][] {
  const records = [...list(draft, "profiles"), ...list(draft, "sites")];
  return records.map(({ value, path }) => entriesOf(value.segments ?? [], path, "segments", "class"));
}

/** Ids of the devices that core links may end at. */
export function coreDeviceIds(draft: Draft): readonly string[] {
  return deviceEntries(draft)
    .filter(({ path }) => path.at(-2) === "device")
    .map(({ key }) => String(key));
}

export function siteIds(draft: Draft): readonly string[] {
  return idsOf(draft, "sites");
}
