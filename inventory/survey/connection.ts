// The connection cell: providers in every spelling, Mbps in every unit, how many lines, and whether they work.
import type { IspLine } from "../schema/site.ts";
import { itemsOf, partsOf, saysNothing } from "./items.ts";
import { folded } from "./sheet.ts";

type Provider = IspLine["provider"];

/** A line as the cell has it; `doubt` says why a number of it is read with care. */
export interface Line {
  readonly provider: Provider;
  readonly printed: string;
  readonly mbps?: number;
  readonly count?: number;
  readonly status?: "not working";
  /** `unit`: written as megabyte, read as megabit; `number`: a number that may mean lines or Mbps; `range`: two rates, the lower taken */
  readonly doubts: readonly ("unit" | "number" | "range")[];
}

export interface Connection {
  readonly lines: readonly Line[];
  /** words that name no line we know */
  readonly unread: readonly string[];
}

/** Who sells internet, by their own names and brands. */
const sellers: readonly (readonly [Provider, string])[] = [
  ["indihome", String.raw`ind(?:i|ie|o|e)[\s-]?home|speedy`],
  ["astinet", String.raw`a[sz]ti[\s-]?net`],
  ["iconplus", String.raw`icon\s*(?:\+|plus|net)?`],
  ["lintasarta", String.raw`lintas[\s-]?arta`],
  [
    "other",
    String.raw`biznet|telkomsel|orbit|indosat|im3|xl(?:\s?(?:home|axiata))?|smartfren|my\s?republic|starlink|first\s?media|cbn|oxygen|iforte|moratel(?:indo)?|hypernet|gasnet|mnc\s?play|vsat|bakti`,
  ],
];
/** What carries it: a line of its own only where nobody who sells it is named. */
const media: readonly (readonly [Provider, string])[] = [
  ["fiber", String.raw`fib(?:er|re)(?:\s*opti[ck]s?)?|serat\s+optik|fo`],
  ["radio", "radio|wireless|nirkabel"],
  ["lan", String.raw`local\s+area\s+network|lan`],
];
const named = [...sellers, ...media].map(([, words]) => `(${words})`).join("|");

interface Named {
  readonly provider: Provider;
  readonly start: number;
  readonly end: number;
}

/** Every name in the part, the same one behind itself once: "Local Area Network (LAN)". */
function namesIn(part: string): readonly Named[] {
  const names = [...part.matchAll(new RegExp(`(?<![a-z])(?:${named})(?![a-z])`, "gi"))].map((match): Named => {
    const at = match.slice(1).findIndex((group) => group !== undefined);
    const provider = [...sellers, ...media][at]?.[0] ?? "other";
    return { provider, start: match.index, end: match.index + match[0].length };
  });
  const sold = names.some(({ provider }) => !isMedium(provider));
  const kept = names.filter(({ provider }, index) => !(sold && isMedium(provider) && !isParted(part, names, index)));
  return kept.filter(({ provider }, index) => provider !== kept[index - 1]?.provider || isParted(part, kept, index));
}

function isMedium(provider: Provider): boolean {
  return media.some(([medium]) => medium === provider);
}

/** Whether a word or sign that joins two lines stands before the name, or before the next one. */
function isParted(part: string, names: readonly Named[], index: number): boolean {
  const between = (from: number, to: number): boolean => /\b(dan|serta)\b|[+&/]/i.test(part.slice(names[from]?.end, names[to]?.start));
  return (index > 0 && between(index - 1, index)) || (index < names.length - 1 && between(index, index + 1));
}

export function connectionOf(cell: string): Connection {
  const unread: string[] = [];
  const parts: string[] = [];
  for (const part of itemsOf(cell).flatMap(partsOf)) {
    const last = parts.length - 1;
    if (namesIn(part).length > 0 && !saysNone(part)) parts.push(part);
    else if (last >= 0 && belongs(part)) parts[last] = `${parts[last]} ${part}`;
    else if (!saysNothing(part)) unread.push(part);
  }
  return { lines: once(parts.flatMap(linesOf)), unread };
}

