// How large a survey sheet may be: far beyond any survey, far below what hurts.

export const mostRows = 20_000;
export const mostColumns = 200;
/** As a spreadsheet bounds a cell. */
export const longestCell = 32_767;
/** Of the file. */
export const mostBytes = 16 * 1024 * 1024;
/** Of what an .xlsx, which is a ZIP file, unpacks to. */
export const mostUnpacked = 48 * 1024 * 1024;

/** Why a sheet is refused, and the way out; a plain value, since it also comes from a thread. */
export interface Refusal {
  readonly message: string;
  readonly fix: string;
}

export function tooLarge(rows: readonly (readonly string[])[]): Refusal | undefined {
  if (rows.length > mostRows)
    return {
      message: `the sheet has more than ${mostRows.toLocaleString("en")} rows`,
      fix: "split it into several sheets, or delete the rows that are no survey",
    };
  if (rows.some((row) => row.length > mostColumns))
    return { message: `the sheet has more than ${mostColumns} columns`, fix: "delete the columns that are no survey" };
  return undefined;
}
