// Which place a row means: one that the region has, by any of its names, or a new one with an id of its own.
import type { RegionInventory } from "../schema/inventory.ts";
import type { Organisation } from "../schema/register/organisation.ts";
import type { Site } from "../schema/site.ts";
import { nearest } from "../suggestion.ts";
import { cutId, FreeIds, idOf, keyOf, kindOf, policyOf, rightName, slugOf } from "./place-names.ts";
import { folded } from "./sheet.ts";

/** What is known of a row's place by its name alone. */
export interface Place extends Pick<Site, "id" | "name" | "kind" | "policy"> {
  readonly kecamatan: string | undefined;
  readonly organisation: string | undefined;
  /** false where the region has neither a site nor an organisation of that name */
  readonly known: boolean;
  /** of an unknown name the one that was probably meant */
  readonly meant: string | undefined;
}

type Named = Pick<Site, "id" | "name" | "printed" | "aliases">;

/** The names of a region's sites, organisations and districts. Of no region: nothing is known, and nothing is unknown. */
export class NameBook {
  readonly #tail: string;
  readonly #byId: ReadonlyMap<string, Site>;
  readonly #sites: ReadonlyMap<string, readonly Site[]>;
  readonly #organisations: ReadonlyMap<string, readonly Organisation[]>;
  /** of each site the first organisation that sits in it */
  readonly #owners: ReadonlyMap<string, Organisation>;
  readonly #districts: ReadonlyMap<string, string>;
  /** known names by their first word */
  readonly #alike: ReadonlyMap<string, readonly string[]>;
  readonly #ids: FreeIds;
  readonly #turns = new Map<string, number>();

  constructor(region: RegionInventory | undefined) {
    const { sites = [], organisations = [], kecamatan = [] } = region ?? {};
    this.#tail = region === undefined ? "" : ` ${keyOf(region.region.name)}`;
    this.#byId = new Map(sites.map((site) => [site.id, site]));
    this.#sites = this.#byKey(sites);
    this.#organisations = this.#byKey(organisations);
    this.#owners = new Map(organisations.flatMap((owner) => (owner.sites ?? []).map((site) => [site, owner] as const)).reverse());
    this.#districts = new Map(kecamatan.map(({ id, name }) => [keyOf(name), id]));
    this.#alike = Map.groupBy(
      [...sites, ...organisations].map(({ name }) => name),
      (name) => split(name)[0],
    );
    this.#ids = new FreeIds(sites.map(({ id }) => id));
  }

  /** Records by each of their names. */
  #byKey<R extends Named>(records: readonly R[]): ReadonlyMap<string, readonly R[]> {
    const found = new Map<string, R[]>();
    for (const record of records) {
      const names = [record.name, record.printed ?? record.name, ...(record.aliases ?? [])];
      for (const key of new Set(names.map((name) => this.#key(name)))) found.set(key, [...(found.get(key) ?? []), record]);
    }
    return found;
  }

  /** The key without the region's own name at its end: "Dinas Sosial Kota Pontianak" is Dinas Sosial. */
  #key(name: string): string {
    const key = keyOf(name);
    return this.#tail !== "" && key.endsWith(this.#tail) ? key.slice(0, -this.#tail.length) : key;
  }

  /** The place of the next row of this name: the second row of one name is the second place. */
  place(printed: string): Place {
    const key = this.#key(printed);
    const turn = this.#turns.get(key) ?? 0;
    this.#turns.set(key, turn + 1);
    const organisations = this.#organisations.get(key) ?? [];
    const sites = this.#sites.get(key) ?? this.#onlySite(organisations[0]);
    const [twin, site] = [sites[0], sites[turn]];
    const organisation = this.#owners.get(site?.id ?? "") ?? organisations[0];
    if (site === undefined)
      return this.#newPlace(twin?.name ?? organisation?.name ?? rightName(printed), twin?.id ?? organisation?.id, organisation);
    const { id, name, kind, policy, kecamatan } = site;
    return { id, name, kind, policy, kecamatan, organisation: organisation?.id, known: true, meant: undefined };
  }

  /** An organisation with one site means it; one with several does not say which. */
  #onlySite(organisation: Organisation | undefined): readonly Site[] {
    const [only, ...more] = organisation?.sites ?? [];
    const site = more.length > 0 || only === undefined ? undefined : this.#byId.get(only);
    return site === undefined ? [] : [site];
  }

  #newPlace(name: string, id: string | undefined, organisation: Organisation | undefined): Place {
    const kind = kindOf(name);
    const known = id !== undefined || this.#alike.size === 0;
    const meant = known ? undefined : this.#meant(name);
    return {
      id: this.#ids.take(id ?? idOf(name)),
      name,
      kind,
      policy: policyOf(kind),
      kecamatan: undefined,
      organisation: organisation?.id,
      known,
      meant,
    };
  }

  /** The nearest name of those that begin with the same word: two kelurahan are not alike for being kelurahan. */
  #meant(name: string): string | undefined {
    const [first, rest] = split(name);
    const found =
      rest.length > longestMeant
        ? undefined
        : nearest(
            rest,
            (this.#alike.get(first) ?? []).map((other) => split(other)[1]),
          );
    return found === undefined ? undefined : folded(`${first} ${found}`);
  }

  /** The id of a district, and whether the region has it; a region without districts knows of none that is missing. */
  district(name: string): { readonly id: string; readonly known: boolean; readonly listed: boolean } {
    const id = this.#districts.get(keyOf(name)) ?? this.#districts.get(keyOf(`kecamatan ${name}`));
    return { id: id ?? cutId(slugOf(name)), known: id !== undefined, listed: this.#districts.size > 0 };
  }
}

/** Nobody misspells a longer name by a slip, and comparing costs its length squared. */
const longestMeant = 80;

/** The first word, and the others. */
function split(name: string): readonly [string, string] {
  const at = name.indexOf(" ");
  return at < 0 ? ["", name] : [name.slice(0, at), name.slice(at + 1)];
}
