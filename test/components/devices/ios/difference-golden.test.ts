// Hand-made pairs of IOS configurations with the exact script, undo and sentences.
import { expect } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";
import { writtenDifferences } from "../../../written-differences.ts";

writtenDifferences(ios, {
  ending: "cfg",
  // a command may be several lines: a mark ends each
  lines: (commands) => commands.flatMap((command) => [command, "!"]),
  prefixes: 100,
  // the first line says what is shown
  also: ({ running, models }) => {
    expect(running).toMatch(/^! \S/);
    expect(models.flatMap(({ incomplete }) => incomplete)).toEqual([]);
  },
});
