// Tests in two projects: unit, and end to end with the real engine, one file at a time after the others.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { patience } from "./test/cases.ts";

const endToEnd = "test/e2e/**/*.test.ts";

export default defineConfig({
  test: {
    pool: "forks",
    reporters: ["default", "./test/count-reporter.ts"],
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["./test/seed.ts", "./test/case-count.ts"],
          include: ["test/**/*.test.ts"],
          exclude: [endToEnd],
          testTimeout: patience,
          hookTimeout: 60_000,
          // the default leaves a core of two idle
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "e2e",
          include: [endToEnd],
          testTimeout: 600_000,
          hookTimeout: 1_200_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
