// What a device does with commands: hand-written traces, one folder a case, the source of each in the first line of its script.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { execute, type State, simulate, stateOf } from "../../../../components/devices/routeros/simulate.ts";

const folder = resolve(import.meta.dirname, "../../../golden/simulate/routeros");
const cases = readdirSync(folder);

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), "utf8");
}

/** What the console prints, how it refuses, and the configuration that is left. */
function told(output: string, refused: string | undefined, state: string): string {
  const lines = output.split("\n").slice(0, -1);
  return [...lines.map((line) => `> ${line}\n`), ...(refused === undefined ? [] : [`refused: ${refused}\n`]), state].join("");
}

describe("traces", () => {
  test.each(cases)("%s", (name) => {
    const script = read(name, "script.rsc");
    const result = simulate(parse(read(name, "state.rsc")), script);
    const { output } = execute(stateOf(parse(read(name, "state.rsc"))), script);
    expect(told(output, result.refused?.reason, print(result.model))).toBe(read(name, "expected.txt"));
    expect(result.accepted).toBe(result.refused === undefined);
  });

  test("each says where it is from", () => {
    expect(cases.filter((name) => !/^# \S/.test(read(name, "script.rsc")))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });
});

describe("steps", () => {
  const model = parse("/ip pool\nadd name=a ranges=10.0.0.1\n");

  test("count from one, headings and comments left out; what changed is named", () => {
    const { trace } = simulate(
      model,
      "# a note\n/ip pool\nadd name=b ranges=10.0.0.2\n\nset a comment=x; remove b\n/ip dns set servers=10.0.0.1",
    );
    expect(trace).toEqual([
      { step: 1, command: "add name=b ranges=10.0.0.2", changed: ["/ip/pool b"] },
      { step: 2, command: "set a comment=x", changed: ["/ip/pool a"] },
      { step: 3, command: "remove b", changed: ["/ip/pool b"] },
      { step: 4, command: "/ip dns set servers=10.0.0.1", changed: ["/ip/dns"] },
    ]);
  });

  test("a refused step leaves no half of itself behind", () => {
    const { refused, model: after } = simulate(
      model,
      "/ip pool add name=b ranges=10.0.0.2\n:foreach n in=(c,a) do={ /ip/pool/add name=$n ranges=10.0.0.3 }",
    );
    expect(refused).toEqual({
      step: 2,
      command: ":foreach n in=(c,a) do={ /ip/pool/add name=$n ranges=10.0.0.3 }",
      reason: "failure: pool with such name exists",
    });
    expect(print(after)).toBe("/ip/pool add name=a ranges=10.0.0.1\n/ip/pool add name=b ranges=10.0.0.2\n");
  });

  test("the model that was given is never changed", () => {
    const before = print(model);
    simulate(model, "/ip pool remove a\n/ip dns set servers=10.0.0.1");
    execute(stateOf(model), "/ip pool set a comment=y");
    expect(print(model)).toBe(before);
  });
});

describe("a console", () => {
  function typed(state: State, ...commands: readonly string[]): { state: State; output: string; errors: string[] } {
    const errors: string[] = [];
    let output = "";
    let now = state;
    for (const command of commands) {
      const done = execute(now, command);
      now = done.state;
      output += done.output;
      if (done.error !== undefined) errors.push(done.error);
    }
    return { state: now, output, errors };
  }

  test("keeps its menu and its globals, not its locals", () => {
    const start = stateOf(parse(""));
    const { output, errors } = typed(
      start,
      "/ip pool",
      "add name=a ranges=10.0.0.1",
      "print count-only",
      ":global g 5",
      ":local l 6",
      ':put "$g $l"',
    );
    expect({ output, errors }).toEqual({ output: "1\n5 \n", errors: [] });
  });

  test("what ran before a failure stays, and the device says why it stopped", () => {
    const { state, errors } = typed(stateOf(parse("")), ":foreach n in=(a,b,a) do={ /ip/pool/add name=$n ranges=10.0.0.1 }");
    expect(errors).toEqual(["failure: pool with such name exists"]);
    expect(print(state.model)).toBe("/ip/pool add name=a ranges=10.0.0.1\n/ip/pool add name=b ranges=10.0.0.1\n");
  });

  test("asks its host for commands that are not configuration", () => {
    const asked: string[] = [];
    const host = (call: { path: string; verb: string; text: string }) => {
      asked.push(`${call.path} ${call.verb} ${call.text}`);
      return call.verb === "reboot" ? { output: "", error: "interrupted" } : { output: "pong\n" };
    };
    const done = execute(stateOf(parse("")), ":if (1 = 1) do={ /tool ping-speed 10.0.0.1 }; /system reboot", host);
    expect({ output: done.output, error: done.error, asked }).toEqual({
      output: "pong\n",
      error: "interrupted",
      asked: ["/tool ping-speed /tool ping-speed 10.0.0.1", "/system reboot /system reboot"],
    });
  });

  test("a script that never ends is ended", () => {
    expect(execute(stateOf(parse("")), ":while (true) do={}").error).toBe("script error: too many turns of a loop");
  });
});
