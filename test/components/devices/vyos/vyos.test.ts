// VyOS, read only: texts with what is read of them, found by the names of their folders; laws; and what a vendor costs.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { platformOf } from "../../../../components/devices/index.ts";
import { vyos } from "../../../../components/devices/vyos/index.ts";
import { cases } from "../../../cases.ts";

const root = resolve(import.meta.dirname, "../../../..");
const folder = join(root, "test/golden/vyos");
const { difference, lookAlikes, mask, maskText, parse, print, reveal, simulate } = vyos;
const exclusive = { own: { kind: "exclusive" } } as const;
const masked = (): string => "secret:0123abcd";

describe.each(readdirSync(folder))("%s", (name) => {
  const model = parse(readFileSync(join(folder, name, "configuration.txt"), "utf8"));

  test("is read and printed as written down, secrets masked", () => {
    const unread = model.unparsed.map(({ line, column, text }) => `unparsed ${line}:${column}: ${text}\n`);
    const told = unread.join("") + print(mask(model, masked));
    const path = join(folder, name, "expected.txt");
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, told);
    expect(told).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
    expect(told).not.toContain("Rahasia");
    expect(maskText(print(model), masked)).toBe(print(mask(model, masked)));
  });

  test("what is printed is read as it was, and differs in nothing", () => {
    const again = parse(print(model));
    expect(again.unparsed).toEqual([]);
    expect(print(again)).toBe(print(model));
    expect(difference(parse(print(model)), again, exclusive)).toMatchObject({ equal: true, commands: [], undo: [] });
  });
});

test("the version and the sections are told", () => {
  const { version, sections } = parse(readFileSync(join(folder, "gateway/configuration.txt"), "utf8"));
  expect(version).toBe("1.4.0");
  expect(sections.find(({ path }) => path === "firewall ipv4")).toEqual({ path: "firewall ipv4", kind: "keyed", typed: 5, opaque: 0 });
});

test("what differs is said, and nothing is sent", () => {
  const [a, b] = ["set system host-name 'gw-1'\n", "set system host-name 'gw-2'\nset system domain-name 'a'\n"].map(parse);
  if (a === undefined || b === undefined) throw new Error("two texts");
  const found = difference(a, b, exclusive);
  expect(found).toMatchObject({ equal: false, commands: [], undo: [] });
  expect(found.refused?.reason).toBe("3 lines differ, and VyOS is only read: change it by hand");
  expect(found.explain).toEqual([
    "missing: set system domain-name 'a'",
    "missing: set system host-name 'gw-2'",
    "extra: set system host-name 'gw-1'",
  ]);
  expect(simulate(a, "set system host-name 'gw-2'").refused?.reason).toBe("VyOS is only read");
  expect(simulate(a, "\n").accepted).toBe(true);
});

test("a reference is revealed, and a device's fingerprint is told", () => {
  const model = parse(
    "set service snmp community secret(snmp-ro) authorization 'ro'\nset vpn ipsec authentication psk a secret 'secret:0123abcd'\n",
  );
  expect(print(reveal(model, () => "Rahasia-42"))).toContain("community Rahasia-42 authorization 'ro'");
  expect(lookAlikes(model)).toEqual(["vpn ipsec authentication psk a secret"]);
});

test("any words come back as they were, and any text is read", () => {
  const word = fc.stringMatching(/^[^\p{Cc}\\"]+$/u, { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
      fc.string({ unit: "binary" }),
      (paths, noise) => {
        const text = print({ ...parse(""), paths });
        const model = parse(text);
        expect(model.unparsed).toEqual([]);
        expect(new Set(model.paths.map((path) => path.join("\0"))).size).toBe(model.paths.length);
        expect(model.paths.every((path) => paths.some((one) => one.join("\0") === path.join("\0")))).toBe(true);
        expect(print(parse(print(model)))).toBe(print(model));
        parse(noise);
        maskText(noise, masked);
      },
    ),
    { numRuns: cases },
  );
});

test("a vendor is a folder, a golden folder, and two lines elsewhere", () => {
  expect(platformOf("vyos")).toBe(vyos);
  const found = execFileSync("grep", ["-rniE", "--include=*.ts", "vyos", "components", "inventory", "scripts", "stacks"], {
    cwd: root,
    encoding: "utf8",
  });
  const elsewhere = found.split("\n").filter((line) => line !== "" && !line.startsWith("components/devices/vyos/"));
  expect(elsewhere.map((line) => line.replace(/:\d+:\s*/, ": ")).sort()).toEqual([
    'components/devices/platform.ts: | "vyos";',
    'components/devices/vendors.ts: export { vyos } from "./vyos/index.ts";',
  ]);
});
