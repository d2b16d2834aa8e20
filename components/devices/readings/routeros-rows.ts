// RouterOS's printed tables as rows: `print detail` and `print terse`, menus with one item, and the columns of `monitor`.

/** One row of a device's table, by the device's own words. */
export type Row = Readonly<Record<string, string>>;

/** Items of a list: each begins with its number; what is indented below goes on with it. `comment` is what stands behind `;;;`. */
export function rowsOf(text: string): readonly Row[] {
  const items: string[] = [];
  for (const line of text.split("\n")) {
    if (/^\s*\d+\s/.test(line)) items.push(line);
    else if (/^(Flags|Columns):/.test(line) || line.trim() === "") continue;
    else if (items.length > 0) items[items.length - 1] += `\n${line.trim()}`;
  }
  return items.map(rowOf);
}

const pair = /(?:^|\s)([a-z][a-z0-9.-]*)=("(?:[^"\\]|\\[\s\S])*"|\S*)/g;

function rowOf(item: string): Row {
  const [, flags = "", rest = ""] = /^\s*\d+\s*([A-Z*]{0,6}(?:\s[A-Z*]{1,6})*)\s+([\s\S]*)$/.exec(item) ?? [];
  const found = [...rest.matchAll(pair)];
  const comment = /^;;; ([\s\S]*?)(?=\s[a-z][a-z0-9.-]*=|$)/.exec(rest)?.[1];
  const entries = found.map((match, at): [string, string] => {
    const [whole, key = "", value = ""] = match;
    // A value with blanks and no quotes (a date) goes on to the next key.
    const more = value.startsWith('"') ? "" : rest.slice((match.index ?? 0) + whole.length, found[at + 1]?.index ?? rest.length);
    return [key, `${unquoted(value)}${more.trimEnd()}`];
  });
  return {
    ...(flags.trim() === "" ? {} : { flags: flags.replaceAll(/\s/g, "") }),
    ...(comment === undefined ? {} : { comment: comment.trim() }),
    ...Object.fromEntries(entries),
  };
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\([\s\S])/g, "$1") : value;
}

/** A menu with one item: keys to the left of a colon. */
export function oneOf(text: string): Row {
  return Object.fromEntries([...text.matchAll(/^\s*([a-z][a-z0-9-]*): ?(.*)$/gm)].map(([, key = "", value = ""]) => [key, value.trim()]));
}

/** `monitor … once` on several ports: a column each, as wide as the names and values need. */
export function columnsOf(text: string): readonly Row[] {
  const lines = [...text.matchAll(/^\s*([a-z][a-z0-9-]*): (.*)$/gm)].map(([, key = "", values = ""]) => [key, values] as const);
  const names = lines.find(([key]) => key === "name")?.[1] ?? "";
  const starts = [...names.matchAll(/\S+/g)].map(({ index }) => index);
  return starts.map((start, at): Row => {
    const cells = lines.map(([key, values]) => [key, values.slice(start, starts[at + 1] ?? values.length).trim()] as const);
    return Object.fromEntries(cells.filter(([, value]) => value !== ""));
  });
}
