// Printing: canonical text reads back as the same model, whatever users wrote in values; so does every form of export.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../../../components/devices/routeros/build.ts";
import { exportText } from "../../../../components/devices/routeros/export.ts";
import { menuOf, tabled } from "../../../../components/devices/routeros/menus.ts";
import type { Item, RouterosModel } from "../../../../components/devices/routeros/model.ts";
import { normalAttributes } from "../../../../components/devices/routeros/normal.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { arranged, print } from "../../../../components/devices/routeros/print.ts";
import { keysOf, knowsVerb } from "../../../../components/devices/routeros/schema.ts";
import { simulate } from "../../../../components/devices/routeros/simulate.ts";
import { cases } from "../../../cases.ts";

const value = fc.oneof(
  fc.constantFrom("yes", "no", "10.0.0.1/24", "20M/20M", "ether1", "1d", "80,443", "none", "", "!x", "*1", "0"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', "\\", "$", "[", "]", "{", "}", ";", "\n", "\r", "#", " ", "=", "?", "_", "A", "9", "é", "П"),
    maxLength: 12,
  }),
);
const scripted = new Set(["place-before", "copy-from", "numbers", "do"]);
const addable = tabled.filter((path) => knowsVerb(undefined, path, "add"));
/** Of menus whose keys are in no list. */
const anyKeys = ["name", "comment", "disabled", "interface", "address", "password", "key"];

interface Drawn {
  readonly path: string;
  readonly values: readonly (readonly [string, string])[];
}

const drawn: fc.Arbitrary<Drawn> = fc.constantFrom(...addable).chain((path) => {
  const listed = keysOf(path).filter((key) => !scripted.has(key));
  const keys = listed.length > 0 ? listed : anyKeys;
  return fc.record({ path: fc.constant(path), values: fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 6 }) });
});

/** A model of added items in normal form, in the order of canonical text. */
function modelFrom(items: readonly Drawn[]): RouterosModel {
  const menus = new Map<string, Item[]>();
  items.forEach(({ path, values }, at) => {
    const menu = menuOf(path);
    if (menu === undefined) throw new Error(path);
    const attributes = normalAttributes(menu, new Map(values), false);
    menus.set(path, [...(menus.get(path) ?? []), { id: at + 1, attributes, fixed: false }]);
  });
  return modelOf(new Map([...menus].map(([path, held]) => [path, arranged(menuOf(path), held)])));
}

function contentOf(model: RouterosModel): unknown {
  return [...model.menus]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, items]) => [path, items.map(({ attributes, fixed, opaque }) => ({ fixed, opaque, attributes: [...attributes].sort() }))]);
}

describe("laws", () => {
  test("parse(print(x)) is x, and one line is one item", () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 12 }), (items) => {
        const model = modelFrom(items);
        const text = print(model);
        const back = parse(text);
        expect(back.unparsed).toEqual([]);
        expect(contentOf(back)).toEqual(contentOf(model));
        expect(print(back)).toBe(text);
        expect(text.split("\n").length - 1).toBe(items.length);
      }),
      { numRuns: cases },
    );
  });

  test("every form of export reads back the same", () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 6 }), fc.constantFrom("compact", "terse", "verbose"), (items, variant) => {
        const model = modelFrom(items);
        const text = exportText(model, { variant, sensitive: true, header: "# 2026-01-01 00:00:00 by RouterOS 7.20.8" });
        expect(text).toMatch(/^[\n -~]*$/);
        expect(print(parse(text))).toBe(print(model));
        if (variant === "compact") expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
      }),
      { numRuns: cases },
    );
  });

  test("a value that is written as text stays that text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (comment) => {
        const model = modelFrom([
          {
            path: "/ip/pool",
            values: [
              ["comment", comment],
              ["name", "a"],
              ["ranges", "10.0.0.1"],
            ],
          },
        ]);
        expect(parse(print(model)).menus.get("/ip/pool")?.[0]?.attributes.get("comment")).toBe(comment);
      }),
      { numRuns: cases },
    );
  });

  test("a script of canonical text does to an empty device what it says", () => {
    const model = parse(
      '/ip pool\nadd name="a; /ip pool remove [find]" ranges=10.0.0.1\nadd name="\\$x" ranges=10.0.0.2\n/ip service\nset ssh port=2222\n',
    );
    const result = simulate(parse(""), print(model));
    expect(result.refused).toBeUndefined();
    expect(print(result.model)).toBe(print(model));
  });
});

describe("exports as the device writes them", () => {
  const model = parse(
    [
      "/ip service set ssh address=10.0.0.0/24",
      "/interface ethernet set [ find default-name=ether1 ]",
      "/snmp community add name=nms authentication-password=geheim",
      "/user group add name=noc policy=read,ssh",
      "/ip address add address=10.0.0.1/24 interface=ether1",
      'add-nothing"',
      '/ip firewall filter add action=drop chain=forward comment="a long comment that does not fit on one row of a terminal" dst-address=10.0.0.0/8',
    ].join("\n"),
  );

  test("compact: headings, wrapped lines, secrets left out, the network of an address", () => {
    expect(exportText(model, { header: "# by RouterOS 7.20.8" })).toBe(
      [
        "# by RouterOS 7.20.8",
        "/snmp community",
        "add name=nms",
        "/user group",
        "add name=noc policy="
          .concat(
            "ssh,read,!local,!telnet,!ftp,!reboot,!write,!policy,!test,!winbox,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api",
          )
          .replace(/^(.{78})/, "$1\\\n    "),
        "/ip address",
        "add address=10.0.0.1/24 interface=ether1 network=10.0.0.0",
        "/ip firewall filter",
        "add action=drop chain=forward \\",
        '    comment="a long comment that does not fit on one row of a terminal" \\',
        "    dst-address=10.0.0.0/8",
        "/ip service",
        "set ssh address=10.0.0.0/24",
        "",
      ].join("\n"),
    );
  });

  test("terse: one line an item, with its path", () => {
    const text = exportText(model, { variant: "terse", sensitive: true });
    expect(text).toContain("/snmp community add authentication-password=geheim name=nms\n");
    expect(
      text
        .split("\n")
        .slice(0, -1)
        .every((line) => line.startsWith("/")),
    ).toBe(true);
  });

  test("verbose: defaults that are known, and ports that nobody touched", () => {
    const text = exportText(model, { variant: "verbose", wrap: false });
    expect(text).toContain("/interface ethernet\nset [ find default-name=ether1 ] arp=enabled ");
    expect(text).toContain(" log=no");
    expect(text).not.toContain("geheim");
  });
});
