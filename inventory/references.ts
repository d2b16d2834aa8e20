// Names that must stand somewhere else in the inventory: every one that does not, with the name that was probably meant.
import { type Draft, idsOf, type ListName, list, mistake, mustBe, type Path, single } from "./draft.ts";
import { coreDeviceIds } from "./identities.ts";
import type { Issue } from "./issue.ts";
import { isMap, type Raw } from "./marks.ts";
import type { CoreLink } from "./schema/simpul.ts";
import type { Site } from "./schema/site.ts";

export function referenceMistakes(draft: Draft): Issue[] {
  return [
    ...list(draft, "sites").flatMap(({ value, path }) => siteReferences(draft, value, path)),
    ...boardReferences(draft),
    ...coreReferences(draft),
    ...list(draft, "links").flatMap(({ value, path }) => linkReferences(draft, value, path)),
    ...flowReferences(draft),
    ...classReferences(draft),
    ...sourceMistakes(draft),
  ];
}

function refer(draft: Draft, path: Path, name: string | undefined, noun: string, collection: ListName): Issue[] {
  return mustBe(draft, path, name, noun, idsOf(draft, collection));
}

function siteReferences(draft: Draft, site: Site, path: Path): Issue[] {
  const waivers = (site.servers ?? []).flatMap((server, index) =>
    refer(draft, [...path, "servers", index, "waiver"], server.waiver, "waiver", "waivers"),
  );
  return [
    ...refer(draft, [...path, "kecamatan"], site.kecamatan, "kecamatan", "kecamatan"),
    ...refer(draft, [...path, "simpul"], site.simpul, "simpul", "simpul"),
    ...refer(draft, [...path, "profile"], site.profile ?? site.kind, "profile", "profiles"),
    ...refer(draft, [...path, "router"], site.router, "board", "boards"),
    ...waivers,
  ];
}

function boardReferences(draft: Draft): Issue[] {
  const profiles = list(draft, "profiles").map(({ value, path }) => ({ router: value.router, path: [...path, "router"] }));
  const simpul = list(draft, "simpul").flatMap(({ value, path }) => [
    { router: value.device.router, path: [...path, "device", "router"] },
    { router: value.aggregation.router, path: [...path, "aggregation", "router"] },
  ]);
  const others = [single(draft, "gateway"), single(draft, "datacenter")].flatMap((placed) =>
    placed === undefined ? [] : [{ router: placed.value.device.router, path: [...placed.path, "device", "router"] }],
  );
  return [...profiles, ...simpul, ...others].flatMap(({ router, path }) => refer(draft, path, router, "board", "boards"));
}

function coreReferences(draft: Draft): Issue[] {
  const gateway = single(draft, "gateway");
  const center = single(draft, "datacenter");
  const standing = list(draft, "simpul").flatMap(({ value, path }) => refer(draft, [...path, "site"], value.site, "site", "sites"));
  const edge = gateway === undefined ? [] : refer(draft, [...gateway.path, "simpul"], gateway.value.simpul, "simpul", "simpul");
  if (center === undefined) return [...standing, ...edge];
  return [
    ...standing,
    ...edge,
    ...refer(draft, [...center.path, "simpul"], center.value.simpul, "simpul", "simpul"),
    ...refer(draft, [...center.path, "site"], center.value.site, "site", "sites"),
  ];
}

function linkReferences(draft: Draft, link: CoreLink, path: Path): Issue[] {
  const devices = coreDeviceIds(draft);
  const ends = (["a", "b"] as const).flatMap((end) => mustBe(draft, [...path, end, "device"], link[end].device, "core device", devices));
  if (link.a.device !== link.b.device) return ends;
  return [...ends, mistake(draft, [...path, "b", "device"], `both ends are at ${link.a.device}`, "a link goes from one device to another")];
}

function flowReferences(draft: Draft): Issue[] {
  const services = single(draft, "datacenter")?.value.services.map(({ id }) => id) ?? [];
  const servers = list(draft, "sites").flatMap(({ value }) => (value.servers ?? []).map(({ id }) => id));
  return list(draft, "flows").flatMap(({ value, path }) => [
    ...(value.from.sites ?? []).flatMap((site, index) => refer(draft, [...path, "from", "sites", index], site, "site", "sites")),
    ...mustBe(draft, [...path, "from", "service"], value.from.service, "service", services),
    ...mustBe(draft, [...path, "to", "service"], "service" in value.to ? value.to.service : undefined, "service", services),
    ...mustBe(draft, [...path, "to", "server"], "server" in value.to ? value.to.server : undefined, "server", servers),
    ...refer(draft, [...path, "waiver"], value.waiver, "waiver", "waivers"),
  ]);
}

/** Every class that is used must have numbers in the region's plan. */
function classReferences(draft: Draft): Issue[] {
  const addressing = single(draft, "addressing");
  if (addressing === undefined) return [];
  const known = addressing.value.classes.map((plan) => plan.class);
  const segments = [...list(draft, "profiles"), ...list(draft, "sites")].flatMap(({ value, path }) =>
    (value.segments ?? []).map((segment, index) => ({ name: segment.class, path: [...path, "segments", index, "class"] })),
  );
  const flows = list(draft, "flows").flatMap(({ value, path }) => [
    ...(value.from.classes ?? []).map((name, index) => ({ name, path: [...path, "from", "classes", index] })),
    ...("class" in value.to ? [{ name: value.to.class, path: [...path, "to", "class"] }] : []),
  ]);
  return [...segments, ...flows].flatMap(({ name, path }) => mustBe(draft, path, name, "class in addressing.classes", known));
}

/** Citations anywhere: the document is known, the lines run forward and end before the document does. */
function sourceMistakes(draft: Draft): Issue[] {
  const lengths = new Map(list(draft, "documents").map(({ value }) => [value.id, value.lines]));
  return citationsIn(draft.raw, []).flatMap(({ document, lines, path }) => {
    const unknown = refer(draft, [...path, "document"], document, "document", "documents");
    return unknown.length > 0 ? unknown : lineMistakes(draft, [...path, "lines"], lines, lengths.get(document));
  });
}

interface Citation {
  readonly document: string;
  readonly lines: string;
  readonly path: Path;
}

function citationsIn(value: Raw, path: Path): Citation[] {
  if (typeof value !== "object" || value === null) return [];
  if (isMap(value) && path.at(-1) === "source") {
    const { document, lines } = value;
    return typeof document === "string" && typeof lines === "string" ? [{ document, lines, path }] : [];
  }
  return Object.entries(value).flatMap(([key, child]) => citationsIn(child, [...path, Array.isArray(value) ? Number(key) : key]));
}

function lineMistakes(draft: Draft, path: Path, lines: string, length: number | undefined): Issue[] {
  for (const range of lines.split(", ")) {
    const [first = 0, last = first] = range.split("-").map(Number);
    if (first < 1 || last < first) return [mistake(draft, path, `lines ${range} run backwards`, "write the first line, then the last")];
    if (length !== undefined && last > length)
      return [mistake(draft, path, `line ${last} is behind the document's last, ${length}`, "look the lines up again")];
  }
  return [];
}
