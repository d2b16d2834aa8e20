// systemd-networkd's .network, .netdev and .link files: sections of assignments, some of them many times.
import { compareNatural, compareText } from "../../engine/natural.ts";
import type { Item } from "../model.ts";
import { merged } from "./ranges.ts";
import type { FileReader } from "./read.ts";

/** Sections that each stand for one thing, however many there are; all others are one section, wherever it is written. */
const many: ReadonlySet<string> = new Set(
  "Address Neighbor Route NextHop RoutingPolicyRule IPv6AddressLabel IPv6Prefix IPv6RoutePrefix BridgeFDB BridgeMDB BridgeVLAN DHCPServerStaticLease WireGuardPeer HierarchyTokenBucketClass QDisc".split(
    " ",
  ),
);
/** Assignments whose order says nothing. */
const unordered: ReadonlySet<string> = new Set(["Address", "VLAN", "MACVLAN", "IPVLAN", "VXLAN", "Tunnel", "AllowedIPs"]);
const booleans: ReadonlySet<string> = new Set(
  "IPForward IPv6AcceptRA ConfigureWithoutCarrier RequiredForOnline LLMNR MulticastDNS VLANFiltering STP ARP UseDNS UseRoutes UseDomains UseNTP UseMTU Unmanaged RouteMetricSet GatewayOnLink OnLink EgressUntaggedAll".split(
    " ",
  ),
);
const truth: Readonly<Record<string, string>> = { true: "yes", on: "yes", "1": "yes", false: "no", off: "no", "0": "no" };
/** Assignments that are the same as none. */
const standard: ReadonlySet<string> = new Set([
  "[Network] DHCP=no",
  "[Network] IPForward=no",
  "[Link] Unmanaged=no",
  "[VLAN] Protocol=802.1q",
]);

interface Section {
  readonly name: string;
  readonly lines: (readonly [key: string, value: string])[];
}

export const readNetworkd: FileReader = (lines, trouble) => {
  const sections = sectionsIn(lines, trouble);
  const items = sections.flatMap(itemsOf);
  return [
    ...items.filter(({ key }) => key.indexOf(" ") === -1).sort(bySection),
    ...vlansMerged(items.filter(({ key }) => key.includes(" "))).sort(bySection),
  ];
};

function bySection(a: Item, b: Item): number {
  const rank = ({ text }: Item): number => ["[Match]", "[NetDev]", "[Link]", "[Network]"].indexOf(text) >>> 0;
  return rank(a) - rank(b) || compareNatural(a.key, b.key);
}

function sectionsIn(lines: readonly string[], trouble: (at: number) => void): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < lines.length; at++) {
    const start = at;
    let line = (lines[at] ?? "").trim();
    while (line.endsWith("\\") && at + 1 < lines.length) line = `${line.slice(0, -1)} ${(lines[++at] ?? "").trim()}`;
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const name = /^\[([A-Za-z0-9]+)\]$/.exec(line)?.[1];
    const [, key, value] = /^([A-Za-z0-9]+)[ \t]*=[ \t]*(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      const known = many.has(name) ? undefined : sections.find((section) => section.name === name);
      if (known !== undefined) sections.splice(sections.indexOf(known), 1);
      sections.push(known ?? { name, lines: [] });
    } else if (key === undefined || value === undefined || sections.length === 0 || /\p{Cc}/u.test(line)) trouble(start);
    else assign(sections.at(-1) as Section, key, value.trim());
  }
  return sections;
}

/** An empty assignment takes back what was assigned before. */
function assign({ name, lines }: Section, key: string, value: string): void {
  if (value === "") {
    const kept = lines.filter(([other]) => other !== key);
    lines.splice(0, lines.length, ...kept);
  } else if (!standard.has(`[${name}] ${key}=${normal(key, value)}`)) lines.push([key, normal(key, value)]);
}

function normal(key: string, value: string): string {
  if (booleans.has(key)) return truth[value.toLowerCase()] ?? value.toLowerCase();
  return key === "AllowedIPs"
    ? value
        .split(/[\s,]+/)
        .sort(compareNatural)
        .join(",")
    : value;
}

function itemsOf({ name, lines }: Section): Item[] {
  const sorted = lines.toSorted(([a, x], [b, y]) => compareText(a, b) || (a === b && unordered.has(a) ? compareNatural(x, y) : 0));
  const texts = sorted.map(([key, value]) => `${key}=${value}`);
  const unique = texts.filter((text, at) => texts.indexOf(text) === at);
  if (unique.length === 0 && !many.has(name)) return [];
  const children = unique.map((text, at): Item => ({ key: `${text} ${at}`, text }));
  // a secret must not decide the order: masked it is another one
  const telling = unique.filter((text) => !/^(PrivateKey|PresharedKey|Password)=/.test(text));
  return [{ key: many.has(name) ? `[${name}] ${telling.join(" ")}` : `[${name}]`, text: `[${name}]`, children }];
}

/** [BridgeVLAN] sections that only say which VLANs are let through are one set. */
function vlansMerged(items: readonly Item[]): Item[] {
  const isPlain = ({ text, children = [] }: Item): boolean =>
    text === "[BridgeVLAN]" && children.every((line) => /^VLAN=[\d-]+$/.test(line.text));
  const ranges = items.filter(isPlain).flatMap(({ children = [] }) => children.map(({ text }) => text.slice(5)));
  const vlans = merged(ranges).map(
    (range): Item => ({ key: `[BridgeVLAN] VLAN=${range}`, text: "[BridgeVLAN]", children: [{ key: range, text: `VLAN=${range}` }] }),
  );
  return [...items.filter((item) => !isPlain(item)), ...vlans];
}
