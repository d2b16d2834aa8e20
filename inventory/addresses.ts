// Addresses: pools lie in the region's block and do not overlap; what has an address has one of the right pool.
import { type Draft, list, mistake, type Path, single } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { isIn, overlap, rangeOf } from "./ranges.ts";
import type { Addressing, ClassPlan } from "./schema/addressing.ts";
import type { DataCenter, Gateway } from "./schema/datacenter.ts";

interface Pool {
  readonly name: string;
  readonly prefix: string;
  readonly path: Path;
}

export function addressMistakes(draft: Draft): Issue[] {
  const addressing = single(draft, "addressing");
  const center = single(draft, "datacenter");
  const gateway = single(draft, "gateway");
  return [
    ...(addressing === undefined ? [] : planMistakes(draft, addressing.value, center?.value)),
    ...(center === undefined ? [] : centerMistakes(draft, center.value)),
    ...(gateway === undefined ? [] : gatewayMistakes(draft, gateway.value, center?.value)),
    ...(addressing === undefined ? [] : serverMistakes(draft, addressing.value)),
  ];
}

const pools = ["loopbacks", "coreLoopbacks", "coreLinks", "access", "vpn", "aggregation", "oob"] as const;

function planMistakes(draft: Draft, plan: Addressing, center: DataCenter | undefined): Issue[] {
  const all: Pool[] = pools.map((name) => ({ name, prefix: plan[name], path: ["addressing", name] }));
  all.push(
    ...plan.classes.map((entry, index) => ({
      name: `class ${entry.class}`,
      prefix: entry.block,
      path: ["addressing", "classes", index, "block"],
    })),
  );
  if (center !== undefined) all.push({ name: "the data center", prefix: center.prefix, path: ["datacenter", "prefix"] });
  return [
    ...all.flatMap((pool) => mustLie(draft, pool.path, pool.prefix, { name: "addressing.region", prefix: plan.region })),
    ...overlaps(draft, all),
    ...plan.classes.flatMap((entry, index) => classMistakes(draft, entry, ["addressing", "classes", index])),
    ...mustLie(draft, ["addressing", "service", "address"], plan.service.address, {
      name: "addressing.service.prefix",
      prefix: plan.service.prefix,
    }),
    ...linkNumbers(draft, plan),
  ];
}

function mustLie(draft: Draft, path: Path, inner: string, outer: { readonly name: string; readonly prefix: string }): Issue[] {
  const [small, large] = [rangeOf(inner), rangeOf(outer.prefix)];
  if (small === undefined)
    return [
      mistake(
        draft,
        path,
        `${inner} is not an IPv4 address, a prefix or a range`,
        "write 10.161.0.53, 10.161.20.0/24 or 10.161.0.53-10.161.0.55",
      ),
    ];
  if (large === undefined || isIn(small, large)) return [];
  return [mistake(draft, path, `${inner} is outside ${outer.name}, ${outer.prefix}`, `take one of ${outer.prefix}`)];
}

function overlaps(draft: Draft, all: readonly Pool[]): Issue[] {
  return all.flatMap((pool, index) => {
    const range = rangeOf(pool.prefix);
    const other = all.slice(0, index).find(({ prefix }) => {
      const before = rangeOf(prefix);
      return range !== undefined && before !== undefined && overlap(range, before);
    });
    return other === undefined
      ? []
      : [mistake(draft, pool.path, `${pool.prefix} overlaps ${other.name}, ${other.prefix}`, "give one of the two a block of its own")];
  });
}

/** A site's slice starts every 256 addresses, so it cannot be longer than a /24; its DHCP range must fit into it. */
function classMistakes(draft: Draft, plan: ClassPlan, path: Path): Issue[] {
  if (plan.range === undefined) return [];
  const hosts = 2 ** (32 - plan.length) - 2;
  const { first, last } = plan.range;
  if (last < first)
    return [
      mistake(draft, [...path, "range", "last"], `the range ends at ${last}, before its first, ${first}`, "write the lower number first"),
    ];
  return last <= hosts
    ? []
    : [mistake(draft, [...path, "range", "last"], `a /${plan.length} ends at host ${hosts}, the range at ${last}`, `at most ${hosts}`)];
}

function linkNumbers(draft: Draft, plan: Addressing): Issue[] {
  const pool = rangeOf(plan.coreLinks);
  const room = pool === undefined ? 0 : (pool.last - pool.first + 1) / 4;
  return list(draft, "links")
    .filter(({ value }) => value.number >= room)
    .map(({ value, path }) =>
      mistake(
        draft,
        [...path, "number"],
        `number ${value.number} is outside addressing.coreLinks, ${plan.coreLinks}, which has room for ${room} links`,
        `take a number below ${room}, or widen the pool`,
      ),
    );
}

function centerMistakes(draft: Draft, center: DataCenter): Issue[] {
  const outer = { name: "datacenter.prefix", prefix: center.prefix };
  const zones = center.device.zones.map(({ id, prefix }, index) => ({
    name: `zone ${id}`,
    prefix,
    path: ["datacenter", "device", "zones", index, "prefix"],
  }));
  const services = center.services.flatMap(({ addresses }, index) =>
    addresses.flatMap((address, at) => mustLie(draft, ["datacenter", "services", index, "addresses", at], address, outer)),
  );
  const { prefix, jump, runner } = center.noc;
  const noc = { name: "datacenter.noc.prefix", prefix };
  return [
    ...zones.flatMap((zone) => mustLie(draft, zone.path, zone.prefix, outer)),
    ...overlaps(draft, zones),
    ...services,
    ...mustLie(draft, ["datacenter", "noc", "prefix"], prefix, outer),
    ...mustLie(draft, ["datacenter", "noc", "jump"], jump, noc),
    ...mustLie(draft, ["datacenter", "noc", "runner"], runner, noc),
  ];
}

function gatewayMistakes(draft: Draft, gateway: Gateway, center: DataCenter | undefined): Issue[] {
  const block = { name: "gateway.publicBlock", prefix: gateway.publicBlock };
  const inside = center === undefined ? undefined : { name: "datacenter.prefix", prefix: center.prefix };
  const within = (path: Path, address: string) => (inside === undefined ? [] : mustLie(draft, path, address, inside));
  return [
    ...gateway.uplinks.flatMap(({ address, nexthop }, index) =>
      mustLie(draft, ["gateway", "uplinks", index, "nexthop"], nexthop, { name: "its uplink", prefix: address }),
    ),
    ...Object.entries(gateway.nat).flatMap(([who, address]) => mustLie(draft, ["gateway", "nat", who], address, block)),
    ...gateway.published.flatMap((entry, index) => [
      ...mustLie(draft, ["gateway", "published", index, "public"], entry.public, block),
      ...within(["gateway", "published", index, "inside"], entry.inside),
    ]),
    ...gateway.mail.flatMap((address, index) => within(["gateway", "mail", index], address)),
  ];
}

function serverMistakes(draft: Draft, plan: Addressing): Issue[] {
  const block = plan.classes.find((entry) => entry.class === "server")?.block;
  if (block === undefined) return [];
  return list(draft, "sites").flatMap(({ value, path }) =>
    (value.servers ?? []).flatMap(({ address }, index) =>
      mustLie(draft, [...path, "servers", index, "address"], address, { name: "class server", prefix: block }),
    ),
  );
}
