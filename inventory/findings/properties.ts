// Which of the five security properties (Perwal 47/2021 5(8), 33(2)-(6)) a rule's findings put at stake: a table, one row a rule.
import type { Values } from "./values.ts";

/** kerahasiaan, keutuhan, ketersediaan, keaslian, kenirsangkalan */
export const properties = ["confidentiality", "integrity", "availability", "authenticity", "non-repudiation"] as const;
export type Property = (typeof properties)[number];

/** Doubts about the data, and dates of duties, put none at stake by themselves. */
const none: readonly Property[] = [];

export const atStake: { readonly [R in keyof Values]: readonly Property[] } = {
  // a leave opens what is closed to all others
  "waiver-ended": ["confidentiality"],
  "waiver-ending": ["confidentiality"],
  "waiver-unused": none,
  "mitra-closed": none,
  "mitra-open": ["confidentiality"],
  "no-simpul": ["availability"],
  "single-uplink": ["availability"],
  "no-cable": ["availability"],
  // a line that nobody at the central unit controls lets data out, and others in
  "provider-own": ["confidentiality"],
  "upstream-unknown": ["availability"],
  "upstream-short": ["availability"],
  "pdn-unconnected": ["availability"],
  "foreign-overlap": ["availability"],
  "address-exposed": ["confidentiality"],
  "same-name": none,
  "not-surveyed": none,
  "dead-line": ["availability"],
  "single-provider": ["availability"],
  "rate-missing": none,
  "wish-above-plan": none,
  "survey-encoding": none,
  "survey-sheet-unread": none,
  "survey-column-unread": none,
  "survey-year": none,
  "survey-unit": none,
  "survey-ambiguous": none,
  "survey-unknown-name": none,
  "survey-empty-row": none,
  "survey-nameless": none,
  "survey-other-row": none,
  "survey-unread": none,
  "survey-no-point": none,
  "survey-cut": none,
  "titik-min-above-max": none,
  "titik-column-shifted": none,
  "mbps-per-device": none,
  "equipment-counted-twice": none,
  "devices-unlike": none,
  // the pusat data is what guarantees server security and up-time: 20(3)
  "server-outside": ["confidentiality", "availability"],
  "server-facts-missing": none,
  // holes that the maker does not close any more
  "os-obsolete": ["confidentiality", "integrity", "availability"],
  "backup-unproved": ["availability"],
  "third-party-hosting": ["confidentiality"],
  "hosting-unknown": none,
  "admin-exposed": ["confidentiality"],
  "domain-unknown": ["authenticity"],
  // a name under the official domain is how a reader knows that a page is the government's
  "domain-outside": ["authenticity"],
  "domain-misspelt": ["authenticity"],
  // read, changed or forged on the way
  "domain-http": ["confidentiality", "integrity", "authenticity"],
  "address-raw": ["authenticity"],
  "address-malformed": none,
  "address-missing": none,
  "address-shared": none,
  "row-twice": none,
  "roadmap-order": none,
  "roadmap-window": none,
  "roadmap-years-unknown": none,
  "duty-overdue": none,
  "duty-unproved": none,
  "deadline-passed": none,
  "decree-missing": none,
  "table-rows": none,
  "table-numbers-missing": none,
  conflict: none,
  unknown: none,
};
