// The cell of plans and complaints: one wish an item, what it is about, and the Mbps that it names.
import type { RegionData } from "../schema/inventory.ts";
import { rateIn } from "./connection.ts";
import { itemsOf, saysNothing } from "./items.ts";

type Wish = RegionData["wishes"][number];

export type Plan = Pick<Wish, "kind" | "about" | "wantedMbps" | "printed">;

/** The first that fits: words of who asks, words for a fault, words of who builds by itself; else it is asked for. */
const asks = /^(mohon|tambah|penambahan|perbaik\w*|memperbaiki|peningkatan|meningkatkan|ditingkatkan|diharapkan\w*|perlu\w*)\b/i;
const faults =
  /\b(error|rusak|lambat|lelet|buruk|lemah|down|gangg?uan?g?|kurang|belum (bisa|berfungsi|berjalan)|tidak (bisa|berfungsi|terdaftar)|telat|sering|kesalahan)\b/i;
const plans = /\b(rencana|akan|membangun|membuat|pembuatan|mengembangkan|pengembangan|memasang|pembangunan)\b/i;

const subjects: readonly (readonly [Wish["about"], RegExp])[] = [
  ["bandwidth", /\bmbps\b|\bkecepatan\b|\bbandwi(d)?t?[hc]h?\b|\bup to\b|\bkoneksi internet\b/i],
  ["website", /\bwebs?ite\b|\bwesite\b|\bweb\b/i],
  ["provider", /\bindi?e?home\b|\ba[sz]ti\s?net\b|\bicon\b|\blintas ?arta\b|\bprovider\b/i],
  ["security", /\bkeamanan\b|\bsertifikat\b/i],
  ["training", /\bpelatihan\b|\bbimtek\b|\bdiklat\b/i],
  ["application", /\baplikasi\b|\be-?\s?pem\w*\b|\bsistem informasi\b|\bfitur\b/i],
  ["network", /\bjaringan\b|\binternet\b|\bwifi\b|\bkoneksi\b|\bserver\b/i],
  ["people", /\bsdm\b|\btenaga\b|\bteknisi\b|\boperator\b/i],
  ["data", /\bdata\b|\bdatabase\b|\bpendataan\b/i],
  ["equipment", /\bkomputer\b|\bpc\b|\blaptop\b|\bprinter\b|\bcctv\b|\bfinger ?print\b|\brouter\b|\bmi[kc]rotik\b|\bperangkat\b|\bram\b/i],
  ["application", /\bsistem\b|\bsi[a-z]{3,}\b/i],
];

export function plansOf(cell: string): readonly Plan[] {
  return itemsOf(cell)
    .filter((item) => !saysNothing(item))
    .map(planOf);
}

function planOf(printed: string): Plan {
  const wanted = wantedIn(printed);
  return {
    kind: kindOf(printed),
    about: subjects.find(([, pattern]) => pattern.test(printed))?.[0] ?? "service",
    ...(wanted === undefined ? {} : { wantedMbps: [...wanted] }),
    printed,
  };
}

function kindOf(printed: string): Wish["kind"] {
  if (asks.test(printed)) return "wish";
  if (faults.test(printed)) return "complaint";
  return plans.test(printed) ? "plan" : "wish";
}

/** The rate that is wished for: of "saat ini 10 mbps menjadi 20/40 mbps" the second. */
function wantedIn(printed: string): readonly number[] | undefined {
  const wish = /\bmenjadi\b|\bup to\b|\bsetidaknya\b/i.exec(printed);
  return rateIn(wish === null ? printed.replace(now, "") : printed.slice(wish.index))?.all;
}

const now = /\b(?:yang\s+)?saat ini\s+\d[\d.,]*\s*[gmk]b\w*/i;

/** What the words say the present rate is: "yang saat ini 10 mbps". */
export function presentRate(cell: string): { readonly mbps: number; readonly printed: string } | undefined {
  const words = itemsOf(cell).find((item) => now.test(item));
  const found = words === undefined ? undefined : (now.exec(words)?.[0] ?? "").replace(/^yang\s+/i, "");
  const rate = found === undefined ? undefined : rateIn(found);
  return found === undefined || rate === undefined ? undefined : { mbps: rate.mbps, printed: found };
}
