// Applications that the rows name: one record each, with every row that names it.
import type { RegionData } from "../schema/inventory.ts";
import type { Application } from "../schema/register/application.ts";
import { type Drafting, held, type PlacedRow, unread } from "./drafting.ts";
import { cutId, FreeIds, slugOf } from "./place-names.ts";
import { type System, systemsOf } from "./systems.ts";

type Mention = Application["mentions"][number];

interface Named {
  readonly id: string;
  readonly name: string;
}

export function applicationsOf(drafting: Drafting, rows: readonly PlacedRow[]): Application[] {
  const known = knownNames(drafting.region?.applications ?? []);
  const ids = new FreeIds((drafting.region?.applications ?? []).map(({ id }) => id));
  const found = new Map<string, Named & { readonly mentions: Mention[] }>();
  for (const row of rows)
    for (const system of systemsIn(drafting, row)) {
      const key = keyOf(system.name);
      const { id, name, mentions } = found.get(key) ?? { ...(known.get(key) ?? newOf(ids, system)), mentions: [] };
      mentions.push(mentionOf(drafting, row, system));
      found.set(key, { id, name, mentions });
    }
  return [...found.values()].flatMap(recordOf);
}

function newOf(ids: FreeIds, { name }: System): Named {
  return { id: ids.take(cutId(slugOf(name))), name };
}

/** A name is the same in any case and with any signs: "e-office" and "E Office". */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

function knownNames(applications: RegionData["applications"]): ReadonlyMap<string, Named> {
  const named = applications.flatMap((application) =>
    [application.name, ...(application.aliases ?? [])].map((name) => [keyOf(name), application] as const),
  );
  return new Map(named.reverse());
}

/** The systems of a row, the same words once; sentences are told of. */
function systemsIn(drafting: Drafting, row: PlacedRow): readonly System[] {
  const { systems, unread: sentences } = systemsOf(row.cells.get("systems") ?? "");
  for (const words of sentences) unread(drafting, row, "systems", words);
  return [...new Map(systems.map((system) => [system.printed, system])).values()];
}

function mentionOf(drafting: Drafting, row: PlacedRow, { printed, year }: System): Mention {
  return {
    table: drafting.table,
    row: row.rank,
    site: row.place.id,
    relation: "lists",
    ...(year === undefined ? {} : { year }),
    printed: held(drafting, row, "systems", printed, 800),
    source: row.source,
  };
}

/** What a survey does not ask is unknown. */
function recordOf({ id, name, mentions }: Named & { readonly mentions: Mention[] }): Application[] {
  const [first] = mentions;
  if (first === undefined) return [];
  const unknown = {
    owner: "unknown",
    class: "unknown",
    level: "unknown",
    kind: "unknown",
    status: "unknown",
    exposure: "unknown",
  } as const;
  return [{ id, name, ...unknown, hosting: { place: "unknown" }, mentions, source: first.source }];
}
