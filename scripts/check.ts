// `simpul check`: mistakes in a region's files, one line each; where there is none, the findings, or with --data-quality what is known of the data.
import { planRegion, type RegionPlan, staleIssue } from "../components/planning/index.ts";
import { countsOf, type Finding, findingsOf, type Language } from "../inventory/findings/index.ts";
import { type Issue, issueLine, loadRegion } from "../inventory/load.ts";
import { readLock } from "../inventory/lock-file.ts";
import { qualityReport, qualityText } from "./check/data-quality.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, type Register } from "./door/door.ts";
import { countWords, findingLine } from "./door/finding-line.ts";

export const register: Register = (program) => {
  const command = program
    .command("check")
    .description("Schema, references and findings of a region's inventory, each with its source and its place in the files.")
    .option("--data-quality", "a report on the data itself: tables and their rows, citations, contradictions, open questions");
  act<CheckOptions>(command, (_, { region, json, lang, dataQuality }) => {
    const today = new Date().toISOString().slice(0, 10);
    const answer = dataQuality === true ? qualityAnswer(region, today, { lang }) : checkAnswer(region, today, { lang });
    if (answer.exit === 1 && json !== true)
      process.stderr.write("simpul: the inventory has mistakes\nfix: correct the places above, and run `simpul check` again\n");
    return answer;
  });
};

interface CheckOptions extends CommonOptions {
  readonly dataQuality?: boolean;
}

interface Asked {
  readonly lang?: Language;
  readonly root?: string;
}

/** `today` is an ISO date: it decides which waivers have ended. */
export function checkAnswer(region: string, today: string, { lang = "en", root = checkout }: Asked = {}): Answer {
  const loaded = loadRegion(root, region);
  if (loaded.issues !== undefined) return mistakes(region, loaded.issues);
  const planned = planRegion(loaded.inventory, readLock(root, region), today);
  if ("issues" in planned) return mistakes(region, planned.issues);
  const findings = [...lockFindings(region, planned), ...findingsOf(loaded.inventory, today, lang)];
  const exit = findings.length === 0 ? 0 : 2;
  return { exit, json: () => ({ region, findings, counts: countsOf(findings) }), text: () => findingText(findings) };
}

/** What is known of what is known: nothing here is about the network's state. */
export function qualityAnswer(region: string, today: string, { lang = "en", root = checkout }: Asked = {}): Answer {
  const loaded = loadRegion(root, region);
  if (loaded.issues !== undefined) return mistakes(region, loaded.issues);
  const report = qualityReport(loaded.inventory, today, lang);
  const exit = report.findings.length === 0 ? 0 : 2;
  return { exit, json: () => ({ region, ...report, counts: countsOf(report.findings) }), text: () => qualityText(report, lang) };
}

/** A lock that lacks numbers keeps `up` from running, so it is told of here too. */
function lockFindings(region: string, planned: RegionPlan): Finding[] {
  if (planned.state === "up") return [];
  return [{ rule: "lock-stale", severity: "warning", subject: region, ...staleIssue(region, planned) }];
}

/** Mistakes as findings of the rule `inventory`, and as the contracts' error document for who only reads that. */
function mistakes(region: string, issues: readonly Issue[]): Answer {
  const findings = issues.map((issue): Finding => ({ rule: "inventory", severity: "error", subject: issue.file, ...issue }));
  const [first, ...others] = issues;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  const error = { ...first, message: `${first?.message ?? "the inventory cannot be read"}${more}` };
  return {
    exit: 1,
    json: () => ({ region, findings, counts: countsOf(findings), error }),
    text: () => issues.map((issue) => `${issueLine(issue)}\n`).join(""),
  };
}

function findingText(findings: readonly Finding[]): string {
  return `${findings.map(findingLine).join("")}${countWords(countsOf(findings))}`;
}