/** "Belum ada Indihome": a provider is named, and no line. */
function saysNone(part: string): boolean {
  return /^(belum|tidak|tdk)\s+(ada|punya|memiliki|terpasang)\b/i.test(part);
}

/** A rate, a number of lines or a state on a line of its own is said of the provider above it. */
function belongs(part: string): boolean {
  return rateIn(part) !== undefined || countIn(part) !== undefined || isDead(part) || /^(internal|\(.*\)|[mk]bp?s?|\d+)$/i.test(part);
}

function linesOf(part: string): Line[] {
  const names = namesIn(part);
  return names.map(({ provider }, index) => {
    const from = index === 0 ? 0 : (names[index]?.start ?? 0);
    return { provider, printed: part, ...numbersOf(part.slice(from, names[index + 1]?.start)) };
  });
}

/** The same words in several rows of one place are one line. */
function once(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map((line) => [`${line.provider} ${line.printed}`, line])).values()];
}

function numbersOf(words: string): Omit<Line, "provider" | "printed"> {
  const [rate, count] = [rateIn(words), countIn(words)];
  const alone = rate === undefined && count === undefined && /(?<![a-z])\d+(?![a-z])/i.test(words.replace(/\bim3\b/i, ""));
  return {
    ...(rate === undefined ? {} : { mbps: rate.mbps }),
    ...(count === undefined ? {} : { count }),
    ...(isDead(words) ? { status: "not working" } : {}),
    doubts: [...(rate?.doubts ?? []), ...(alone ? (["number"] as const) : [])],
  };
}

function isDead(words: string): boolean {
  return /\b(belum|tidak|tdk)\s+(berfungsi|aktif|jalan|terhubung)\b|\b(rusak|mati|putus|non\s?aktif)\b/i.test(words);
}

function countIn(words: string): number | undefined {
  const found = /(?<![\d.,/])(\d{1,3})\s*(?:koneksi|line|jalur|sambungan|titik|akun|unit|buah|x\b)/i.exec(words)?.[1];
  return found === undefined || Number(found) === 0 ? undefined : Number(found);
}

/** A rate in Mbps, and what is doubtful about it. */
export interface Rate {
  readonly mbps: number;
  /** both where two are written: 20/40 */
  readonly all: readonly number[];
  readonly doubts: readonly ("unit" | "range")[];
}

const number = String.raw`(\d{1,7}(?:[.,]\d{1,3})?)`;
const second = String.raw`(?:\s*(?:\/|-|–|s\/d|sampai|hingga)\s*${number})?`;
const unit = String.raw`([gmk])(b(?:ps|it(?:\/s)?|\/s)?)?(?![a-z])`;
const withUnit = new RegExp(String.raw`(?<![\d.,a-z])${number}${second}\s*${unit}`, "i");
const upTo = new RegExp(String.raw`up\s*to\s*${number}${second}(?!\d)`, "i");
const times: Readonly<Record<string, number>> = { g: 1000, m: 1, k: 0.001 };

/** The first rate in the words; "Up to 20" needs no unit. */
export function rateIn(words: string): Rate | undefined {
  const found = withUnit.exec(words) ?? upTo.exec(words);
  if (found === null) return undefined;
  const [, low = "", high, letter = "m", rest = ""] = found;
  const all = [low, high].flatMap((text) => (text === undefined ? [] : [toMbps(text, letter)]));
  const mbps = Math.min(...all);
  if (mbps <= 0 || mbps > 1_000_000) return undefined;
  const bytes = /^B(ps|\/s)?$/.test(rest);
  return { mbps, all, doubts: [...(bytes ? (["unit"] as const) : []), ...(all.length > 1 ? (["range"] as const) : [])] };
}

function toMbps(text: string, letter: string): number {
  return Number((Number(text.replace(",", ".")) * (times[letter.toLowerCase()] ?? 1)).toFixed(6));
}

/** A rate cell of its own: the column says Mbps, so a bare number is one. */
export function rateOfCell(cell: string): Rate | undefined {
  const words = folded(cell);
  return rateIn(words) ?? (new RegExp(`^${number}${second}$`).test(words) ? rateIn(`${words} mbps`) : undefined);
}
