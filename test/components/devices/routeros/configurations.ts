// Random RouterOS configurations that a device would take: names from small pools, so that two of them share, swap and lose things.
import fc from "fast-check";

type Lines = readonly string[];
type Section = readonly [path: string, lines: Lines];

const some = <T>(list: readonly T[], max = list.length): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { maxLength: max });
const oneOf = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
const maybe = (word: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.option(word, { nil: "" });
const words = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");

const hostile = ['"; /system reset', "$identity", "[/quit]", "a b", "naïve Пётр", "x\\y", "#1", "}{", "=", "", "ya; tidak"];
const text = fc.oneof({ weight: 4, arbitrary: oneOf(["kantor", "tamu", "uji"]) }, { weight: 1, arbitrary: oneOf(hostile) });

/** As a device would write it in an export. */
export function written(value: string): string {
  const bytes = [...new TextEncoder().encode(value)].map((byte) => {
    const char = String.fromCharCode(byte);
    if (byte < 32 || byte > 126) return `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    return '"\\$'.includes(char) ? `\\${char}` : char;
  });
  return `"${bytes.join("")}"`;
}

/** A comment of ours, somebody's, or none. */
const comment = fc
  .oneof(
    fc.constant(""),
    fc.integer({ min: 1, max: 12 }).map((id) => `simpul:r.${id}`),
    text,
  )
  .map((value) => (value === "" ? "" : `comment=${written(value)}`));

const ports = ["ether1", "ether2", "ether3", "ether4", "ether5"];
const vlanNames = ["vlan10", "vlan20", "lan", "dmz"];
const lists = ["WAN", "LAN", "TAMU"];

interface Names {
  readonly vlans: readonly string[];
  readonly lists: readonly string[];
}

function ethernet(): fc.Arbitrary<Section> {
  const line = (port: string): fc.Arbitrary<string> =>
    fc.tuple(comment, maybe(oneOf(["disabled=yes"])), maybe(oneOf(["mtu=1400", "mtu=1600"]))).map((parts) => {
      const said = words(...parts);
      return said === "" ? "" : `set [ find default-name=${port} ] ${said}`;
    });
  return fc.tuple(...ports.map(line)).map((all) => ["/interface ethernet", all.filter((one) => one !== "")]);
}

function bridge(): fc.Arbitrary<Section> {
  return fc
    .tuple(comment, maybe(oneOf(["vlan-filtering=yes"])), maybe(oneOf(["priority=0x1000"])))
    .map((parts) => ["/interface bridge", [words("add name=bridge", ...parts)]]);
}

function vlans(names: readonly string[]): fc.Arbitrary<Section> {
  const line = (name: string): fc.Arbitrary<string> =>
    fc
      .tuple(comment, fc.integer({ min: 2, max: 9 }), maybe(oneOf(["mtu=1400"])))
      .map(([c, id, mtu]) => words("add interface=bridge", c, `name=${name} vlan-id=${id}`, mtu));
  return fc.tuple(...names.map(line)).map((all) => ["/interface vlan", all]);
}

function bridgeVlans(): fc.Arbitrary<Section> {
  const line = fc
    .tuple(some(ports, 3), some(ports, 3))
    .map(([tagged, untagged]) => words(`tagged=${tagged.join(",")}`, `untagged=${untagged.join(",")}`));
  const ids = some(["10", "20", "30-32", "40"]);
  return ids.chain((own) =>
    fc
      .tuple(...own.map(() => line))
      .map((all) => ["/interface bridge vlan", all.map((said, at) => `add bridge=bridge vlan-ids=${own[at]} ${said}`)]),
  );
}

function bridgePorts(): fc.Arbitrary<Section> {
  return some(ports.slice(2)).chain((own) =>
    fc
      .tuple(...own.map(() => fc.tuple(comment, maybe(oneOf(["pvid=10", "pvid=20"])))))
      .map((all) => ["/interface bridge port", all.map((said, at) => words(`add bridge=bridge interface=${own[at]}`, ...said))]),
  );
}

const unique = (section: string, line: fc.Arbitrary<readonly [key: string, line: string]>, max: number): fc.Arbitrary<Section> =>
  fc.uniqueArray(line, { selector: ([key]) => key, maxLength: max }).map((all) => [section, all.map(([, one]) => one)]);

function members({ vlans: own, lists: named }: Names): fc.Arbitrary<Section> {
  if (named.length === 0) return fc.constant(["/interface list member", []]);
  const line = fc
    .tuple(oneOf([...ports, ...own]), oneOf(named), comment)
    .map(([i, l, c]) => [`${i} ${l}`, words("add", c, `interface=${i} list=${l}`)] as const);
  return unique("/interface list member", line, 6);
}

function addresses({ vlans: own }: Names): fc.Arbitrary<Section> {
  const line = fc
    .tuple(
      oneOf(["10.1.0.1/24", "10.1.0.1/30", "10.2.0.1/24", "10.3.0.1"]),
      oneOf([...ports, ...own]),
      comment,
      maybe(oneOf(["disabled=yes"])),
    )
    .map(([address, on, ...more]) => [`${address.split("/")[0]} ${on}`, words(`add address=${address} interface=${on}`, ...more)] as const);
  return unique("/ip address", line, 5);
}

function addressLists(): fc.Arbitrary<Section> {
  const line = fc
    .tuple(oneOf(["10.0.0.0/8", "10.1.0.5", "10.2.0.0/16", "example.net"]), oneOf(["noc", "dns"]), comment)
    .map(([address, list, c]) => [`${address} ${list}`, words("add", `address=${address}`, c, `list=${list}`)] as const);
  return unique("/ip firewall address-list", line, 6);
}

/** Rules with no key of their own: some twice the same, some with one comment, some saying more than others. */
function rules({ vlans: own, lists: named }: Names): fc.Arbitrary<Section> {
  const port = maybe(oneOf(["dst-port=22 protocol=tcp", "dst-port=80,443 protocol=tcp", "protocol=udp"]));
  const from = maybe(
    fc.oneof(oneOf(["src-address=10.1.0.0/16", "src-address-list=noc"]), oneOf([...ports, ...own].map((name) => `in-interface=${name}`))),
  );
  const list =
    named.length === 0
      ? fc.constant("")
      : maybe(oneOf(named.flatMap((name) => [`in-interface-list=${name}`, `in-interface-list=!${name}`])));
  const line = fc
    .tuple(
      oneOf(["accept", "drop", "reject"]),
      oneOf(["input", "forward"]),
      comment,
      port,
      from,
      list,
      maybe(oneOf(["disabled=yes", "log=yes"])),
    )
    .map(([action, chain, ...more]) => words(`add action=${action} chain=${chain}`, ...more));
  return fc.array(line, { maxLength: 10 }).map((all) => ["/ip firewall filter", all]);
}

function routes(): fc.Arbitrary<Section> {
  const line = fc
    .tuple(oneOf(["0.0.0.0/0", "10.9.0.0/16"]), oneOf(["10.1.0.2", "10.2.0.2"]), maybe(oneOf(["distance=5", "distance=250"])), comment)
    .map(([to, via, ...more]) => words(`add dst-address=${to} gateway=${via}`, ...more));
  return fc.array(line, { maxLength: 5 }).map((all) => ["/ip route", all]);
}

/** Parents come before their children, as people write them. */
function queues(): fc.Arbitrary<Section> {
  const line = fc.tuple(
    comment,
    oneOf(["10M/10M", "20M/40M"]),
    oneOf(["10.1.0.0/24", "10.2.0.0/24", "10.3.0.5/32"]),
    maybe(oneOf(["queue=up/down", "queue=up/up"])),
  );
  return some(["pool", "q1", "q2", "q3", "q4"]).chain((own) =>
    fc
      .tuple(...own.map(() => fc.tuple(line, fc.boolean())))
      .map((all) => [
        "/queue simple",
        all.map(([[c, max, target, kind], child], at) =>
          words("add", c, `max-limit=${max} name=${own[at]}`, child && at > 0 ? `parent=${own[0]}` : "", kind, `target=${target}`),
        ),
      ]),
  );
}

function templates({ vlans: own }: Names): fc.Arbitrary<Section> {
  const line = fc
    .tuple(
      oneOf(["cost=10", "cost=100", "passive"]),
      oneOf([...ports, ...own]),
      maybe(oneOf(["auth=sha256 auth-id=1 auth-key=rahasia", "type=ptp"])),
      comment,
    )
    .map(([cost, on, ...more]) => words(`add area=akses ${cost} interfaces=${on}`, ...more));
  return fc.array(line, { maxLength: 5 }).map((all) => ["/routing ospf interface-template", all]);
}

function logging(): fc.Arbitrary<Section> {
  const line = fc
    .tuple(oneOf(["info", "error,!debug", "dhcp"]), oneOf(["memory", "echo"]))
    .map(([topics, action]) => `add action=${action} topics=${topics}`);
  return fc.array(line, { maxLength: 4 }).map((all) => ["/system logging", all]);
}

function settings(): fc.Arbitrary<readonly Section[]> {
  const identity = text.map((name): Section => ["/system identity", name === "" ? [] : [`set name=${written(name)}`]]);
  const dns = maybe(oneOf(["servers=10.1.0.53", "servers=10.1.0.53,10.1.0.54 allow-remote-requests=yes"])).map(
    (said): Section => ["/ip dns", said === "" ? [] : [`set ${said}`]],
  );
  const ip = maybe(oneOf(["rp-filter=strict", "rp-filter=loose tcp-syncookies=yes"])).map(
    (said): Section => ["/ip settings", said === "" ? [] : [`set ${said}`]],
  );
  const service = fc
    .tuple(
      ...["ssh", "telnet", "www"].map((name) =>
        maybe(oneOf(["disabled=yes", "address=10.1.0.0/16", "address=10.1.0.0/16,10.2.0.0/16 port=2222"])).map((said) =>
          said === "" ? "" : `set ${name} ${said}`,
        ),
      ),
    )
    .map((all): Section => ["/ip service", all.filter((one) => one !== "")]);
  return fc.tuple(identity, dns, ip, service);
}

const fixedSections: readonly Section[] = [
  ["/queue type", ["add kind=pcq name=up pcq-classifier=src-address", "add kind=pcq name=down pcq-classifier=dst-address"]],
  ["/routing ospf instance", ["add name=intra router-id=10.0.0.1"]],
  ["/routing ospf area", ["add area-id=0.0.0.1 instance=intra name=akses"]],
];

/** One configuration, as the text of an export. */
export const configuration: fc.Arbitrary<string> = fc
  .tuple(some(vlanNames), some(lists))
  .chain(([own, named]) => {
    const names: Names = { vlans: own, lists: named };
    const sections = fc.tuple(
      ethernet(),
      bridge(),
      vlans(own),
      fc.constant<Section>(["/interface list", named.map((name) => `add name=${name}`)]),
      bridgePorts(),
      bridgeVlans(),
      members(names),
      addresses(names),
      addressLists(),
      rules(names),
      routes(),
      queues(),
      templates(names),
      logging(),
    );
    return fc
      .tuple(sections, settings(), fc.boolean())
      .map(([all, set, ospf]) => [
        ...(ospf ? fixedSections : fixedSections.slice(0, 1)),
        ...all.filter(([path]) => ospf || !path.includes("ospf")),
        ...set,
      ]);
  })
  .map(printed);

function printed(sections: readonly Section[]): string {
  const head = "# 2026-11-22 08:00:00 by RouterOS 7.20.8\n# model = RB5009UG+S+\n";
  return (
    head +
    sections
      .filter(([, lines]) => lines.length > 0)
      .map(([path, lines]) => `${path}\n${lines.map((line) => `${line}\n`).join("")}`)
      .join("")
  );
}

/** Two configurations of one device: unrelated ones, or the second an edit of the first. */
export const change: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(configuration, configuration),
  configuration.chain(edited),
);

/** Lines dropped, doubled, moved, and taken from another configuration. */
function edited(original: string): fc.Arbitrary<readonly [string, string]> {
  return fc
    .tuple(configuration, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }))
    .map(([other, picks]) => [original, mixed(original, other, picks)]);
}

/** Whole sections of the other one in place of the first one's, where both stand on the same names. */
function mixed(original: string, other: string, picks: readonly number[]): string {
  const [mine, theirs] = [sectionsOf(original), sectionsOf(other)];
  const free = [
    "/ip firewall address-list",
    "/ip route",
    "/system logging",
    "/system identity",
    "/ip dns",
    "/ip settings",
    "/ip service",
    "/interface ethernet",
    "/interface bridge vlan",
  ];
  const swapped = new Set(picks.map((pick) => free[pick % free.length]));
  const sections = mine.map(
    ([path, lines]): Section => [
      path,
      swapped.has(path) ? (theirs.find(([name]) => name === path)?.[1] ?? []) : shuffled(path, lines, picks),
    ],
  );
  return printed(sections);
}

function sectionsOf(text: string): Section[] {
  const sections: [string, string[]][] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("/")) sections.push([line, []]);
    else if (line !== "" && !line.startsWith("#")) sections.at(-1)?.[1].push(line);
  }
  return sections;
}

/** Rules swapped, dropped and doubled. */
function shuffled(path: string, lines: Lines, picks: readonly number[]): Lines {
  if (path !== "/ip firewall filter" || lines.length === 0) return lines;
  return picks.reduce<Lines>((list, pick) => {
    const at = pick % Math.max(1, list.length);
    const line = list[at];
    if (line === undefined) return list;
    if (pick % 3 === 0) return list.toSpliced(at, 1);
    if (pick % 3 === 1) return list.toSpliced((at * 7) % (list.length + 1), 0, line);
    return list.toSpliced(at, 1).toSpliced((at * 5) % list.length, 0, line);
  }, lines);
}

const uncommented: ReadonlySet<string> = new Set(["/queue type", "/system logging"]);

/** The same with a comment of ours on every item: what Simpul renders. */
function tagged(text: string, salt: number): string {
  const sections = sectionsOf(text).map(([path, lines]): Section => {
    if (uncommented.has(path)) return [path, lines];
    return [path, lines.map((line, at) => (line.startsWith("add") ? withComment(line, `simpul:${(at * 7 + salt) % 13}.${at}`) : line))];
  });
  return printed(sections);
}

function withComment(line: string, value: string): string {
  return words(line.replace(/ comment="(?:[^"\\]|\\.)*"/, ""), `comment=${written(value)}`);
}

/** What somebody else has put there: nothing of it is spoken of by ours. */
export const foreign: Readonly<Record<string, Lines>> = {
  "/ip firewall filter": [
    'add action=drop chain=input comment="bukan kami"',
    "add action=accept chain=forward",
    "add action=log chain=input",
    "add action=drop chain=output",
  ],
  "/ip firewall address-list": ["add address=192.0.2.1 list=asing", 'add address=192.0.2.2 comment="bukan kami" list=asing'],
  "/queue simple": ["add name=asing1 target=192.0.2.1/32", 'add comment="bukan kami" name=asing2 target=192.0.2.2/32'],
  "/ip route": ["add dst-address=192.0.2.0/24 gateway=10.1.0.9"],
};

/** What runs: ours, with others' things among it; and what is intended. */
export const taggedChange: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(change, fc.nat(12), fc.array(fc.tuple(oneOf(Object.keys(foreign)), fc.nat(), fc.nat()), { maxLength: 8 }))
  .map(([[running, intended], salt, guests]) => [invited(tagged(running, 0), guests), tagged(intended, salt % 2)]);

function invited(text: string, guests: readonly (readonly [string, number, number])[]): string {
  const sections = new Map(sectionsOf(text));
  for (const [path, which, where] of guests) {
    const line = foreign[path]?.[which % (foreign[path]?.length ?? 1)] ?? "";
    const lines = sections.get(path) ?? [];
    if (!lines.includes(line)) sections.set(path, lines.toSpliced(where % (lines.length + 1), 0, line));
  }
  return printed([...sections]);
}
