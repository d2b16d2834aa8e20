// Scripts cut into statements, statements into commands: places are those of the script.
import fc from "fast-check";
import { expect, test } from "vitest";
import { argumentsOf, commandOf, statementsOf, unquoted } from "../../../../components/emulator/routeros/statement.ts";

const texts = (script: string): string[] => statementsOf(script).map(({ text }) => text);

test("semicolons and lines part statements, except in quotes, brackets and continued lines", () => {
  expect(
    texts('/a add x="1;2\\";3"; /b set [find where c=";"] d=1\n:if (1=1) do={\n  /c add\n  /d add; }\n/e add long=\\\n    value\n'),
  ).toEqual(['/a add x="1;2\\";3"', '/b set [find where c=";"] d=1', ":if (1=1) do={\n  /c add\n  /d add; }", "/e add long=\\\n    value"]);
});

test("comments are left out, also those that hold a semicolon", () => {
  expect(texts("# 2026 by RouterOS; not this\r\n/a add\r\n  # nor this\n\n")).toEqual(["/a add"]);
});

test("an unfinished statement is one statement", () => {
  expect(texts('/a add x="open\n/b add')).toEqual(['/a add x="open\n/b add']);
});

test("line, column and place are those of the script", () => {
  const script = "# head\n/a add\n  /b add; /c add\n";
  expect(statementsOf(script).map(({ line, column }) => [line, column])).toEqual([
    [2, 1],
    [3, 3],
    [3, 11],
  ]);
  for (const { text, at, end } of statementsOf(script)) expect(script.slice(at, end)).toBe(text);
});

test("plain statements survive being joined by either separator", () => {
  const plain = fc.array(fc.stringMatching(/^\/[a-z]{1,8} add [a-z]{1,5}=[a-z0-9]{1,8}$/), { maxLength: 20 });
  fc.assert(
    fc.property(plain, fc.constantFrom("; ", ";", "\n", "\r\n", "\n\n"), (statements, separator) => {
      expect(texts(statements.join(separator))).toEqual(statements);
    }),
  );
});

test("ten thousand lines are no work", () => {
  const script = Array.from({ length: 10_000 }, (_, at) => `/ip/firewall/address-list/add address=10.0.0.${at % 250} list=l${at}`).join(
    "\n",
  );
  expect(statementsOf(script).at(-1)).toMatchObject({ line: 10_000, column: 1 });
});

test.each([
  ["/system/backup/save name=x", "/", { path: "/system/backup", verb: "save", rest: "name=x" }],
  ["/system backup save name=x", "/ip", { path: "/system/backup", verb: "save", rest: "name=x" }],
  ["/import simpul-1.rsc", "/", { path: "/", verb: "import", rest: "simpul-1.rsc" }],
  ["/file remove add", "/", { path: "/file", verb: "remove", rest: "add" }],
  ["print terse", "/ip/address", { path: "/ip/address", verb: "print", rest: "terse" }],
  ["/ping 10.0.0.1 count=2", "/", { path: "/", verb: "ping", rest: "10.0.0.1 count=2" }],
  [":put 1", "/", { path: "/", rest: ":put 1" }],
])("%s in %s", (text, from, command) => {
  expect(commandOf(text, from)).toEqual(command);
});

test("arguments by name and by place, quotes off, blocks whole", () => {
  const { named, words } = argumentsOf('"a b.rsc" verbose=yes on-error={:put "x y"; } n="1\\"2" [find where a=b]');
  expect([...named]).toEqual([
    ["verbose", "yes"],
    ["on-error", '{:put "x y"; }'],
    ["n", '1"2'],
  ]);
  expect(words).toEqual(["a b.rsc", "[find where a=b]"]);
});

test("escapes in quotes", () => {
  expect(unquoted('"a\\nb\\_c\\24d\\\\e\\"f"')).toBe('a\nb c$d\\e"f');
  expect(unquoted("bare\\n")).toBe("bare\\n");
});
