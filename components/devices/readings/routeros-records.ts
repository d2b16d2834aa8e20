// What RouterOS prints of items: ` 0 R key=value key="some words"`, wrapped where a line is long.

export type Printed = ReadonlyMap<string, string>;

const number = /^\s{0,3}\d+\s/;
const pair = /([\w.-]+)=("(?:[^"\\]|\\.)*"|\S*)/g;

/** `print detail` and `print terse`; flags, comments and headings are left out. */
export function printedItems(text: string): readonly Printed[] {
  const items: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (number.test(line)) items.push(line);
    else if (items.length > 0 && /^\s+\S/.test(line)) items.push(`${items.pop()} ${line.trim()}`);
  }
  return items.map((item) => new Map([...item.matchAll(pair)].map(([, key = "", value = ""]) => [key, unquoted(value)])));
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
}

/** `monitor … once`: `key: value`, a column an interface. */
export function monitored(text: string): readonly Printed[] {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*([\w-]+):\s*(.*?)\s*$/.exec(line);
    return found === null ? [] : [[found[1] ?? "", found[2] ?? ""] as const];
  });
  const columns = (lines.find(([key]) => key === "name")?.[1] ?? "").split(/\s+/).filter((word) => word !== "").length;
  return Array.from({ length: columns }, (_, at) => new Map(lines.map(([key, value]) => [key, columnOf(value, columns, at)])));
}

function columnOf(value: string, columns: number, at: number): string {
  if (columns === 1) return value;
  const words = value.split(/\s+/);
  return words.length === columns ? (words[at] ?? "") : "";
}
