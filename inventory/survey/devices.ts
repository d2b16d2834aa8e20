// The devices cell: what is counted, item by item; what cannot be counted keeps its words.

import type { z } from "zod";
import type { EquipmentItem } from "../schema/register/equipment.ts";
import { itemsOf, partsOf, saysNothing } from "./items.ts";

export type Item = z.infer<typeof EquipmentItem>;
type Kind = Item["kind"];

/** The first that fits. */
const kinds: readonly (readonly [Kind, RegExp])[] = [
  ["connected", /\bterhubung\b/i],
  ["access-point", /\bacc?es+ ?points?\b|\bap\b/i],
  ["wifi-adapter", /\busb adapter\b|\bpenangkap wifi\b|\bwifi adapter\b/i],
  ["modem", /\bmodem\b/i],
  ["router", /\brou?ter\b|\brooter\b|\bmi[ck]ro?ti[kc]\b/i],
  ["switch", /\bswitch\b|\bhub\b/i],
  ["printer", /\bprinter\b/i],
  ["scanner", /\bscann?er\b/i],
  ["fingerprint", /\bfinger ?print\b/i],
  ["cctv", /\bcctv\b|\bkamera\b/i],
  ["ups", /\bups\b/i],
  ["projector", /\bproyektor\b|\bprojector\b|\binfocus\b/i],
  ["disk", /\bhard ?disk\b|\bhdd\b|\bssd\b/i],
  ["server", /\bserver\b/i],
  ["tablet", /\btab(let)?\b/i],
  ["laptop", /\blaptop\b|\bnotebook\b/i],
  ["pc", /\bpc\b|\bkomputer\b|\bcomputer\b|\bdesktop\b/i],
  ["monitor", /\bmonitor\b/i],
  ["tower", /\btower\b/i],
  ["antenna", /\bant(h)?ena\b|\bantenna\b/i],
  ["radio", /\bradio\b|\bpemancar\b/i],
  ["splicer", /\bsplicer\b/i],
  ["cable", /\bkabel\b|\bcabel\b|\bcable\b|\butp\b/i],
  ["signage", /\brunning text\b|\bvideotron\b/i],
  ["network", /\bjaringan\b|\bwifi\b|\binternet\b/i],
];

/** Two kinds in one item ("Komputer/laptop", "PC dan laptop : 200 unit") are none. */
function kindOf(words: string): Kind {
  const parts = words.split(/[/,]|\bdan\b/i).map((part) => kinds.find(([, pattern]) => pattern.test(part))?.[0]);
  const found = new Set(parts.filter((kind) => kind !== undefined));
  return found.size === 1 ? ([...found][0] ?? "other") : "other";
}

export function devicesOf(cell: string): readonly Item[] {
  return itemsOf(cell)
    .flatMap(partsOf)
    .flatMap(counted)
    .filter((part) => !saysNothing(part))
    .map(itemOf);
}

/** "2 unit pc dan 2 unit printer" counts two things: a number stands on both sides. */
function counted(part: string): readonly string[] {
  const sides = part.replaceAll(/\([^)]*\)/g, "").split(/\s+dan\s+/i);
  return sides.length > 1 && sides.every((side) => /\d/.test(side)) ? part.split(/\s+dan\s+/i) : [part];
}

const counter = "(?:unit|umit|buah|bh|pcs|titik|set)";

function itemOf(printed: string): Item {
  const bare = printed.replaceAll(/\([^)]*(?:\)|$)/g, " ");
  const count = countOf(bare) ?? countOf(/\((\d+ ?(?:unit|buah))\)/i.exec(printed)?.[1] ?? "");
  const broken = count === undefined || typeof count !== "number" ? undefined : brokenIn(printed);
  return {
    kind: kindOf(/[a-z]{3}/i.test(bare.replaceAll(new RegExp(`\\b${counter}\\b`, "gi"), "")) ? bare : printed),
    count: count ?? "unknown",
    ...(broken === undefined || broken > Number(count) ? {} : { broken }),
    printed,
  };
}

type Count = number | { readonly from: number; readonly to: number };

/** One number, or one range; two numbers are not guessed at. */
function countOf(words: string): Count | undefined {
  const counts = [...words.matchAll(new RegExp(String.raw`(?<![\w-])(\d{1,6})(?:\s*-\s*(\d{1,6}))?(?=\s*${counter}\b|(?![\w-]))`, "gi"))];
  const [only, ...more] = counts;
  if (only === undefined || more.length > 0) return undefined;
  const [from, to] = [Number(only[1]), Number(only[2] ?? only[1])];
  return to > from ? { from, to } : from;
}

function brokenIn(printed: string): number | undefined {
  const found = /(\d{1,6})\s*(?:unit|buah)?\s*rusak|rusak\s*(\d{1,6})/i.exec(printed);
  return found === null ? undefined : Number(found[1] ?? found[2]);
}
