// `simpul survey SHEET`: a survey sheet with Indonesian headings to a draft of the inventory, and what is found in it.
import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { countsOf, type Finding, surveyFindings } from "../inventory/findings/index.ts";
import { Id } from "../inventory/schema/identifier.ts";
import { draftFiles, draftText } from "../inventory/survey/draft-text.ts";
import { cutId, slugOf } from "../inventory/survey/place-names.ts";
import { type Survey, surveyedOf, surveyOf } from "../inventory/survey/survey.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door/door.ts";
import { countWords, findingLine } from "./door/finding-line.ts";
import { registersOf } from "./door/region.ts";
import { writeFiles } from "./door/written-files.ts";
import { type ReadSheet, readSheet } from "./survey/sheet.ts";

export interface SurveyOptions {
  /** whose names are looked up; none where nobody said one */
  readonly region?: string;
  readonly sheet?: string;
  readonly document?: string;
  readonly out?: string;
  readonly lang: CommonOptions["lang"];
}

export const register: Register = (program) => {
  const command = program
    .command("survey")
    .argument("[sheet]", "a CSV or .xlsx file, or - for standard input")
    .description("A survey sheet with Indonesian headings to a draft of the inventory, and what is found in it.")
    .option("--sheet <name>", "a sheet of an .xlsx file; else the first that has names of offices")
    .option("--document <id>", "id of the document that the sheet becomes; else made of the file's name")
    .option(
      "--out <dir>",
      "write sites.yaml and register/*.yaml there, never over a file: inventory/regions/REGION takes them as they are",
    );
  act<CommonOptions & SurveyOptions>(command, async ([path], { region, ...options }) => {
    const named = command.getOptionValueSource("region") === "default" ? {} : { region };
    const answer = await surveyAnswer(path, { ...options, ...named }, new Date().getFullYear());
    if (options.json !== true) process.stderr.write(answer.told);
    return answer;
  });
};

/** `told` is what a person reads beside the draft; `year` the present one. */
export async function surveyAnswer(
  path: string | undefined,
  options: SurveyOptions,
  year: number,
  root = checkout,
): Promise<Answer & { readonly told: string }> {
  const document = documentId(path, options.document);
  const region = options.region === undefined ? undefined : registersOf(options.region, root);
  const read = await readSheet(path, options.sheet);
  const survey = surveyOf({ sheet: read.sheet, headings: read.headings, document, region, year });
  tellReading(survey, read);
  const findings = surveyFindings(surveyedOf(survey, region), survey.notes.found, options.lang);
  const wrote = options.out === undefined ? undefined : written(survey, read.sheet.file, options.out);
  return {
    exit: findings.length === 0 ? 0 : 2,
    json: () => surveyDocument(survey, read, findings, { region: options.region, wrote }),
    text: () => (wrote === undefined ? draftText(survey.draft, read.sheet.file) : wrote.map((file) => `wrote ${file}\n`).join("")),
    told: `${findings.map(findingLine).join("")}${survey.rows} rows; ${countWords(countsOf(findings))}`,
  };
}

function documentId(path: string | undefined, given: string | undefined): string {
  if (given === undefined) return cutId(slugOf(path === undefined || path === "-" ? "survei" : basename(path, extname(path))));
  const problem = Id.safeParse(given).error?.issues[0]?.message;
  if (problem !== undefined)
    throw new DoorError(`--document ${JSON.stringify(given)} is not ${problem}`, { fix: `write ${cutId(slugOf(given))}` });
  return given;
}

/** What was not read, and how the rest was. */
function tellReading({ notes }: Survey, { sheet, headings, others, encoding }: ReadSheet): void {
  const spot = { row: headings.below };
  if (encoding !== undefined) notes.add("survey-encoding", "notice", notes.document, { row: 1 }, { encoding });
  for (const other of others)
    notes.add("survey-sheet-unread", "notice", notes.document, { row: 1 }, { sheet: other, read: sheet.name ?? sheet.file });
  for (const heading of headings.ignored) notes.add("survey-column-unread", "notice", notes.document, spot, { heading });
}

function surveyDocument(
  { draft, rows }: Survey,
  { sheet, headings }: ReadSheet,
  findings: readonly Finding[],
  { region, wrote }: { readonly region: string | undefined; readonly wrote: readonly string[] | undefined },
): unknown {
  const { documents, sites, ...others } = draft;
  return {
    ...(region === undefined ? {} : { region }),
    file: sheet.file,
    ...(sheet.name === undefined ? {} : { sheet: sheet.name }),
    rows,
    columns: headings.columns.map(({ heading, field }) => ({ heading, field })),
    ignored: headings.ignored,
    draft: { documents, sites, ...Object.fromEntries(Object.entries(others).filter(([, records]) => records.length > 0)) },
    findings,
    counts: countsOf(findings),
    ...(wrote === undefined ? {} : { wrote }),
  };
}

/** Every file or none: one that is there already may hold a person's work. */
function written({ draft }: Survey, from: string, out: string): readonly string[] {
  const files = draftFiles(draft, from).map(({ file, text }) => ({ path: join(out, file), text }));
  const there = files.find(({ path }) => existsSync(path));
  if (there !== undefined)
    throw new DoorError(`${there.path} is there already`, { fix: "name another folder with --out, and put the two together by hand" });
  writeFiles(files, 0o644);
  return files.map(({ path }) => path);
}
