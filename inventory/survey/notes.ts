// What is found in reading a sheet: numbers that are doubtful, words that no record holds, names that nobody knows.
import type { Found, FoundOf } from "../findings/finding.ts";
import type { Values } from "../findings/values.ts";
import type { Source } from "../schema/source.ts";

type SurveyRule = Extract<keyof Values, `survey-${string}`>;

/** Where in the sheet something stands; `column` from 1, the first where the whole row is meant. */
export interface Spot {
  readonly row: number;
  readonly column?: number;
}

/** The findings of one sheet. */
export class Notes {
  readonly found: Found[] = [];
  readonly document: string;

  constructor(document: string) {
    this.document = document;
  }

  add<R extends SurveyRule>(rule: R, severity: Found["severity"], subject: string, { row, column = 1 }: Spot, values: Values[R]): void {
    const source: Source = { document: this.document, lines: String(Math.max(1, row)) };
    const found: FoundOf<R> = { rule, severity, subject, at: `row.${row}.${column}`, source, values };
    this.found.push(found as Found);
  }
}
