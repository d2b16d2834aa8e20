// What a Linux router does with commands: hand-written traces, one folder a case, the source of each in the first line of its script.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { linux } from "../../../../components/devices/linux/index.ts";

const { parse, print, simulate } = linux;
const folder = resolve(import.meta.dirname, "../../../golden/simulate/linux");
const cases = readdirSync(folder);

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), "utf8");
}

describe("traces", () => {
  test.each(cases)("%s", (name) => {
    const before = parse(read(name, "state.conf"));
    expect(before.unparsed).toEqual([]);
    const { accepted, refused, model } = simulate(before, read(name, "script.sh"));
    const told = `${refused === undefined ? "" : `refused: ${refused.step}: ${refused.reason}\n`}${print(model)}`;
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(join(folder, name, "expected.txt"), told);
    expect(told).toBe(read(name, "expected.txt"));
    expect(accepted).toBe(refused === undefined);
  });

  test("each says where it is from", () => {
    expect(cases.filter((name) => !/^# \S/.test(read(name, "script.sh")))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });
});

describe("steps", () => {
  const model = parse("### file: /etc/frr/frr.conf\nhostname gw-1\n");
  const typed = (...lines: readonly string[]): string => `vtysh -c 'configure terminal'${lines.map((line) => ` -c '${line}'`).join("")}`;

  test("count from one, comments left out; what changed is named", () => {
    const script = ["# a note", typed("hostname gw-2"), "", typed("interface eth0", "ip ospf cost 10"), typed("hostname gw-2")].join("\n");
    expect(simulate(model, script).trace.map(({ step, changed }) => ({ step, changed }))).toEqual([
      { step: 1, changed: ["frr hostname"] },
      { step: 2, changed: ["frr interface eth0", "frr interface eth0 ip ospf cost"] },
      { step: 3, changed: [] },
    ]);
  });

  test("a refused step leaves no half of itself behind", () => {
    const { refused, model: after } = simulate(model, typed("hostname gw-2", "tidak ada"));
    expect(refused).toEqual({ step: 1, command: typed("hostname gw-2", "tidak ada"), reason: "% Unknown command: tidak ada" });
    expect(print(after)).toBe(print(model));
  });

  test("the model that was given is never changed", () => {
    const before = print(model);
    simulate(model, `${typed("hostname gw-2")}\nnft 'add table inet filter'\nrm -f /etc/motd`);
    expect(print(model)).toBe(before);
  });

  test("a script that no shell can read is refused at its line", () => {
    expect(simulate(model, "true\necho 'open\n").refused).toEqual({
      step: 2,
      command: "echo 'open",
      reason: "sh: syntax error: unterminated quoted string",
    });
  });
});
