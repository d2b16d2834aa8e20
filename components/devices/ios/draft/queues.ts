// Rates that policies give where they are applied, in the inventory's words: committed and most.
import type { DraftQueue, DraftRates } from "../../draft.ts";
import type { Item } from "../model.ts";
import type { Reader } from "./reader.ts";

/** `uplinks`: interfaces by which packets go up when they leave; by all others they come down to whoever is behind them. */
export function draftQueues(reader: Reader, uplinks: ReadonlySet<string>): readonly DraftQueue[] {
  return reader.ports.flatMap((port) =>
    reader.takeOf(port, /^service-policy (input|output) (\S+)$/).flatMap(([, way, policy = ""]) => {
      const side = (way === "output") === uplinks.has(port.name) ? "up" : "down";
      return queuesOf(reader, { policy, side, target: port.name, above: [] });
    }),
  );
}

interface Applied {
  readonly policy: string;
  readonly side: "up" | "down";
  readonly target: string;
  /** policies that this one hangs under, and the queue next above */
  readonly above: readonly string[];
  readonly parent?: string;
}

/** A queue a class that has a rate; policies within policies hang under the class that names them. */
function queuesOf(reader: Reader, applied: Applied): DraftQueue[] {
  const { policy, target, above } = applied;
  const head = reader.items.find(({ key }) => key === `policy-map ${policy}`);
  if (head === undefined || above.includes(policy)) return [];
  return (head.children ?? []).flatMap((item) => {
    const name = [target, policy, item.key.replace(/^class /, "")].join(" ");
    const own = queueOf(reader, head, item, applied, name);
    const inner = reader.take(item.children ?? [], /^service-policy (\S+)$/).flatMap(([, child = ""]) => {
      reader.used.add(head).add(item);
      return queuesOf(reader, { ...applied, policy: child, above: [...above, policy], ...(own.length > 0 ? { parent: name } : {}) });
    });
    return [...own, ...inner];
  });
}

function queueOf(reader: Reader, head: Item, item: Item, { side, target, parent }: Applied, name: string): DraftQueue[] {
  const rates = ratesIn(reader, item.children ?? []);
  if (rates === undefined) return [];
  reader.used.add(head).add(item);
  const both: DraftRates = { up: {}, down: {}, [side]: rates };
  return [{ name, target, ...(parent === undefined ? {} : { parent }), rates: both }];
}

/** What is promised: bandwidth, priority, the rate of a policer that knows a peak. What is the most: shape, police. */
function ratesIn(reader: Reader, lines: readonly Item[]): DraftRates["up"] | undefined {
  const [shape] = reader.take(lines, /^shape (?:average|peak) (\d+)/);
  const [police] = reader.take(lines, /^police cir (\d+)(?:.* pir (\d+))?/);
  const [share] = reader.take(lines, /^(?:bandwidth|priority) (\d+)(?: \d+)?$/);
  const cir = share === undefined ? (police?.[2] === undefined ? undefined : Number(police[1]) / 1e6) : Number(share[1]) / 1e3;
  const most = [shape?.[1], police?.[2] ?? police?.[1]].flatMap((bits) => (bits === undefined ? [] : [Number(bits) / 1e6]));
  if (cir === undefined && most.length === 0) return undefined;
  return { ...(cir === undefined ? {} : { cir }), ...(most.length === 0 ? {} : { mir: Math.min(...most) }) };
}
