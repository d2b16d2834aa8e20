// The cell of systems: names of applications, each with its year where one is printed.
import { hasBullets, itemsOf, partsOf, saysNothing } from "./items.ts";
import { folded } from "./sheet.ts";

export interface System {
  readonly name: string;
  readonly year?: number;
  readonly printed: string;
}

export interface Systems {
  readonly systems: readonly System[];
  /** sentences that name no application by itself */
  readonly unread: readonly string[];
}

/** A sentence, and no name: "Belum ada, masih turunan dari Pemerintah Kota". */
const sentence = /^(belum|tidak|tdk|masih|menjalankan|mengikuti|sudah|dulu|pernah|turunan|sistem yang dipakai)\b/i;
const longestName = 120;

export function systemsOf(cell: string): Systems {
  const whole = sentence.test(folded(cell)) && !hasBullets(cell);
  const items = whole ? [folded(cell)] : itemsOf(cell).flatMap((item) => (sentence.test(item) ? [item] : partsOf(item)));
  const unread = items.filter((item) => !saysNothing(item) && (sentence.test(item) || nameOf(item) === ""));
  const named = items.filter((item) => !saysNothing(item) && !unread.includes(item));
  return { systems: named.map(systemOf), unread };
}

function systemOf(printed: string): System {
  const years = [...printed.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([year]) => Number(year));
  const [year, ...more] = years;
  return { name: nameOf(printed), ...(year === undefined || more.length > 0 ? {} : { year }), printed };
}

/** The words before the brackets and the year. */
function nameOf(printed: string): string {
  const bare = printed
    .replaceAll(/\([^)]*(?:\)|$)/g, " ")
    .replaceAll(/\b(?:tahun\s*)?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?\b/gi, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[\s:;.,-]+|[\s:;.,-]+$/g, "");
  return bare.slice(0, longestName).trim();
}
