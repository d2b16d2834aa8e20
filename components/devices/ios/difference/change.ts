// One change to what a device holds, before it is put in order and written as a command.
import type { Item } from "../model.ts";

/** make: what is new or other; break: what goes. */
export type Stage = "make" | "break";

export interface Change {
  readonly stage: Stage;
  /** lines that lead to the mode */
  readonly path: readonly string[];
  /** the command in that mode; of several lines where it has a text of its own, or would be too long for one */
  readonly lines: readonly string[];
  /** the global command that it belongs to: all changes of one are made together where nothing speaks against it */
  readonly section: Item;
  readonly was?: Item;
  readonly now?: Item;
  /** what the device takes away with it */
  readonly takes?: readonly Item[];
  /** the words that a list without a mode of its own puts in front */
  readonly prefix: string;
  /** why it is done, where the command alone does not tell */
  readonly note?: "number" | "order" | "again" | "room";
  /** changes that have to be made before this one */
  readonly after: Change[];
}
