// An IOS configuration as a value: commands and the commands below them, as parse makes it, print prints it and simulate changes it.
import type { Model } from "../platform.ts";
import type { Spot } from "./pattern.ts";
import type { Rule } from "./rule.ts";

/** A command that the device holds. Values in normal form, defaults left out. */
export interface Item {
  /** absent: a command that is known and not taken apart, or one below such a command */
  readonly rule?: Rule;
  /** what tells it apart among the commands beside it: of one key there is one */
  readonly key: string;
  /** as it is said, in normal form; begins with `no` where what is on by itself is off */
  readonly line: string;
  /** what the words of the line are; absent where code has read it */
  readonly spots?: readonly Spot[];
  /** place in a list that has numbers: the device's own, which means nothing but the order */
  readonly sequence?: number;
  /** lines that belong to it and are no commands: the text of a banner, a certificate */
  readonly body?: readonly string[];
  /** present where the command opens a mode */
  readonly children?: readonly Item[];
}

export interface IosModel extends Model {
  readonly vendor: "ios";
  /** in no order but that of lists; print has its own */
  readonly root: readonly Item[];
}

export function isOff(item: Item): boolean {
  return item.line.startsWith("no ");
}
