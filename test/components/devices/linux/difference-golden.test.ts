// Hand-made pairs of Linux configurations with the exact script, undo and sentences.
import { expect } from "vitest";
import { linux } from "../../../../components/devices/linux/index.ts";
import { writtenDifferences } from "../../../written-differences.ts";

writtenDifferences(linux, {
  ending: "conf",
  also: ({ name, models, result }) => {
    expect(result.refused !== undefined).toBe(name.startsWith("refused-"));
    expect(models.flatMap(({ incomplete }) => incomplete)).toEqual([]);
  },
});
