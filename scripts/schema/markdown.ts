// Tables and words of code for pages that are made of data.

export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cellOf).join(" | ")} |\n`).join("");
}

/** Text in a cell: a bar would end it. */
export function cellOf(text: string): string {
  return text.replaceAll("|", "\\|");
}

export function codeWords(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
