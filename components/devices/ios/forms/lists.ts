// Lines that say one thing of several: taken apart, so that each is told from the others.
import type { Split } from "../forms.ts";
import { interfaceIn } from "../trie.ts";
import { vlanIds } from "../vlans.ts";

function apart(lines: readonly string[], off: boolean, together = false): Split {
  return { lines: off ? lines.map((line) => `no ${line}`) : lines, together };
}

/** `access-list 101 permit …` is the entry `permit …` of a list that is called 101; `no` takes the whole list, as the device does. */
export function numberedList([, number = "", entry = ""]: readonly string[], off: boolean): Split {
  const list = Number(number);
  const standard = list < 100 || (list >= 1300 && list < 2000);
  const head = `ip access-list ${standard ? "standard" : "extended"} ${number}`;
  return off ? { lines: [`no ${head}`], together: false } : { lines: [head, ` ${entry}`], together: false };
}

/** `line vty 0 4` opens five lines. */
export function lineRange(words: readonly string[], off: boolean): Split {
  const head = words.slice(0, -2).join(" ");
  const [first, last] = words.slice(-2).map(Number);
  const numbers = Array.from({ length: Math.max(0, Math.min(last ?? 0, 999) - (first ?? 0) + 1) }, (_, at) => (first ?? 0) + at);
  return apart(
    numbers.map((number) => `${head} ${number}`),
    off,
    true,
  );
}

/** `interface range Gi1/0/1 - 4, Gi1/0/9` */
export function interfaceRange(words: readonly string[], off: boolean): Split {
  const names = (words.at(-1) ?? "").split(",").flatMap((part) => {
    const [from = "", to] = part.split(/\s+-\s*|(?<=\d)-(?=\d)/).map((end) => end.trim());
    const name = interfaceIn(from.split(/\s+/)) ?? from;
    const stem = name.replace(/\d+$/, "");
    const first = Number(name.slice(stem.length));
    const last = to === undefined ? first : Number(/\d+$/.exec(to)?.[0] ?? first);
    return Array.from({ length: Math.max(0, Math.min(last - first + 1, 999)) }, (_, at) => `interface ${stem}${first + at}`);
  });
  return apart(names, off, true);
}

export function vlanList(words: readonly string[], off: boolean): Split {
  const ids = vlanIds(words.at(-1) ?? "") ?? [];
  return apart(
    ids.map((id) => `vlan ${id}`),
    off,
    true,
  );
}

/** The head of a pattern that ends in a rest of several words, once with each of these. */
export function eachWord(words: readonly string[], off: boolean): Split {
  const head = words.slice(0, -1).join(" ");
  return apart(
    (words.at(-1) ?? "").split(" ").map((word) => `${head} ${word}`),
    off,
  );
}

/** `route-target both` is both of these. */
export function importAndExport(words: readonly string[], off: boolean): Split {
  const target = words.at(-1) ?? "";
  return apart([`route-target import ${target}`, `route-target export ${target}`], off);
}
