// The last line of a test run, for machines: "N passed, N failed, N skipped"; also in the file that SIMPUL_TEST_COUNTS names.
import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** A file that could not be loaded has no tests, and an error outside of tests belongs to none: each counts as one failure. */
export function countLine(modules: readonly Pick<TestModule, "children" | "errors">[], outside: readonly unknown[]): string {
  const count = { passed: 0, failed: outside.length, skipped: 0, pending: 0 };
  for (const module of modules) {
    const before = count.failed;
    for (const test of module.children.allTests()) count[test.result().state] += 1;
    if (count.failed === before && module.errors().length > 0) count.failed += 1;
  }
  const skipped = count.skipped + count.pending;
  return `${count.passed} passed, ${count.failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    const line = `${countLine(modules, outside)}\n`;
    const file = process.env.SIMPUL_TEST_COUNTS;
    if (file !== undefined && file !== "") writeFileSync(file, line);
    process.stdout.write(line);
  }
}
