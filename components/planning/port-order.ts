// One order of port names, whatever order the inventory lists them in.

/** sfp2 before sfp10; combo ports last, since they are the only ones that a copper line also fits in. */
export function byPortName(a: string, b: string): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return Number(one.combo) - Number(other.combo) || compare(one.stem, other.stem) || one.number - other.number || compare(a, b);
}

function keyOf(name: string): { combo: boolean; stem: string; number: number } {
  const digits = /\d+$/.exec(name)?.[0] ?? "";
  return { combo: name.startsWith("combo"), stem: name.slice(0, name.length - digits.length), number: Number(digits) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
