// Names of interfaces as the device writes them: Gi0/1, gi 0/1 and GigabitEthernet 0/1 are GigabitEthernet0/1.

/** What an interface stands on: a port of the box, or the configuration alone. */
export type InterfaceKind = "port" | "virtual";

/** In the order in which an abbreviation is looked up: `E` is Ethernet, `T` is TenGigabitEthernet, as the parser has it. */
const types: readonly (readonly [name: string, kind: InterfaceKind])[] = [
  ["Ethernet", "port"],
  ["FastEthernet", "port"],
  ["GigabitEthernet", "port"],
  ["TenGigabitEthernet", "port"],
  ["TwoGigabitEthernet", "port"],
  ["FiveGigabitEthernet", "port"],
  ["TwentyFiveGigE", "port"],
  ["TwentyFiveGigabitEthernet", "port"],
  ["FortyGigabitEthernet", "port"],
  ["FiftyGigE", "port"],
  ["HundredGigE", "port"],
  ["HundredGigabitEthernet", "port"],
  ["FourHundredGigE", "port"],
  ["AppGigabitEthernet", "port"],
  ["Wlan-GigabitEthernet", "port"],
  ["Embedded-Service-Engine", "port"],
  ["Service-Engine", "port"],
  ["Integrated-Service-Engine", "port"],
  ["Serial", "port"],
  ["ATM", "port"],
  ["Async", "port"],
  ["BRI", "port"],
  ["Cellular", "port"],
  ["Dot11Radio", "port"],
  ["Hssi", "port"],
  ["TokenRing", "port"],
  ["Fddi", "port"],
  ["EOBC", "port"],
  ["ucse", "port"],
  ["Bluetooth", "port"],
  ["Loopback", "virtual"],
  ["Vlan", "virtual"],
  ["Port-channel", "virtual"],
  ["POS", "port"],
  ["Tunnel", "virtual"],
  ["Dialer", "virtual"],
  ["Virtual-Template", "virtual"],
  ["Virtual-PPP", "virtual"],
  ["VirtualPortGroup", "virtual"],
  ["Multilink", "virtual"],
  ["Group-Async", "virtual"],
  ["pseudowire", "virtual"],
  ["BDI", "virtual"],
  ["BVI", "virtual"],
  ["nve", "virtual"],
  ["LISP", "virtual"],
  ["Null", "virtual"],
  ["Overlay", "virtual"],
  ["MFR", "virtual"],
  ["CDMA-Ix", "port"],
  ["vmi", "virtual"],
  ["mgmt", "port"],
];

const kinds = new Map(types.map(([name, kind]) => [name, kind]));
const form = /^([A-Za-z][A-Za-z-]*?)(\d[\d/.:]*)$/;
const letters = /^[A-Za-z][A-Za-z0-9-]*?[A-Za-z]$/;
const numbers = /^\d[\d/.:]*$/;
/** Types whose names have figures of their own. */
const figured = /^(Dot11Radio|dot11radio)(\d[\d/.:]*)$/;

const known = new Map<string, string>();

/** The full name of a type, from any spelling or abbreviation; undefined where there is none. */
export function typeOf(word: string): string | undefined {
  const cached = known.get(word);
  if (cached !== undefined) return cached;
  const lower = word.toLowerCase();
  const found = types.find(([name]) => name.toLowerCase() === lower) ?? types.find(([name]) => name.toLowerCase().startsWith(lower));
  if (found !== undefined && known.size < 1000) known.set(word, found[0]);
  return found?.[0];
}

/** One word: type and number together. */
export function interfaceName(word: string): string | undefined {
  const found = figured.exec(word) ?? form.exec(word);
  if (found === null) return undefined;
  const [, type = "", number = ""] = found;
  const name = typeOf(type);
  return name === undefined ? undefined : name + number;
}

/** Two words: `GigabitEthernet 0/1`. */
export function interfaceOfTwo(type: string, number: string): string | undefined {
  if (!numbers.test(number) || !letters.test(type)) return undefined;
  const name = typeOf(type);
  return name === undefined ? undefined : name + number;
}

/** Is it there by itself, so that it can be neither made nor removed? A sub-interface is made. */
export function isPort(name: string): boolean {
  const type = figured.exec(name)?.[1] ?? form.exec(name)?.[1] ?? "";
  return kinds.get(type) === "port" && !name.includes(".");
}

/** The interface that a sub-interface is part of. */
export function parentOf(name: string): string | undefined {
  const dot = name.indexOf(".");
  return dot === -1 ? undefined : name.slice(0, dot);
}
