// A Linux router's lines, and which of them found a place.
import { type Addressed, addressesIn } from "../difference/links.ts";
import type { Item, LinuxModel } from "../model.ts";

/** A stanza, a section or an interface of FRR, and the lines under it. */
export interface Block {
  readonly path: string;
  readonly item: Item;
  readonly lines: readonly Item[];
}

export class Reader {
  readonly model: LinuxModel;
  readonly used = new Set<Item>();
  /** of interfaces that are up */
  readonly addresses: readonly Addressed[];

  constructor(model: LinuxModel) {
    this.model = model;
    this.addresses = addressesIn(model).filter(({ address }) => !address.startsWith("127."));
  }

  part(path: string): readonly Item[] {
    return this.model.parts.get(path) ?? [];
  }

  /** Lines that match, all of them placed: what the pattern found. */
  take(lines: readonly Item[], pattern: RegExp): readonly RegExpExecArray[] {
    return lines.flatMap((item) => {
      const found = pattern.exec(item.text);
      if (found === null) return [];
      this.used.add(item);
      return [found];
    });
  }

  /** The same below a head, which has a place then, too. */
  takeOf({ item, lines }: Block, pattern: RegExp): readonly RegExpExecArray[] {
    const found = this.take(lines, pattern);
    if (found.length > 0) this.used.add(item);
    return found;
  }

  /** Blocks of all parts whose path and head match. */
  blocks(path: RegExp, head: RegExp): readonly Block[] {
    return [...this.model.parts].flatMap(([own, items]) =>
      path.test(own) ? items.filter(({ text }) => head.test(text)).map((item) => ({ path: own, item, lines: item.children ?? [] })) : [],
    );
  }

  /** Sections of one file of networkd. */
  sections(path: string, name: string): readonly Block[] {
    return this.part(path)
      .filter(({ text }) => text === `[${name}]`)
      .map((item) => ({ path, item, lines: item.children ?? [] }));
  }
}

export const stanzas = /\/network\/interfaces(\.d\/|$)/;
