// Normal forms of values: one spelling for what the device takes in several, and prints in one.
import { compareNatural } from "../engine/natural.ts";
import { normalCidr, normalPrefix } from "../engine/prefix.ts";
import { normalDuration } from "./duration.ts";
import type { ValueType } from "./menu.ts";
import { normalPolicies } from "./policies.ts";

/** The value as the device prints it; what is not of its type stays as it is (`auto`, `none`, a variable). */
export function normalValue(type: ValueType | undefined, value: string): string {
  return type === undefined || type === "text" ? value : forms[type](value);
}

const forms: Readonly<Record<Exclude<ValueType, "text">, (value: string) => string>> = {
  bool: normalBool,
  rate: normalRate,
  rates: (value) => twice(value, normalRate),
  duration: normalDuration,
  durations: (value) => twice(value, normalDuration),
  pair: (value) => twice(value, (side) => side),
  size: normalSize,
  list: (value) => normalSet(value, (part) => part),
  signed: (value) => [...new Set(value.split(","))].sort(byName).join(","),
  cidrs: (value) => normalSet(value, normalCidr),
  vlans: normalVlans,
  prefix: (value) => negated(value, normalPrefix),
  cidr: (value) => negated(value, normalCidr),
  number: normalNumber,
  hex: normalHex,
  mac: (value) => (/^!?([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value) ? value.toUpperCase() : value),
  policies: normalPolicies,
};

function normalBool(value: string): string {
  if (value === "true") return "yes";
  return value === "false" ? "no" : value;
}

const units: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, g: 1e9 };

/** Bits per second, decimal: 20000000, 20M and 20m are 20M; 1500k stays. */
export function normalRate(value: string): string {
  const found = /^(\d+(?:\.\d+)?)([kmg]?)(?:bps)?$/i.exec(value);
  if (found === null) return value;
  const bits = Math.round(Number(found[1]) * (units[(found[2] ?? "").toLowerCase()] ?? 1));
  if (bits === 0) return "0";
  if (bits % 1e9 === 0) return `${bits / 1e9}G`;
  if (bits % 1e6 === 0) return `${bits / 1e6}M`;
  return bits % 1e3 === 0 ? `${bits / 1e3}k` : `${bits}`;
}

/** `20M` for both sides is `20M/20M`. */
function twice(value: string, side: (text: string) => string): string {
  if (value === "") return value;
  const [up = "", down = up, ...more] = value.split("/");
  return more.length > 0 ? value : `${side(up)}/${side(down)}`;
}

/** Plain numbers are KiB, as in exports before 7: `50` is 50KiB; 2MiB is 2048KiB. */
function normalSize(value: string): string {
  const found = /^(\d+(?:\.\d+)?)(KiB|MiB|GiB)?$/.exec(value);
  if (found === null) return value;
  const kibis = Number(found[1]) * ({ KiB: 1, MiB: 1024, GiB: 1024 ** 2 }[found[2] ?? "KiB"] ?? 1);
  return Number.isInteger(kibis) ? `${kibis}KiB` : value;
}

/** A negation in front (`!80,443`) is of the whole set. */
function negated(value: string, form: (text: string) => string): string {
  return value.startsWith("!") ? `!${form(value.slice(1))}` : form(value);
}

function normalSet(value: string, form: (text: string) => string): string {
  if (!value.includes(",")) return negated(value, form);
  const parts = value.split(",");
  const whole = /^![^!]/.test(value) && parts.slice(1).every((part) => !part.startsWith("!"));
  const words = whole ? [parts[0]?.slice(1) ?? "", ...parts.slice(1)] : parts;
  const sorted = [...new Set(words.map((part) => negated(part, form)))].sort(negatedLast);
  return `${whole ? "!" : ""}${sorted.join(",")}`;
}

/** A negated member in front would negate the whole set. */
function negatedLast(a: string, b: string): number {
  return Number(a.startsWith("!")) - Number(b.startsWith("!")) || compareNatural(a, b);
}

/** `!firewall` stands where `firewall` would. */
function byName(a: string, b: string): number {
  return compareNatural(a.replace("!", ""), b.replace("!", "")) || compareNatural(a, b);
}

/** 12,10,11,30-32 is 10-12,30-32. */
function normalVlans(value: string): string {
  const ranges = value.split(",").map((part) => /^(\d+)(?:-(\d+))?$/.exec(part));
  if (!ranges.every((range) => range !== null)) return value;
  const spans = ranges.map((range): [number, number] => [Number(range[1]), Number(range[2] ?? range[1])]).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of spans) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}

function normalNumber(value: string): string {
  return /^(0x[0-9a-f]+|\d+)$/i.test(value) && value.length < 16 ? `${Number(value)}` : value;
}

function normalHex(value: string): string {
  return /^(0x[0-9a-f]+|\d+)$/i.test(value) && value.length < 12 ? `0x${Number(value).toString(16).toUpperCase()}` : value;
}
