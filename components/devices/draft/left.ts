// What of a configuration found no place in a draft: every line of it that was not placed, with the lines that lead to it.

interface Tree<T> {
  readonly children?: readonly T[];
}

/** `say`: a line as a person finds it again; `above` is what was said of the line that it stands under. */
export function leftOf<T extends Tree<T>>(
  items: readonly T[],
  placed: ReadonlySet<T>,
  say: (item: T, above: string) => string,
  above = "",
): readonly string[] {
  return items.flatMap((item) => {
    const said = say(item, above);
    const below = leftOf(item.children ?? [], placed, say, said);
    return below.length > 0 || placed.has(item) ? below : [said];
  });
}
