// Rows of printed tables as the registers hold them: which numbers, how many a row, sums.

interface Placed {
  readonly table?: string | undefined;
  readonly row?: number | undefined;
}

/** The rows of a table, in ascending order. */
export function rowsOf(records: readonly Placed[], table: string): readonly number[] {
  const own = records.filter((record) => record.table === table);
  return own.flatMap(({ row }) => row ?? []).sort((a, b) => a - b);
}

/** How many records each row from `first` to `last` of a table has. */
export function perRow(records: readonly Placed[], table: string, first: number, last: number): readonly number[] {
  const rows = rowsOf(records, table);
  return numbered(first, last).map((number) => rows.filter((row) => row === number).length);
}

/** `first` to `last`, less what the document skips. */
export function numbered(first: number, last: number, skipped: readonly number[] = []): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((number) => !skipped.includes(number));
}

/** How many records have each word. */
export function countBy<Item>(items: readonly Item[], word: (item: Item) => string | number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[word(item)] = (counts[word(item)] ?? 0) + 1;
  return counts;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
