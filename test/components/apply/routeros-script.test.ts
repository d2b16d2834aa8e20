// RouterOS refuses with text and status 0: its refusals are told from its ordinary words, and from our own script read aloud.
import { expect, test } from "vitest";
import { refusalIn, scriptFile, undoFile } from "../../../components/apply/routeros-script.ts";

const staged = {
  transaction: "t1",
  folder: "flash/",
  commands: ["/a/set x=1", "/b/add y=2"],
  undo: ["/b/remove [find y=2]", "/a/set x=0"],
  minutes: 5,
};

test.each([
  "failure: already have such address",
  "syntax error (line 3 column 12)",
  "expected end of command (line 1 column 7)",
  "bad command name foo (line 1 column 1)",
  "no such item",
  "input does not match any value of file-name",
  "ambiguous value of interface, more than one possible value matches input",
  "interrupted",
  "invalid value for argument address",
  "Script Error: failure: not allowed by device-mode",
  "not enough permissions (9)",
])("refusal: %s", (words) => {
  expect(refusalIn(`#line 2\n/ip/address/add address=x\n${words}\n`)).toBe(words);
});

test.each([
  "Script file loaded and executed successfully",
  '#line 3\n/ip/firewall/filter/add comment="expected: failure: bad command (line 1 column 2)" chain=input',
  "",
])("no refusal: %s", (words) => {
  expect(refusalIn(words)).toBeUndefined();
});

test("a script is one command a line, an undo ends by taking away its own traces", () => {
  expect(scriptFile(staged)).toBe("# simpul t1\n/a/set x=1\n/b/add y=2\n");
  expect(undoFile(staged, ['/system/scheduler/remove [find name="simpul-undo"]'])).toBe(
    [
      "# simpul undo of t1",
      "/b/remove [find y=2]",
      "/a/set x=0",
      '/system/scheduler/remove [find name="simpul-undo"]',
      '/file/remove [find name="flash/simpul-again-t1.rsc"]',
      '/file/remove [find name="flash/simpul-t1.rsc"]',
      '/file/remove [find name="flash/simpul-undo-t1.rsc"]',
      "",
    ].join("\n"),
  );
});
