// What a device does with commands: hand-written traces, one folder a case, the source of each in the first line of its script.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";

const folder = resolve(import.meta.dirname, "../../../golden/simulate/ios");
const cases = readdirSync(folder);

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), "utf8");
}

describe("traces", () => {
  test.each(cases)("%s", (name) => {
    const { refused, trace, model, accepted } = ios.simulate(ios.parse(read(name, "state.cfg")), read(name, "script.cfg"));
    const said = trace.flatMap((step) => step.said ?? []).map((line) => `> ${line}\n`);
    expect([...said, ...(refused === undefined ? [] : [`refused: ${refused.reason}\n`]), ios.print(model)].join("")).toBe(
      read(name, "expected.txt"),
    );
    expect(accepted).toBe(refused === undefined);
  });

  test("each says where it is from, and its state is read whole", () => {
    expect(cases.filter((name) => !/^! \[D\] \S/.test(read(name, "script.cfg")))).toEqual([]);
    expect(cases.filter((name) => ios.parse(read(name, "state.cfg")).unparsed.length > 0)).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });
});

describe("steps", () => {
  const model = ios.parse("hostname a\ninterface GigabitEthernet0/1\n description x\n");

  test("count from one; a line that opens a mode is part of the command behind it; what changed is named", () => {
    const { trace } = ios.simulate(model, "! a note\nhostname b\ninterface Gi0/1\n description y\n shutdown\nvlan 10\n");
    expect(trace).toEqual([
      { step: 1, command: "hostname b", changed: ["hostname"] },
      { step: 2, command: "interface Gi0/1\n description y", changed: ["interface Gi0/1 / description"] },
      { step: 3, command: "interface Gi0/1\n shutdown", changed: ["interface Gi0/1 / shutdown"] },
      { step: 4, command: "vlan 10", changed: ["vlan 10"] },
    ]);
  });

  test("a refused step leaves nothing behind, and nothing after it is done", () => {
    const { refused, model: after } = ios.simulate(model, "hostname b\ninterface Loopback7\n vrf forwarding NONE\nhostname c\n");
    expect(refused).toEqual({ step: 2, command: "interface Loopback7\n vrf forwarding NONE", reason: "% VRF NONE not configured." });
    expect(ios.print(after)).toBe("hostname b\ninterface GigabitEthernet0/1\n description x\n");
  });

  test("the model that was given is never changed", () => {
    const before = ios.print(model);
    ios.simulate(model, "no hostname\ninterface Gi0/1\n no description\n");
    expect(ios.print(model)).toBe(before);
  });
});
