// Lines of FRR as commands of vtysh that can be sent alone, twice, and with any value in them.
import { printIpv4 } from "../../engine/ipv4.ts";
import { closing } from "../frr/print.ts";
import { betweenSlashes, literally, quoted } from "./quote.ts";

/** Lines typed from the top, in one call: its headings first. */
export function typed(headings: readonly string[], ...lines: readonly string[]): string {
  return ["vtysh", ...["configure terminal", ...headings, ...lines].map((line) => `-c ${quoted(line)}`)].join(" ");
}

/** What the router shows of these headings' lines. */
function shown(headings: readonly string[]): string {
  const ranges = headings.map((heading, depth) => {
    const indent = " ".repeat(depth);
    return ` | sed -n ${quoted(`/^${betweenSlashes(indent + heading)}$/,/^${indent}${closing(heading)}$/p`)}`;
  });
  return `vtysh -c 'show running-config'${ranges.join("")}`;
}

/** Only while a line is there that begins with these words (`end` says how it ends): FRR answers with an error where there is none. */
export function whileThere(headings: readonly string[], start: string, command: string, end = "\\( \\|$\\)"): string {
  const pattern = `^${" ".repeat(headings.length)}${literally(start)}${end}`;
  return `! ${shown(headings)} | grep -q ${quoted(pattern)} || ${command}`;
}

/** Only while such a line is there, and it is not this one. */
export function unlessSaid(headings: readonly string[], start: string, line: string, command: string): string {
  const indent = " ".repeat(headings.length);
  const others = `grep ${quoted(`^${indent}${literally(start)} `)} | grep -qvx ${quoted(indent + spellings(line))}`;
  return `! ${shown(headings)} | ${others} || ${command}`;
}

/** FRR shows an area as it was typed: 1 or 0.0.0.1. */
function spellings(line: string): string {
  const [, head, area] = /^(.* area )(\d+)$/.exec(line) ?? [];
  if (head === undefined || area === undefined) return literally(line);
  return `${literally(head)}\\(${area}\\|${literally(printIpv4(Number(area)))}\\)`;
}
