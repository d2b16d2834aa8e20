// Addresses: pools lie in the region's block and do not overlap; what has an address has one of the right pool.
import { type Draft, mistake, type Path } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { matches, numberAt, type Word, wordAt, words } from "./pattern.ts";
import { isIn, overlap, rangeOf } from "./ranges.ts";

export function addressMistakes(draft: Draft): Issue[] {
  const inside = containments.flatMap(([pattern, outer]) => words(draft.raw, pattern).flatMap((word) => mustLie(draft, word, outer)));
  return [
    ...inside,
    ...overlaps(draft, pools),
    ...overlaps(draft, ["datacenter.device.zones.*.prefix"]),
    ...uplinkMistakes(draft),
    ...serverMistakes(draft),
    ...rangeMistakes(draft),
    ...linkNumbers(draft),
  ];
}

const pools: readonly string[] = [
  ...["loopbacks", "coreLoopbacks", "coreLinks", "access", "vpn", "aggregation", "oob", "classes.*.block"].map(
    (name) => `addressing.${name}`,
  ),
  "datacenter.prefix",
];

/** What must lie in what. */
const containments: readonly (readonly [inner: string, outer: string])[] = [
  ...pools.map((pool) => [pool, "addressing.region"] as const),
  ["addressing.service.address", "addressing.service.prefix"],
  ["datacenter.device.zones.*.prefix", "datacenter.prefix"],
  ["datacenter.services.*.addresses.*", "datacenter.prefix"],
  ["datacenter.noc.prefix", "datacenter.prefix"],
  ["datacenter.noc.jump", "datacenter.noc.prefix"],
  ["datacenter.noc.runner", "datacenter.noc.prefix"],
  ["gateway.nat.staff", "gateway.publicBlock"],
  ["gateway.nat.guests", "gateway.publicBlock"],
  ["gateway.nat.datacenter", "gateway.publicBlock"],
  ["gateway.published.*.public", "gateway.publicBlock"],
  ["gateway.published.*.inside", "datacenter.prefix"],
  ["gateway.mail.*", "datacenter.prefix"],
];

function mustLie(draft: Draft, inner: Word, outer: string): Issue[] {
  const prefix = wordAt(draft.raw, outer);
  return prefix === undefined ? [] : outside(draft, inner, outer, prefix);
}

/** Text that is no address at all is the schema's to complain of, but where the schema takes any text. */
function outside(draft: Draft, { word, path }: Word, name: string, prefix: string): Issue[] {
  const [small, large] = [rangeOf(word), rangeOf(prefix)];
  if (small === undefined && path.includes("addresses"))
    return [
      mistake(
        draft,
        path,
        `${JSON.stringify(word)} is not an IPv4 address, a prefix or a range`,
        "write 10.161.0.53, 10.161.20.0/24 or 10.161.0.53-10.161.0.55",
      ),
    ];
  if (small === undefined || large === undefined || isIn(small, large)) return [];
  return [mistake(draft, path, `${word} is outside ${name}, ${prefix}`, `take one of ${prefix}`)];
}

function overlaps(draft: Draft, patterns: readonly string[]): Issue[] {
  const all = patterns.flatMap((pattern) => words(draft.raw, pattern));
  return all.flatMap(({ word, path }, index) => {
    const range = rangeOf(word);
    const other = all.slice(0, index).find((before) => {
      const taken = rangeOf(before.word);
      return range !== undefined && taken !== undefined && overlap(range, taken);
    });
    return other === undefined
      ? []
      : [mistake(draft, path, `${word} overlaps ${other.path.join(".")}, ${other.word}`, "give one of the two a block of its own")];
  });
}

function uplinkMistakes(draft: Draft): Issue[] {
  return matches(draft.raw, "gateway.uplinks.*").flatMap(({ value, path }) => {
    const address = wordAt(value, "address");
    return address === undefined ? [] : words(value, "nexthop", path).flatMap((nexthop) => outside(draft, nexthop, "its uplink", address));
  });
}

function serverMistakes(draft: Draft): Issue[] {
  const plan = matches(draft.raw, "addressing.classes.*").find(({ value }) => wordAt(value, "class") === "server");
  const block = plan === undefined ? undefined : wordAt(plan.value, "block");
  return block === undefined
    ? []
    : words(draft.raw, "sites.*.servers.*.address").flatMap((server) => outside(draft, server, "class server", block));
}

/** A DHCP range must run forward and fit into a site's prefix. */
function rangeMistakes(draft: Draft): Issue[] {
  return matches(draft.raw, "addressing.classes.*").flatMap(({ value, path }) => {
    const [length, first, last] = [numberAt(value, "length"), numberAt(value, "range.first"), numberAt(value, "range.last")];
    return length === undefined || first === undefined || last === undefined
      ? []
      : hostMistakes(draft, [...path, "range", "last"], { length, first, last });
  });
}

function hostMistakes(
  draft: Draft,
  path: Path,
  { length, first, last }: { readonly length: number; readonly first: number; readonly last: number },
): Issue[] {
  const hosts = 2 ** (32 - length) - 2;
  if (last < first) return [mistake(draft, path, `the range ends at ${last}, before its first, ${first}`, "write the lower number first")];
  return last <= hosts ? [] : [mistake(draft, path, `a /${length} ends at host ${hosts}, the range at ${last}`, `at most ${hosts}`)];
}

function linkNumbers(draft: Draft): Issue[] {
  const prefix = wordAt(draft.raw, "addressing.coreLinks") ?? "";
  const pool = rangeOf(prefix);
  if (pool === undefined) return [];
  const room = (pool.last - pool.first + 1) / 4;
  return matches(draft.raw, "links.*.number").flatMap(({ value, path }) => {
    if (typeof value !== "number" || value < room) return [];
    const message = `number ${value} is outside addressing.coreLinks, ${prefix}, which has room for ${room} links`;
    return [mistake(draft, path, message, `take a number below ${room}, or widen the pool`)];
  });
}
