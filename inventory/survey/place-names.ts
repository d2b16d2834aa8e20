// Names of places as sheets write them: what kind of place it is, a form to compare them by, an id from the words.

import type { Titik } from "../schema/register/titik.ts";
import type { Site } from "../schema/site.ts";
import { folded } from "./sheet.ts";

/** Spellings of the words that begin a name, and the right one. */
const beginnings: readonly (readonly [spelling: RegExp, right: string])[] = [
  [/^kel(?:u?a?rahan|uarahan)?\b\.?\s*/i, "Kelurahan "],
  [/^kec(?:amatan)?\b\.?\s*/i, "Kecamatan "],
];

/** The name with its first word written out: "Kec. Pontianak Barat" is Kecamatan Pontianak Barat. */
export function rightName(printed: string): string {
  const name = folded(printed);
  for (const [spelling, right] of beginnings) if (spelling.test(name)) return folded(name.replace(spelling, right));
  return name;
}

/** Short forms that a sheet writes out and another does not. */
const writtenOut: Readonly<Record<string, string>> = {
  kb: "keluarga berencana",
  sdm: "sumber daya manusia",
  ptsp: "pelayanan terpadu satu pintu",
  tu: "tata usaha",
  kab: "kabupaten",
  sekertariat: "sekretariat",
  sekertaris: "sekretaris",
};

/** Two spellings of one name have one key: case, punctuation and "dan" aside, short forms written out. */
export function keyOf(name: string): string {
  const words = rightName(name)
    .toLowerCase()
    .replaceAll(/\bt\.u\b/g, "tu")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .split(" ");
  return words
    .filter((word) => word !== "" && word !== "dan")
    .map((word) => (Object.hasOwn(writtenOut, word) ? writtenOut[word] : word))
    .join(" ");
}

type Kind = Site["kind"];

/** The first that fits; a name that fits none is an agency's. */
const kinds: readonly (readonly [Kind, RegExp])[] = [
  ["kelurahan", /^kelurahan\b/i],
  ["kecamatan", /^kecamatan\b/i],
  ["desa", /^(desa|kampung|pekon|nagari)\b/i],
  ["bagian", /^bagian\b/i],
  ["ruang", /^(ruang|ruangan)\b/i],
  ["gedung", /^(aula|gedung|gsg|balai|pendopo|islamic cent(er|re)|masjid|mushola|rumah dinas)\b/i],
  ["rsud", /^(rsud|rumah sakit)\b/i],
  ["bumd", /^(pdam|pd|pt|perusahaan|perumda|perusda|bpr|bank|bumd)\b/i],
  [
    "vertical",
    /^(komisi|kpu|kpud|bawaslu|panwaslu|kementerian|kemenag|kejaksaan|pengadilan|polres|polresta|polsek|kodim|koramil|bps|badan pusat statistik|bpn|badan pertanahan|badan narkotika|bnn)\b/i,
  ],
];

export function kindOf(name: string): Kind {
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? "opd";
}

const otherBodies: ReadonlySet<Kind> = new Set(["bumd", "rsud", "vertical"]);

export function policyOf(kind: Kind): Site["policy"] {
  return otherBodies.has(kind) ? "mitra" : "opd";
}

/** Places inside a kecamatan; an agency of the whole region lies in none. */
export function liesInKecamatan(kind: Kind): boolean {
  return kind === "kelurahan" || kind === "kecamatan" || kind === "desa";
}

export function placeOf(name: string): Titik["place"] {
  if (/^(islamic cent(er|re)|masjid|mushola|gereja|pura|vihara)\b/i.test(name)) return "worship";
  const kind = kindOf(name);
  if (kind === "ruang") return "room";
  return kind === "gedung" ? "hall" : "office";
}

const longestId = 40;

/** Words that name no office of their own, at the end of an agency's name: "Kota Pontianak". */
const ofRegion = / (kota|kabupaten|kab) [a-z]+( [a-z]+)?$/;

/** An id from the words: kel-…, kec-…, else the words joined, else their first letters where they are too many. */
export function idOf(name: string): string {
  const key = keyOf(name);
  const kind = kindOf(rightName(name));
  if (kind === "kelurahan") return joined("kel", key.replace(/^kelurahan ?/, ""));
  if (kind === "kecamatan") return joined("kec", key.replace(/^kecamatan ?/, ""));
  const words = key.replace(ofRegion, "");
  const slug = slugOf(words);
  if (slug.length <= longestId) return slug;
  return slugOf(
    words
      .split(" ")
      .map((word) => word.charAt(0))
      .join(""),
  ).slice(0, longestId);
}

function joined(prefix: string, words: string): string {
  return cutId(`${prefix}-${slugOf(words)}`);
}

/** Lower-case letters, digits and hyphens, a letter first: what an id may be. */
export function slugOf(words: string): string {
  const plain = words
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "");
  const slug = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  if (slug === "") return "tanpa-nama";
  return /^[a-z]/.test(slug) ? slug : `no-${slug}`;
}

export function cutId(id: string): string {
  return id.slice(0, longestId).replace(/-+$/, "");
}

/** Gives each id once: the second of one id is id-2, the third id-3. */
export class FreeIds {
  readonly #taken: Set<string>;
  /** the turn from which on an id may be free, so that ten thousand of one name are not counted through each time */
  readonly #turns = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  take(id: string): string {
    for (let turn = this.#turns.get(id) ?? 1; ; turn++) {
      const tail = turn === 1 ? "" : `-${turn}`;
      const tried = `${cutId(id.slice(0, longestId - tail.length))}${tail}`;
      if (this.#taken.has(tried)) continue;
      this.#turns.set(id, turn + 1);
      this.#taken.add(tried);
      return tried;
    }
  }
}
