// `simpul check`: findings with exit code 2, mistakes one line each with exit code 1, and both as documents.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkAnswer } from "../../scripts/check.ts";
import { documents } from "../../scripts/schema/documents.ts";
import { copyCheckout, folder, removeCheckout } from "./checkout.ts";

const today = "2026-11-24";
let root: string;
beforeEach(() => {
  root = copyCheckout();
});
afterEach(() => removeCheckout(root));

const check = (): ReturnType<typeof checkAnswer> => checkAnswer("pontianak", today, { root });

function edit(file: string, change: (text: string) => string): void {
  const path = join(root, folder, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, change(text));
  expect(change(text)).not.toBe(text);
}

test("findings: exit code 2, a line each with place and citation, and their sum", () => {
  const answer = check();
  expect(answer.exit).toBe(2);
  const lines = answer.text().trimEnd().split("\n");
  expect(lines).toHaveLength(303);
  expect(lines.at(-1)).toBe("0 errors, 169 warnings, 133 notices");
  expect(
    lines.slice(0, -1).filter((line) => !/^inventory\/regions\/pontianak\/[\w/-]+\.yaml:\d+:\d+: (warning|notice) [a-z-]+: /.test(line)),
  ).toEqual([]);
});

test("the document is the contracts'", () => {
  const document = documents.check.parse(check().json());
  expect(document.counts).toEqual({ error: 0, warning: 169, notice: 133 });
  expect(document.findings[0]).toMatchObject({
    rule: "single-uplink",
    subject: "simpul-2",
    source: { document: "perwal-20-2020", lines: "13233, 12848-12851" },
  });
});

test("mistakes: exit code 1, one line each, no findings beside them", () => {
  edit("sites.yaml", (text) => text.replace("kind: kelurahan", "kind: kelurahn").replace("simpul: simpul-2", "simpul: simpul-22"));
  const answer = check();
  expect(answer.exit).toBe(1);
  expect(answer.text()).toBe(
    'inventory/regions/pontianak/sites.yaml:21:17: site kec-pontianak-barat: there is no simpul "simpul-22"; fix: did you mean simpul-2?\n' +
      'inventory/regions/pontianak/sites.yaml:26:11: site kel-sungai-jawi-dalam: kind cannot be "kelurahn"; fix: did you mean kelurahan?\n',
  );
  const document = documents.check.parse(answer.json());
  expect(document.findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
    ["inventory", "error", 21],
    ["inventory", "error", 26],
  ]);
  expect(document.counts).toEqual({ error: 2, warning: 0, notice: 0 });
  expect(document.error).toMatchObject({ file: "inventory/regions/pontianak/sites.yaml", line: 21, fix: "did you mean simpul-2?" });
});

test("a region that cannot be planned is a mistake too", () => {
  edit("gateway.yaml", (text) => text.replace("up: 1000, down: 1000", "up: 100, down: 1000"));
  expect(check().exit).toBe(1);
  expect(check().text()).toMatch(/^inventory\/regions\/pontianak\/\w+\.yaml:\d+:\d+: /);
});

const newSite = `  - id: kantor-baru
    name: Kantor Baru
    kind: opd
    policy: opd
    simpul: simpul-1
    access: { medium: fiber }
    source: { assumption: made up for the test }
`;

test("a stale lock is a finding with the command to run", () => {
  edit("sites.yaml", (text) => text.replace("\n  # In the list of agencies, not in the survey\n", `\n${newSite}$&`));
  const document = documents.check.parse(check().json());
  expect(document.findings[0]).toMatchObject({
    rule: "lock-stale",
    severity: "warning",
    fix: "run `simpul plan --write --region pontianak`",
  });
});
