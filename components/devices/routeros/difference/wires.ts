// By which ports, and under which tag, the frames of an interface leave a device.
import type { Item } from "../model.ts";
import type { Replay } from "./replay.ts";
import { downOf, named } from "./up.ts";

export interface Wire {
  readonly port: string;
  /** VLAN ids, the outermost last; empty where frames are not tagged */
  readonly tags: string;
}

const deepest = 8;

export function wiresOf(replay: Replay, name: string, depth = 0): readonly Wire[] {
  if (depth > deepest || downOf(replay, name) !== undefined) return [];
  const vlan = named(replay, "/interface/vlan", name);
  if (vlan !== undefined) return tagged(replay, vlan, depth);
  const bridge = named(replay, "/interface/bridge", name);
  if (bridge !== undefined) return bridged(replay, bridge, replay.value("/interface/bridge", bridge, "pvid") ?? "1", false);
  const bond = named(replay, "/interface/bonding", name)?.attributes.get("slaves");
  if (bond !== undefined) return bond.split(",").flatMap((slave) => wiresOf(replay, slave, depth + 1));
  return [{ port: name, tags: "" }];
}

function tagged(replay: Replay, { attributes }: Item, depth: number): readonly Wire[] {
  const [on = "", id = ""] = [attributes.get("interface"), attributes.get("vlan-id")];
  const bridge = named(replay, "/interface/bridge", on);
  if (bridge !== undefined) return bridged(replay, bridge, id, true);
  return wiresOf(replay, on, depth + 1).map(({ port, tags }) => ({ port, tags: tags === "" ? id : `${id}.${tags}` }));
}

/** A bridge that does not filter passes frames on as they are; one that does, where a row or the port itself names the VLAN. */
function bridged(replay: Replay, bridge: Item, id: string, isTagged: boolean): readonly Wire[] {
  const name = bridge.attributes.get("name");
  const filters = replay.value("/interface/bridge", bridge, "vlan-filtering") === "yes";
  const ports = replay.on("/interface/bridge/port").filter(({ attributes }) => attributes.get("bridge") === name);
  return ports.flatMap((item): Wire[] => {
    const port = item.attributes.get("interface") ?? "";
    if (downOf(replay, port) !== undefined) return [];
    if (!filters) return [{ port, tags: isTagged ? id : "" }];
    const own = replay.value("/interface/bridge/port", item, "pvid") ?? "1";
    if (own === id) return [{ port, tags: "" }];
    return carried(replay, name, id, port);
  });
}

function carried(replay: Replay, bridge: string | undefined, id: string, port: string): Wire[] {
  const rows = replay.on("/interface/bridge/vlan").filter(({ attributes }) => attributes.get("bridge") === bridge);
  const own = rows.filter(({ attributes }) => hasId(attributes.get("vlan-ids") ?? "", Number(id)));
  const names = (key: string): boolean => own.some(({ attributes }) => (attributes.get(key) ?? "").split(",").includes(port));
  if (names("tagged")) return [{ port, tags: id }];
  return names("untagged") ? [{ port, tags: "" }] : [];
}

export function hasId(ranges: string, id: number): boolean {
  return ranges.split(",").some((range) => {
    const [first = "", last = first] = range.split("-");
    return Number(first) <= id && id <= Number(last);
  });
}
