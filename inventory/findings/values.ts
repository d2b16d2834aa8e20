// What each sentence needs to know; the sentences themselves stand in sentences/, one file a language.
import type { Said } from "../schema/register/words.ts";

type Named = { readonly name: string };

/** By rule. */
export interface Values {
  // waivers
  "waiver-ended": { readonly id: string; readonly owner: string; readonly until: string };
  "waiver-ending": { readonly id: string; readonly owner: string; readonly until: string; readonly days: number };
  "waiver-unused": { readonly id: string };
  // other legal bodies
  "mitra-closed": Named;
  "mitra-open": Named & { readonly flow: string; readonly waiver: string | undefined };
  // the network
  "no-simpul": Named;
  "single-uplink": Named & { readonly link: string; readonly dark: number };
  "no-cable": Named;
  "provider-own": { readonly sites: number; readonly lines: number };
  "upstream-unknown": { readonly sum: number; readonly points: number };
  "upstream-short": { readonly sum: number; readonly purchased: number };
  "pdn-unconnected": { readonly peer: string };
  "foreign-overlap": { readonly address: string; readonly prefix: string; readonly pool: string; readonly used: string };
  "address-exposed": { readonly address: string };
  // the survey
  "same-name": Named & { readonly first: string; readonly second: string };
  "not-surveyed": Named;
  "dead-line": Named & { readonly provider: string; readonly left: number };
  "single-provider": Named & { readonly provider: string; readonly lines: number };
  "rate-missing": Named & { readonly row: number };
  "wish-above-plan": Named & { readonly wanted: readonly number[]; readonly planned: number };
  // reading a survey sheet
  "survey-encoding": { readonly encoding: string };
  "survey-sheet-unread": { readonly sheet: string; readonly read: string };
  "survey-column-unread": { readonly heading: string };
  "survey-year": { readonly year: number };
  "survey-unit": Named & { readonly row: number; readonly printed: string; readonly mbps: number };
  /** `read` is the rate that was taken of two */
  "survey-ambiguous": Named & { readonly row: number; readonly printed: string; readonly read: number | undefined };
  /** `meant` is a known name that is spelt almost so */
  "survey-unknown-name": Named & { readonly row: number; readonly id: string; readonly meant: string | undefined };
  /** `name` is undefined where the row has a number alone */
  "survey-empty-row": { readonly name: string | undefined; readonly row: number };
  "survey-nameless": { readonly row: number; readonly words: string };
  "survey-other-row": { readonly row: number; readonly words: string; readonly as: "heading" | "total" | "note" };
  "survey-unread": Named & { readonly row: number; readonly column: string; readonly words: string };
  /** `words` are what stands in its rate columns, perhaps nothing */
  "survey-no-point": Named & { readonly row: number; readonly words: string };
  "survey-cut": Named & { readonly row: number; readonly column: string; readonly most: number };
  // bandwidth tables
  "titik-min-above-max": Named & { readonly row: number; readonly min: number; readonly max: number };
  "titik-column-shifted": { readonly table: string; readonly by: number; readonly rows: number; readonly from: number };
  "mbps-per-device": Named & { readonly mbps: number; readonly devices: number; readonly each: number; readonly median: number };
  // equipment
  "equipment-counted-twice": Named & { readonly rows: readonly number[]; readonly parts: number };
  "devices-unlike": Named & { readonly owned: number; readonly connected: number };
  // servers
  "server-outside": Named & {
    readonly owner: string;
    readonly count: number | undefined;
    /** whether the region's rule binds the owner */
    readonly bound: boolean;
    /** papers that its exemption lacks; undefined where there is none */
    readonly lacks: readonly string[] | undefined;
    /** whether the region knows exemptions at all */
    readonly ruled: boolean;
  };
  "server-facts-missing": Named & { readonly unknown: readonly string[] };
  "os-obsolete": Named & { readonly os: string; readonly ended: string };
  "backup-unproved": { readonly data: string; readonly lacks: readonly string[] };
  // applications and names
  "third-party-hosting": Named & { readonly where: string | undefined };
  "hosting-unknown": { readonly count: number; readonly all: number };
  "admin-exposed": Named & { readonly address: string };
  "domain-unknown": Named;
  "domain-outside": { readonly host: string; readonly domain: string; readonly of: string | undefined };
  "domain-misspelt": { readonly host: string; readonly meant: string };
  "domain-http": { readonly host: string };
  "address-raw": Named & { readonly address: string };
  "address-malformed": Named & { readonly address: string };
  "address-missing": Named;
  "address-shared": { readonly first: string; readonly second: string; readonly address: string };
  "row-twice": Named & { readonly table: string; readonly rows: readonly number[] };
  // roadmap
  "roadmap-order": Named & { readonly starts: number; readonly before: string; readonly ends: number; readonly why: Said | undefined };
  "roadmap-window": Named & { readonly thing: string; readonly year: number; readonly from: number; readonly to: number };
  "roadmap-years-unknown": { readonly table: string; readonly count: number; readonly all: number };
  // the law
  "duty-overdue": { readonly what: Said; readonly owner: string; readonly since: string; readonly never: boolean };
  "duty-unproved": { readonly what: Said; readonly owner: string; readonly period: string };
  "deadline-passed": { readonly what: Said; readonly date: string };
  "decree-missing": { readonly what: Said };
  // what is known of what is known
  "table-rows": { readonly table: string; readonly printed: number; readonly entered: number };
  "table-numbers-missing": { readonly table: string; readonly missing: readonly number[] };
  conflict: { readonly about: Said; readonly says: readonly Said[]; readonly fix: Said };
  unknown: { readonly question: Said; readonly blocks: readonly Said[]; readonly ask: string };
}
