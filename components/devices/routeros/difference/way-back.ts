// Whether answers still find their way back to where a device is managed from: connected, static, or learnt from a neighbour.
import { prefixOf } from "../../engine/ipv4.ts";
import { networkOf } from "../../engine/prefix.ts";
import type { ManagementPath } from "../../platform.ts";
import type { Item } from "../model.ts";
import { type Adjacency, adjacencies } from "./adjacency.ts";
import { within } from "./packet.ts";
import type { Replay } from "./replay.ts";
import { downOf } from "./up.ts";

/** Networks that neighbours teach are taken for no smaller ones: a static route to one that small wins. */
const taught = 24;

/** Why the way back is gone; `start` is what ran before anything was sent, by which the neighbours still go. */
export function wayBackLost(replay: Replay, path: ManagementPath, start: Replay): string | undefined {
  const { from } = path;
  if (from === undefined) return undefined;
  const known = knownWay(replay, from);
  const wrong = known === undefined ? undefined : wrongWay(replay, path, known);
  if (known !== undefined && wrong === undefined) return undefined;
  if (known !== undefined && known.length >= taught) return wrong;
  const before = usable(adjacencies(start), path, start);
  const now = adjacencies(replay);
  const kept = before.filter((old) => survives(old, now, path));
  const back = path.interface === undefined ? kept : kept.filter(({ at }) => at === path.interface);
  const needed = before.some(({ at }) => at === path.interface) ? back : kept;
  if (needed.some(({ at }) => !isStrict(replay) || path.interface === undefined || at === path.interface)) return undefined;
  return before.length === 0 && wrong !== undefined ? wrong : `${lostReason(before, now, path)}, and with it the way back to ${from}`;
}

/** Only neighbours on the interface by which the device is managed count where there is one. */
function usable(all: readonly Adjacency[], { interface: name }: ManagementPath, replay: Replay): readonly Adjacency[] {
  const own = all.filter(({ at }) => at === name);
  return own.length > 0 || isStrict(replay) ? own : all;
}

/** A neighbour that is changed in the same transaction agrees with whatever is set here, as long as both speak OSPF at all. */
function survives(old: Adjacency, now: readonly Adjacency[], { farEnd }: ManagementPath): boolean {
  return now.some(({ at, says }) => at === old.at && (farEnd === "changes" || says === old.says));
}

function lostReason(before: readonly Adjacency[], now: readonly Adjacency[], path: ManagementPath): string {
  const [old] = before;
  if (old === undefined) return `there would be no route to ${path.from ?? ""}`;
  const other = now.find(({ at }) => at === old.at);
  if (other === undefined) return `OSPF on ${old.at} would end`;
  const part = other.parts.find(([key, value]) => old.parts.some(([name, was]) => name === key && was !== value));
  return `the OSPF neighbour on ${old.at} would be lost (${part?.[0] ?? "it"} changes on this end only)`;
}

function isStrict(replay: Replay): boolean {
  const [settings] = replay.all("/ip/settings");
  return settings?.attributes.get("rp-filter") === "strict";
}

interface Way {
  readonly length: number;
  /** undefined: it leads nowhere on purpose */
  readonly via: string | undefined;
}

/** By a connected network or a static route; the longest match decides. */
function knownWay(replay: Replay, from: string): Way | undefined {
  return [...connected(replay, from), ...statics(replay, from)].sort((a, b) => b.length - a.length)[0];
}

function wrongWay(replay: Replay, path: ManagementPath, { via }: Way): string | undefined {
  if (via === undefined) return `the way back to ${path.from ?? ""} would lead nowhere`;
  if (!isStrict(replay) || path.interface === undefined || via === path.interface) return undefined;
  return `strict rp-filter would drop what comes from ${path.from ?? ""} over ${path.interface}, as the way back leads over ${via}`;
}

function connected(replay: Replay, from: string): Way[] {
  return replay.on("/ip/address").flatMap((item): Way[] => {
    const [prefix, on] = [prefixOf(item.attributes.get("address") ?? ""), item.attributes.get("interface")];
    if (prefix === undefined || on === undefined || downOf(replay, on) !== undefined) return [];
    return within(from, networkText(item)) === "yes" ? [{ length: prefix.length, via: on }] : [];
  });
}

function networkText({ attributes }: Item): string {
  const address = attributes.get("address") ?? "";
  return `${networkOf(address) ?? ""}/${prefixOf(address)?.length ?? 32}`;
}

const nowhere = ["blackhole", "prohibit", "unreachable"];

function statics(replay: Replay, from: string): Way[] {
  return replay.on("/ip/route").flatMap(({ attributes }): Way[] => {
    const to = attributes.get("dst-address") ?? "0.0.0.0/0";
    const table = attributes.get("routing-table") ?? "main";
    const length = prefixOf(to)?.length;
    if (table !== "main" || length === undefined || within(from, to) !== "yes") return [];
    const dead = nowhere.some((word) => attributes.get(word) === "yes" || attributes.get("type") === word);
    if (dead) return [{ length, via: undefined }];
    return (attributes.get("gateway") ?? "").split(",").flatMap((gateway): Way[] => {
      const via = interfaceTo(replay, gateway);
      return via === undefined ? [] : [{ length, via }];
    });
  });
}

/** `10.0.0.1`, `10.0.0.1%ether1`, `ether1`: the interface by which it is reached; undefined where there is none that is up. */
function interfaceTo(replay: Replay, gateway: string): string | undefined {
  const [host = "", named] = gateway.split("%");
  if (named !== undefined) return downOf(replay, named) === undefined ? named : undefined;
  if (prefixOf(host) !== undefined) return connected(replay, host)[0]?.via;
  return host !== "" && downOf(replay, host) === undefined ? host : undefined;
}
