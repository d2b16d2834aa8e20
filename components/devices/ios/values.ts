// Words of commands in normal form, by what they are: addresses, rates, sets of VLANs, names of interfaces.
import { ipv4Of, printIpv4 } from "../engine/ipv4.ts";
import { interfaceName } from "./interface-name.ts";
import { normalIpv6, normalPrefix6 } from "./ipv6.ts";
import { normalVlans } from "./vlans.ts";

/** One word to its normal form; undefined where it is not of that kind. */
export type Reader = (word: string) => string | undefined;

/** The normal form of a word that says no more than its absence. */
export const impliedWord = "";

const whole: Reader = (word) => word;
const int: Reader = (word) => (/^\d+$/.test(word) ? `${Number(word)}` : undefined);

/** Of a static route: one where nothing is said. */
const distance: Reader = (word) => (int(word) === "1" ? impliedWord : int(word));

/** As nearly all of them are written: nothing has to be done. */
const plainIp = /^(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;

const ip: Reader = (word) => {
  if (plainIp.test(word)) return word;
  const address = ipv4Of(word);
  return address === undefined ? undefined : printIpv4(address);
};

const prefix: Reader = (word) => {
  const [host = "", length = "", more] = word.split("/");
  const address = ip(host);
  return address === undefined || more !== undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32
    ? undefined
    : `${address}/${Number(length)}`;
};

/** An address where it is one, else a name. */
const host: Reader = (word) => ip(word) ?? normalIpv6(word) ?? word;

const multiples: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, g: 1e9 };

/** Bits a second; 50m is 50000000. */
const rate: Reader = (word) => {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)([kmg]?)$/i.exec(word) ?? [];
  return number === "" ? undefined : `${Math.round(Number(number) * (multiples[unit.toLowerCase()] ?? 1))}`;
};

const levels = ["emergencies", "alerts", "critical", "errors", "warnings", "notifications", "informational", "debugging"];

/** A severity by name; 6 is informational. */
const level: Reader = (word) => {
  const lower = word.toLowerCase();
  return levels[/^[0-7]$/.test(word) ? Number(word) : levels.indexOf(lower)];
};

/** Autonomous system: 1.10 is 65546. */
const asn: Reader = (word) => {
  const [, high = "", low = ""] = /^(?:(\d{1,5})\.)?(\d{1,10})$/.exec(word) ?? [];
  return low === "" ? undefined : `${Number(high) * 65536 + Number(low)}`;
};

/** OSPF area: 0.0.0.1 is 1; what is no small number stays an address. */
const area: Reader = (word) => {
  const number = /^\d+$/.test(word) ? Number(word) : ipv4Of(word);
  if (number === undefined || number > 0xffffffff) return undefined;
  return number < 65536 ? `${number}` : printIpv4(number);
};

const mac: Reader = (word) => {
  const digits = word.replace(/[.:-]/g, "").toLowerCase();
  return /^[0-9a-f]{12}$/.test(digits) ? `${digits.slice(0, 4)}.${digits.slice(4, 8)}.${digits.slice(8)}` : undefined;
};

const number: Reader = (word) => (/^-?\d+(\.\d+)?$/.test(word) ? word : undefined);
const cipher: Reader = (word) => (/^[05-9]$/.test(word) ? word : undefined);
const name: Reader = (word) => (/^[|;{}]$/.test(word) ? undefined : word);

/** Kinds that are one word. A name space's own kind is `name`: what it names is looked up elsewhere. */
export const readers = {
  distance,
  word: whole,
  name,
  int,
  number,
  ip,
  prefix,
  ip6: normalIpv6,
  prefix6: normalPrefix6,
  host,
  rate,
  level,
  asn,
  area,
  mac,
  cipher,
  vlans: normalVlans,
  iface: interfaceName,
} as const satisfies Readonly<Record<string, Reader>>;
