// Names that access lists have for protocols, ports and ICMP messages, as the device prints them.

/** Protocol numbers that have a name. */
const protocols: Readonly<Record<string, string>> = {
  "1": "icmp",
  "2": "igmp",
  "4": "ipinip",
  "6": "tcp",
  "17": "udp",
  "47": "gre",
  "50": "esp",
  "51": "ahp",
  "88": "eigrp",
  "89": "ospf",
  "94": "nos",
  "103": "pim",
  "108": "pcp",
  "132": "sctp",
  ah: "ahp",
};

const named: ReadonlySet<string> = new Set([...Object.values(protocols), "ip", "ipv6"]);

/** Of access lists; `ip` is all of them. */
export function protocolName(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (Object.hasOwn(protocols, lower)) return protocols[lower];
  if (named.has(lower)) return lower;
  return /^\d{1,3}$/.test(word) && Number(word) < 256 ? `${Number(word)}` : undefined;
}

const tcp: Readonly<Record<string, number>> = {
  bgp: 179,
  chargen: 19,
  cmd: 514,
  daytime: 13,
  discard: 9,
  domain: 53,
  drip: 3949,
  echo: 7,
  exec: 512,
  finger: 79,
  ftp: 21,
  "ftp-data": 20,
  gopher: 70,
  hostname: 101,
  ident: 113,
  irc: 194,
  klogin: 543,
  kshell: 544,
  login: 513,
  lpd: 515,
  nntp: 119,
  "pim-auto-rp": 496,
  pop2: 109,
  pop3: 110,
  smtp: 25,
  sunrpc: 111,
  tacacs: 49,
  talk: 517,
  telnet: 23,
  time: 37,
  uucp: 540,
  whois: 43,
  www: 80,
};

const udp: Readonly<Record<string, number>> = {
  biff: 512,
  bootpc: 68,
  bootps: 67,
  discard: 9,
  dnsix: 195,
  domain: 53,
  echo: 7,
  isakmp: 500,
  "mobile-ip": 434,
  nameserver: 42,
  "netbios-dgm": 138,
  "netbios-ns": 137,
  "netbios-ss": 139,
  "non500-isakmp": 4500,
  ntp: 123,
  "pim-auto-rp": 496,
  rip: 520,
  ripv6: 521,
  snmp: 161,
  snmptrap: 162,
  sunrpc: 111,
  syslog: 514,
  tacacs: 49,
  talk: 517,
  tftp: 69,
  time: 37,
  who: 513,
  xdmcp: 177,
};

/** Names that people write and some releases print. */
const elsewhere: Readonly<Record<string, number>> = {
  ssh: 22,
  http: 80,
  https: 443,
  msrpc: 135,
  "onep-plain": 15001,
  "onep-tls": 15002,
  syslog: 514,
  "microsoft-ds": 445,
  ldap: 389,
  bfd: 3784,
  "bfd-echo": 3785,
  radius: 1812,
};

const numbered = { tcp: invert(tcp), udp: invert(udp) };

function invert(table: Readonly<Record<string, number>>): ReadonlyMap<number, string> {
  return new Map(Object.entries(table).map(([name, port]) => [port, name]));
}

/** Undefined where it is neither a number nor a name. */
export function portNumber(protocol: string, word: string): number | undefined {
  if (/^\d{1,5}$/.test(word)) return Number(word) < 65536 ? Number(word) : undefined;
  const lower = word.toLowerCase();
  const own = protocol === "udp" ? udp : tcp;
  return own[lower] ?? elsewhere[lower] ?? tcp[lower] ?? udp[lower];
}

/** As the device prints it: by name where it has one. */
export function portName(protocol: string, port: number): string {
  return numbered[protocol === "udp" ? "udp" : "tcp"].get(port) ?? `${port}`;
}

/** Type, or type and code, of ICMP to the name for it. */
const messages: Readonly<Record<string, string>> = {
  "0": "echo-reply",
  "3": "unreachable",
  "3 0": "net-unreachable",
  "3 1": "host-unreachable",
  "3 2": "protocol-unreachable",
  "3 3": "port-unreachable",
  "3 4": "packet-too-big",
  "3 13": "administratively-prohibited",
  "4": "source-quench",
  "5": "redirect",
  "8": "echo",
  "11": "time-exceeded",
  "11 0": "ttl-exceeded",
  "11 1": "reassembly-timeout",
  "12": "parameter-problem",
  "13": "timestamp-request",
  "14": "timestamp-reply",
  "17": "mask-request",
  "18": "mask-reply",
  "30": "traceroute",
};

/** The words behind the addresses of an ICMP entry, numbers by their names. */
export function icmpWords(words: readonly string[]): readonly string[] {
  const [type = "", code = ""] = words;
  if (!/^\d+$/.test(type)) return words;
  const both = /^\d+$/.test(code) ? messages[`${type} ${code}`] : undefined;
  if (both !== undefined) return [both, ...words.slice(2)];
  if (/^\d+$/.test(code)) return words;
  return [messages[type] ?? type, ...words.slice(1)];
}
