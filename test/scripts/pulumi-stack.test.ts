// The stack that a command line names, in any spelling that Pulumi takes.
import { expect, test } from "vitest";
import { stackOf } from "../../scripts/pulumi/stack.ts";

test.each([
  [["preview", "--stack", "pontianak"], "pontianak"],
  [["--stack=pontianak", "up"], "pontianak"],
  [["up", "-s", "pontianak", "--yes"], "pontianak"],
  [["up", "-spontianak"], "pontianak"],
  [["up", "-s=pontianak"], "pontianak"],
  [["up", "--yes"], undefined],
  [["up", "--stack"], undefined],
  [["config", "set", "a", "--", "--stack", "x"], undefined],
])("%j names %s", (words, stack) => {
  expect(stackOf(words)).toBe(stack);
});
