// `npm run laws`: every law of every vendor on 100,000 cases, any two real configurations as a pair, and a table of it all.
// `-- --cases N` tries each on so many, `-- ios linux` those vendors alone; SIMPUL_SEED=random looks elsewhere than the last run.
import { readdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { Argument, Command } from "commander";
import { startVitest, type TestCase } from "vitest/node";
import { decodeText } from "../../components/devices/decode.ts";
import { platformOf } from "../../components/devices/index.ts";
import { table } from "../../scripts/door/table.ts";
import { numberFromOne } from "../asked.ts";
import { iosConfigurations, linuxCases, linuxConfigurations, routerosExports } from "../corpora.ts";
import { explainedLines, unreadLines } from "../unread.ts";

const configurations: Readonly<Record<"routeros" | "ios" | "linux", readonly string[]>> = {
  routeros: routerosExports,
  ios: iosConfigurations,
  linux: [...linuxCases, ...linuxConfigurations],
};

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, "test/components/devices");
const known = readdirSync(folder).filter((name) => !name.endsWith(".ts"));
const asked = new Command("laws")
  .addArgument(new Argument("[vendor...]").choices(known))
  .option("--cases <number>", "how many each law is tried on", numberFromOne, 100_000)
  .parse();

process.env.SIMPUL_RUNS = String(asked.opts<{ cases: number }>().cases);
const filters = (asked.args.length > 0 ? asked.args : known).map((name) => `${folder}/${name}/`);
const vitest = await startVitest("test", filters, { run: true, watch: false, project: "unit" });
const laws = vitest.state.getTestModules().flatMap((module) => {
  const vendor = relative(folder, module.moduleId).split("/")[0] ?? "";
  return [...module.children.allTests()].filter((test) => (test.meta().cases ?? 0) > 0).map((test) => ({ vendor, test }));
});
process.stdout.write(`\n${table([["vendor", "law", "cases", "seconds", "holds"], ...summed(laws)])}`);
process.stdout.write(
  `\n${table([["vendor", "fixtures", "pairs", "lines", "unparsed", "explained", "holds"], ...(["routeros", "ios", "linux"] as const).flatMap(fixtureRow)])}`,
);
await vitest.close();

/** The running configurations of the corpora, any two of them as a pair, and the lines of them that cannot be read. */
function fixtureRow(vendor: keyof typeof configurations): readonly (readonly string[])[] {
  const files = configurations[vendor];
  const pairs = laws.filter((law) => law.vendor === vendor && law.test.module.moduleId.endsWith("/pairs.test.ts"));
  if (pairs.length === 0) return [];
  const texts = files.map((file) => ({ file, text: decodeText(readFileSync(file)) }));
  const unparsed = texts.map(({ file, text }) => ({ file, lines: unreadLines(platformOf(vendor).parse(text)) }));
  const explained = unparsed.flatMap(({ file, lines }) => lines.filter((line) => explainedLines(vendor, file).includes(line)));
  const failed = pairs.filter(({ test }) => test.result().state !== "passed").length;
  const counts = [
    files.length,
    pairs.reduce((sum, { test }) => sum + (test.meta().cases ?? 0), 0),
    texts.reduce((sum, { text }) => sum + text.split("\n").length, 0),
    unparsed.reduce((sum, { lines }) => sum + lines.length, 0),
    explained.length,
  ];
  return [[vendor, ...counts.map(String), failed === 0 ? "yes" : `no, in ${failed} of ${pairs.length}`]];
}

/** A law that is tried on one text after the other is one row. */
function summed(rows: readonly { readonly vendor: string; readonly test: TestCase }[]): readonly (readonly string[])[] {
  const laws = Map.groupBy(rows, ({ vendor, test }) => `${vendor}\n${lawOf(test)}`);
  return [...laws].map(([key, group]) => {
    const [vendor = "", law = ""] = key.split("\n");
    const cases = group.reduce((sum, { test }) => sum + (test.meta().cases ?? 0), 0);
    const seconds = group.reduce((sum, { test }) => sum + (test.diagnostic()?.duration ?? 0), 0) / 1000;
    const failed = group.filter(({ test }) => test.result().state !== "passed").length;
    return [vendor, law, String(cases), seconds.toFixed(1), failed === 0 ? "yes" : `no, in ${failed} of ${group.length}`];
  });
}

function lawOf({ fullName }: TestCase): string {
  return fullName
    .replace(/ > ".*/s, "")
    .replace(/\S+\.(rsc|cfg|conf|txt) /, "each real configuration ")
    .replaceAll(/\S*\/\S+/g, "");
}
