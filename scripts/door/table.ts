// Rows of text as aligned columns.

/** The first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/** Rows whose cells of one column are broken at spaces where they are wider; what is left of a cell stands in a row below. */
export function wrapped(rows: readonly (readonly string[])[], column: number, width: number): readonly (readonly string[])[] {
  return rows.flatMap((row) => {
    const [first = "", ...more] = brokenAt(row[column] ?? "", width);
    return [row.with(column, first), ...more.map((part) => row.map((_, index) => (index === column ? part : "")))];
  });
}

function brokenAt(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
