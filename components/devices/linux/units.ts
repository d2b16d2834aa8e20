// Rates and sizes of tc in normal form: 1gbit is 1000mbit, 2500kbps is 20mbit, 15k is 15360b.

/** Bits a second of one unit; `bps` counts bytes. */
const rates: Readonly<Record<string, number>> = {
  "": 1,
  bit: 1,
  kbit: 1e3,
  mbit: 1e6,
  gbit: 1e9,
  tbit: 1e12,
  kibit: 2 ** 10,
  mibit: 2 ** 20,
  gibit: 2 ** 30,
  bps: 8,
  kbps: 8e3,
  mbps: 8e6,
  gbps: 8e9,
};
const sizes: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  k: 1024,
  kb: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1024 ** 3,
  kbit: 125,
  mbit: 125_000,
};

function measured(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(text.toLowerCase()) ?? [];
  const factor = units[unit];
  return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor);
}

/** In mbit, kbit or bit: the largest in which it is a whole number. */
export function normalRate(text: string): string {
  const bits = measured(text, rates);
  if (bits === undefined) return text;
  const unit = bits === 0 ? "bit" : (["mbit", "kbit"].find((name) => bits % (rates[name] ?? 1) === 0) ?? "bit");
  return `${bits / (rates[unit] ?? 1)}${unit}`;
}

export function normalSize(text: string): string {
  const bytes = measured(text, sizes);
  return bytes === undefined ? text : `${bytes}b`;
}

/** Bits a second of a rate in normal form. */
export function bitsOf(rate: string): number {
  return measured(rate, rates) ?? 0;
}
