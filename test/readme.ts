// The shell blocks of a Markdown page, as a reader would type them.

/** The text of every ```sh block, in order. */
export function shellBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? "");
}
