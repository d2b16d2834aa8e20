// Normal forms that no pattern can say: values that depend on the one before, and lines that say several things.
import { accounting } from "./forms/accounting.ts";
import { allowedVlans } from "./forms/allowed-vlans.ts";
import { eachWord, importAndExport, interfaceRange, lineRange, numberedList, vlanList } from "./forms/lists.ts";
import { logBuffer } from "./forms/log-buffer.ts";
import { police } from "./forms/police.ts";
import { execTimeout, protocols } from "./forms/terminal.ts";
import { user } from "./forms/user.ts";
import type { Match } from "./trie.ts";

/** The value as it will be; without a line it is as if nothing was said. */
export interface Formed {
  readonly line?: string;
  /** lines of the mode that it opens, which it says itself: all that will be there */
  readonly inside?: readonly string[];
}

/** `before` is the line that is there; undefined where the device would refuse what is said. */
type Form = (words: readonly string[], before: string | undefined, off: boolean) => Formed | undefined;

const forms: Readonly<Record<string, Form>> = {
  accounting,
  "allowed-vlans": allowedVlans,
  "exec-timeout": execTimeout,
  "log-buffer": logBuffer,
  police,
  protocols,
  user,
};

export function formed(form: string, words: readonly string[], before: string | undefined, off: boolean): Formed | undefined {
  return forms[form]?.(words, before, off);
}

/** The lines that one stands for; `together`: modes that are open at the same time. */
export interface Split {
  readonly lines: readonly string[];
  readonly together: boolean;
}

const splits: Readonly<Record<string, (words: readonly string[], off: boolean) => Split>> = {
  "each-word": eachWord,
  "import-export": importAndExport,
  "interface-range": interfaceRange,
  "line-range": lineRange,
  "numbered-list": numberedList,
  "vlan-list": vlanList,
};

export function splitLine(name: string, { words }: Match, off: boolean): Split {
  return splits[name]?.(words, off) ?? { lines: [], together: false };
}
