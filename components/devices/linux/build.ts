// Makes a model of parts: what others may ask of it (sections, counts) is worked out when asked.
import { compareNatural } from "../engine/natural.ts";
import type { SectionSummary, Unparsed } from "../platform.ts";
import type { Item, LinuxModel } from "./model.ts";

export interface Header {
  readonly version?: string;
  readonly model?: string;
  readonly unparsed?: readonly Unparsed[];
  readonly incomplete?: readonly string[];
}

/** Parts without items are left out, but files. */
export function modelOf(parts: ReadonlyMap<string, readonly Item[]>, header: Header = {}): LinuxModel {
  const held = new Map([...parts].filter(([path, items]) => items.length > 0 || path.startsWith("/")));
  let sections: readonly SectionSummary[] | undefined;
  return {
    vendor: "linux",
    ...(header.version === undefined ? {} : { version: header.version }),
    ...(header.model === undefined ? {} : { model: header.model }),
    parts: held,
    unparsed: header.unparsed ?? [],
    incomplete: header.incomplete ?? [],
    get sections() {
      sections ??= [...sectionsIn(held)].sort((a, b) => compareNatural(a.path, b.path));
      return sections;
    },
    get items() {
      return this.sections.reduce((sum, { typed, opaque }) => sum + typed + opaque, 0);
    },
  };
}

/** The same system with other parts. */
export function withParts(model: LinuxModel, parts: ReadonlyMap<string, readonly Item[]>): LinuxModel {
  return modelOf(parts, model);
}

interface Count {
  path: string;
  kind: SectionSummary["kind"];
  typed: number;
  opaque: number;
}

/** A part, and each kind of thing with children in it: `frr/interface`, `nft inet filter/chain`. */
function sectionsIn(parts: ReadonlyMap<string, readonly Item[]>): Iterable<Count> {
  const counts = new Map<string, Count>();
  for (const [path, items] of parts) count(counts, path, items, path.startsWith("/") ? "ordered" : "keyed");
  return counts.values();
}

function count(counts: Map<string, Count>, path: string, items: readonly Item[], kind: Count["kind"]): void {
  const own = counts.get(path) ?? { path, kind, typed: 0, opaque: 0 };
  counts.set(path, own);
  for (const item of items) {
    if (item.opaque) own.opaque++;
    else if (!item.mute) own.typed++;
    if (item.children !== undefined) count(counts, `${path}/${wordOf(item)}`, item.children, item.list ? "ordered" : "keyed");
  }
}

/** `interface eth0` is an interface, `router ospf` is itself. */
function wordOf({ key, text }: Item): string {
  const words = (key === "" ? text : key).split(" ");
  return (words[0] === "router" || words[0] === "ip" || words[0] === "ipv6" ? words.slice(0, 2) : words.slice(0, 1)).join(" ");
}
