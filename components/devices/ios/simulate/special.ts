// Commands that change what a device holds and are held nowhere themselves.
import type { Branch } from "../branch.ts";
import type { Edit } from "../enter.ts";
import { interfaceIn } from "../trie.ts";
import type { Result } from "./session.ts";
import { invalid } from "./words.ts";

type Action = (root: Branch, edits: Edit[]) => Result;

/** Undefined where it is a command like any other. */
export function special(text: string): Action | undefined {
  const list = /^ip access-list resequence (\S+) (\d+) (\d+)$/i.exec(text);
  if (list !== null) return resequence(list[1] ?? "", Number(list[2]), Number(list[3]));
  const port = /^default interface (\S+(?: \d\S*)?)$/i.exec(text);
  return port === null ? undefined : defaultInterface(port[1] ?? "");
}

/** Entries keep their order and get new numbers. */
function resequence(name: string, from: number, step: number): Action {
  return (root, edits) => {
    const keys = [`ip access-list standard ${name}`, `ip access-list extended ${name}`];
    const key = keys.find((candidate) => root.get(candidate) !== undefined);
    const list = key === undefined ? undefined : root.below(key);
    const was = key === undefined ? undefined : root.get(key);
    if (list === undefined || was === undefined) return { said: [`%Access list ${name} does not exist`] };
    if (from < 1 || step < 1) return { refused: invalid };
    list.renumber(from, step);
    edits.push({ branch: root, was, now: was });
    return {};
  };
}

/** All that is said of an interface goes. */
function defaultInterface(text: string): Action {
  return (root, edits) => {
    const name = interfaceIn(text.split(" "));
    const branch = name === undefined ? undefined : root.below(`interface ${name}`);
    if (name === undefined) return { refused: invalid };
    for (const was of branch === undefined ? [] : [...branch.keyed()]) {
      branch?.remove(was.key);
      if (branch !== undefined) edits.push({ branch, was });
    }
    return { said: [`Interface ${name} set to default configuration`] };
  };
}
