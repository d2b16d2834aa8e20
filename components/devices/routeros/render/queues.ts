// Shaping in RouterOS's menus: simple queues for a shared pool, a queue tree for egress onto a narrow line.
import type { DeviceIntent } from "../../intent.ts";
import type { EgressShaper, SharedClass, SharedPool, SharedSite } from "../../intent-shaping.ts";
import { add, type Line, type Section, section, type Values } from "./section.ts";

/** Per-connection queues share a leaf fairly: by source on the way up, by destination on the way down. */
const up = "pcq-naik";
const down = "pcq-turun";

export function queues({ pool, egress }: DeviceIntent): Section[] {
  const kinds = [
    ...(pool !== undefined || egress.some(({ fairness }) => fairness === "source") ? [kind(up, "src-address")] : []),
    ...(pool !== undefined || egress.some(({ fairness }) => fairness === "destination") ? [kind(down, "dst-address")] : []),
  ];
  return [
    section("/queue type", kinds),
    section("/queue simple", pool === undefined ? [] : simple(pool)),
    section("/queue tree", egress.flatMap(tree)),
  ];
}

function kind(name: string, classifier: string): Line {
  return add(undefined, { kind: "pcq", name, "pcq-classifier": classifier });
}

function simple(pool: SharedPool): Line[] {
  const root = add("q.pool", { "max-limit": pair(pool.up, pool.down), name: pool.name, target: pool.targets });
  return [root, ...pool.sites.flatMap((site) => [share(site, { parent: pool.name }), ...site.classes.map((part) => leaf(site, part))])];
}

function leaf(site: SharedSite, part: SharedClass): Line {
  return share(part, { parent: site.name, priority: part.preferred ? "3/3" : undefined, queue: `${up}/${down}` });
}

function share({ id, name, rates, targets }: Omit<SharedSite, "classes">, more: Values): Line {
  const limits = { "limit-at": pair(rates.up.cir, rates.down.cir), "max-limit": pair(rates.up.mir, rates.down.mir) };
  return add(`q.${id}`, { ...limits, name, target: targets, ...more });
}

/** One leaf for everything works with FastTrack, which bypasses marks but not a tree on an interface. */
function tree(shaper: EgressShaper): Line[] {
  const { name, interface: parent, ceiling, fairness, leaves } = shaper;
  const queue = fairness === "source" ? up : down;
  const root = { "max-limit": rate(ceiling), name, parent };
  if (leaves.length === 0) return [add(`q.${name}`, { ...root, "packet-mark": "no-mark", queue })];
  const below = leaves.map(({ name: part, mark, cir, mir }) =>
    add(`q.${part}`, { "limit-at": rate(cir), "max-limit": rate(mir), name: part, "packet-mark": mark, parent: name, queue }),
  );
  return [add(`q.${name}`, root), ...below];
}

function pair(first: number, second: number): string {
  return `${rate(first)}/${rate(second)}`;
}

/** Mbps the way the device prints it: the largest unit that needs no fraction. */
function rate(mbps: number): string {
  const bits = Math.round(mbps * 1_000_000);
  if (bits % 1_000_000_000 === 0) return `${bits / 1_000_000_000}G`;
  if (bits % 1_000_000 === 0) return `${bits / 1_000_000}M`;
  return bits % 1000 === 0 ? `${bits / 1000}k` : String(bits);
}
