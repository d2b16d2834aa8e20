// Folders of survey sheets and exactly what a person sees: the draft, the findings, or why the sheet is refused.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DoorError } from "../scripts/door/door.ts";
import { surveyAnswer } from "../scripts/survey.ts";

const root = "test/survey";
const cases = readdirSync(root);

/** Output, then what stands beside it on standard error. */
async function seen(name: string): Promise<string> {
  const sheet = readdirSync(join(root, name)).find((file) => file.startsWith("sheet."));
  try {
    const answer = await surveyAnswer(join(root, name, sheet ?? ""), { lang: name.endsWith("-id") ? "id" : "en" }, 2026);
    return `exit ${answer.exit}\n${answer.text()}---\n${answer.told}`;
  } catch (error) {
    if (error instanceof DoorError) return `exit 1\nsimpul: ${error.message}\nfix: ${error.fix}\n`;
    throw error;
  }
}

test.each(cases)("%s", async (name) => {
  const expected = join(root, name, "expected.txt");
  const text = await seen(name);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(expected, text);
  expect(text).toBe(readFileSync(expected, "utf8"));
});

test("a sheet is refused by name, never half read", () => {
  const refused = cases.filter((name) => readFileSync(join(root, name, "expected.txt"), "utf8").startsWith("exit 1\n"));
  expect(refused).toEqual(cases.filter((name) => name.startsWith("refused-")));
});
