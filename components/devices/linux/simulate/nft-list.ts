// What `nft list chain` answers: with -a the handles, by which alone a rule can be changed.
import type { Item } from "../model.ts";

export function listChain(path: string, chain: Item, flags: readonly string[]): string {
  const all = flags.includes("-a");
  const lines = [
    `table ${path.slice(4)} {`,
    `\t${chain.key} {${all ? ` # handle ${1}` : ""}`,
    ...(chain.text === "" ? [] : [`\t\t${chain.text};`]),
    ...(chain.children ?? []).map(({ said, text, number }) => `\t\t${said ?? text}${all ? ` # handle ${number}` : ""}`),
    "\t}",
    "}",
  ];
  return lines.map((line) => `${line}\n`).join("");
}
