// The ports of boards as their exports call them (`# model = …`): what a box does not have cannot be set.

/** `ether1-8` for eight ports of one kind; from MikroTik's product pages. CHR and x86 have as many as they are given. */
const boards: Readonly<Record<string, string>> = {
  "CCR2004-16G-2S+": "ether1-16 sfp-sfpplus1-2",
  "CCR2004-1G-12S+2XS": "ether1-1 sfp-sfpplus1-12 sfp28-1-2",
  "CCR2116-12G-4S+": "ether1-13 sfp-sfpplus1-4",
  "CRS326-24G-2S+": "ether1-24 sfp-sfpplus1-2",
  "CRS328-4C-20S-4S+": "combo1-4 sfp1-20 sfp-sfpplus1-4",
  L009UiGS: "ether1-8 sfp1-1",
  RB4011iGS: "ether1-10 sfp-sfpplus1-1",
  "RB4011iGS+": "ether1-10 sfp-sfpplus1-1",
  "RB5009UG+S+": "ether1-8 sfp-sfpplus1-1",
  RB750Gr3: "ether1-5",
  RB760iGS: "ether1-5 sfp1-1",
  "hAP ac^2": "ether1-5",
};

/** Undefined where the board is not known: then nothing is refused for its sake. */
export function portsOf(board: string | undefined): ReadonlySet<string> | undefined {
  const key = board?.replace(/-?(RM|IN|PC|EM)$/, "");
  const ports = key === undefined || !Object.hasOwn(boards, key) ? undefined : boards[key];
  return ports === undefined ? undefined : new Set(ports.split(" ").flatMap(expand));
}

function expand(range: string): string[] {
  const [, stem = "", first = "", last = ""] = /^(.*?)(\d+)-(\d+)$/.exec(range) ?? [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `${stem}${Number(first) + at}`);
}
