// `simpul rotate ospf`: one number in the YAML goes up, nothing else changes, and the right links get a new key.
import { afterEach, beforeEach, expect, test } from "vitest";
import { rotate } from "../../inventory/edits/rotate.ts";
import { loadRegionOrThrow } from "../../inventory/load.ts";
import { DoorError } from "../../scripts/door/door.ts";
import { regionPlan } from "../../scripts/door/region.ts";
import { rotateAnswer } from "../../scripts/rotate.ts";
import { copyCheckout, removeCheckout, textsOf } from "./checkout.ts";

let root: string;
beforeEach(() => {
  root = copyCheckout();
});
afterEach(() => removeCheckout(root));

/** Rotations by link, as the plan has them. */
function rotations(): Record<string, number> {
  return Object.fromEntries(
    regionPlan("pontianak", undefined, root).plan.links.flatMap(({ id, ospf }) => (ospf === undefined ? [] : [[id, ospf.rotation]])),
  );
}

/** Lines that differ, by file. */
function changed(before: ReadonlyMap<string, string>): Record<string, string[]> {
  return Object.fromEntries(
    [...textsOf(root)].flatMap(([file, text]) => {
      const old = new Set((before.get(file) ?? "").split("\n"));
      const lines = text.split("\n").filter((line) => !old.has(line));
      return before.get(file) === text ? [] : [[file, lines]];
    }),
  );
}

function run(link: string | undefined, all = false): unknown {
  return rotateAnswer("pontianak", link, all, root).json();
}

test("a site's link: its own number, and only its key", () => {
  const before = textsOf(root);
  expect(run("opd-010")).toEqual({
    rotated: [{ link: "opd-010", devices: ["opd-010", "simpul-1"], secret: "ospf-opd-010" }],
    of: "kel-tengah",
    from: 0,
    to: 1,
    wrote: ["inventory/regions/pontianak/sites.yaml"],
  });
  expect(changed(before)).toEqual({ "sites.yaml": ["    rotation: 1"] });
  expect(Object.entries(rotations()).filter(([, rotation]) => rotation !== 0)).toEqual([["opd-010", 1]]);
});

test("twice is two, and a site's id means its link", () => {
  run("opd-010");
  expect(run("kel-tengah")).toMatchObject({ from: 1, to: 2 });
  expect(loadRegionOrThrow(root, "pontianak").sites.find(({ id }) => id === "kel-tengah")?.rotation).toBe(2);
});

test("a link between core devices, and one over VPN", () => {
  const before = textsOf(root);
  run("s1-s3");
  run("opd-026");
  expect(changed(before)).toEqual({ "simpul.yaml": ["    rotation: 1"], "sites.yaml": ["    rotation: 1"] });
  expect(new Map(Object.entries(rotations()).filter(([, rotation]) => rotation !== 0))).toEqual(
    new Map([
      ["opd-026", 1],
      ["s1-s3", 1],
    ]),
  );
});

test("all links: the region's number, its comment kept", () => {
  const before = textsOf(root);
  run(undefined, true);
  expect(changed(before)).toEqual({ "region.yaml": ["  rotation: 1 # `simpul rotate ospf --all` adds one"] });
  expect(new Set(Object.values(rotations()))).toEqual(new Set([1]));
  expect(Object.keys(rotations())).toHaveLength(67);
});

test.each([
  ["s1-s4", 'there is no link "s1-s4"', "did you mean s1-s2?"],
  ["agg-1", "agg-1 carries no OSPF, so it has no key", undefined],
  [undefined, "name one link, or --all", undefined],
])("%s is refused, nothing written", (link, message, fix) => {
  const before = textsOf(root);
  try {
    run(link);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    expect(error.message).toBe(message);
    if (fix !== undefined) expect(error.fix).toBe(fix);
  }
  expect(textsOf(root)).toEqual(before);
});

test.each([
  ["in brackets", "links:\n  - { id: a, medium: fiber } # x\n", "links:\n  - { id: a, rotation: 1, medium: fiber } # x\n"],
  [
    "in a block of assumptions",
    "links:\n  - id: a\n    assumptions:\n      - { reason: none yet, rotation: 4 }\n",
    "links:\n  - id: a\n    assumptions:\n      - { reason: none yet, rotation: 5 }\n",
  ],
  [
    "with a comment behind the id",
    "links:\r\n  - id: a # one\r\n    medium: fiber\r\n",
    "links:\r\n  - id: a # one\r\n    rotation: 1\r\n    medium: fiber\r\n",
  ],
])("layout: %s", (_, before, after) => {
  expect(rotate(before, "links", "a").text).toBe(after);
});
