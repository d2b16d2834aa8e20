// `npm run laws`: every law of every vendor on 100,000 cases, any two real configurations as a pair, and a table of it all.
// `-- --cases N` tries each on so many, `-- ios linux` those vendors alone; SIMPUL_SEED=random looks elsewhere than the last run.
import { readdirSync } from "node:fs";
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startVitest, type TestCase } from "vitest/node";
import { table } from "../../scripts/table.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, "test/components/devices");
const { values, positionals } = parseArgs({ options: { cases: { type: "string", default: "100000" } }, allowPositionals: true });

const known = readdirSync(folder);
const strange = positionals.filter((name) => !known.includes(name));
if (strange.length > 0 || !/^[1-9]\d*$/.test(values.cases)) {
  process.stderr.write(
    `laws: ${strange[0] ?? `--cases ${values.cases}`} is not known\nfix: name some of ${known.join(", ")}; --cases is a number\n`,
  );
  process.exit(1);
}

process.env.SIMPUL_RUNS = values.cases;
const filters = (positionals.length > 0 ? positionals : known).map((name) => `${folder}/${name}/`);
const vitest = await startVitest("test", filters, { run: true, watch: false, project: "unit" });
const laws = vitest.state.getTestModules().flatMap((module) => {
  const vendor = relative(folder, module.moduleId).split("/")[0] ?? "";
  return [...module.children.allTests()].filter((test) => (test.meta().cases ?? 0) > 0).map((test) => ({ vendor, test }));
});
process.stdout.write(`\n${table([["vendor", "law", "cases", "seconds", "holds"], ...summed(laws)])}`);
await vitest.close();

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
  return fullName.replace(/\S+\.(rsc|cfg|conf|txt) /, "each real configuration ").replaceAll(/\S*\/\S+/g, "");
}
