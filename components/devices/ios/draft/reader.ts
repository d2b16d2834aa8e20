// A configuration's commands, and which of them found a place.
import { type Branch, rootBranch } from "../branch.ts";
import { isUp } from "../difference/topology.ts";
import type { IosModel, Item } from "../model.ts";

export interface Port {
  readonly name: string;
  readonly item: Item;
  readonly lines: readonly Item[];
}

export class Reader {
  readonly root: Branch;
  readonly used = new Set<Item>();
  readonly items: readonly Item[];
  /** those that are up */
  readonly ports: readonly Port[];

  constructor({ root }: IosModel) {
    this.items = root;
    this.root = rootBranch(root);
    this.ports = root.flatMap((item) => {
      const name = item.rule?.opens === "interface" ? item.key.slice("interface ".length) : undefined;
      return name !== undefined && isUp(this.root, name) ? [{ name, item, lines: item.children ?? [] }] : [];
    });
  }

  /** Lines that match, all of them placed: what the pattern found. */
  take(lines: readonly Item[], pattern: RegExp): readonly RegExpExecArray[] {
    return lines.flatMap((item) => {
      const found = pattern.exec(item.line);
      if (found === null) return [];
      this.used.add(item);
      return [found];
    });
  }

  /** The same of an interface: it has a place then, too. */
  takeOf({ item, lines }: Port, pattern: RegExp): readonly RegExpExecArray[] {
    const found = this.take(lines, pattern);
    if (found.length > 0) this.used.add(item);
    return found;
  }
}
