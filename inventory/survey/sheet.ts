// A sheet as text, before anything is understood of it.

/** Rows of cells; row 1 and column 1 are the first, as a spreadsheet counts them. */
export interface Sheet {
  /** the file's name as it was given */
  readonly file: string;
  readonly name?: string;
  readonly rows: readonly (readonly string[])[];
}

/** White space folded: a cell broken over several lines is one line of words. */
export function folded(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

/** What can stand in no record: control characters, halves of pairs, marks that turn the direction of writing. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** The cell without what nobody can see; line ends are \n. */
export function visible(cell: string): string {
  return cell.replaceAll(/\r\n?/g, "\n").replaceAll(invisible, " ");
}
