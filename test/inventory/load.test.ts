// Loading: positions, assumptions lifted into their records, collections joined over files, results frozen.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InventoryError, loadRegion, loadRegionOrThrow, loadTexts, regionNames } from "../../inventory/load.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";

const root = resolve(import.meta.dirname, "../..");
const base = join(root, "test/mistakes/base");
const files = readdirSync(base).map((file) => ({ file, text: readFileSync(join(base, file), "utf8") }));

function load(changed: readonly { file: string; text: string }[] = []): Inventory {
  const names = new Set(changed.map(({ file }) => file));
  const loaded = loadTexts([...files.filter(({ file }) => !names.has(file)), ...changed], "base");
  if (loaded.issues !== undefined) throw new InventoryError(loaded.issues);
  return loaded.inventory;
}

const inventory = load();

test("a path has the place of its value", () => {
  expect(inventory.positionOf("sites.dinas-b")).toEqual({ file: "sites.yaml", line: 13, column: 5 });
  expect(inventory.positionOf("sites.dinas-b.name")).toEqual({ file: "sites.yaml", line: 14, column: 11 });
  expect(inventory.positionOf("addressing.classes.1.block")).toEqual({ file: "core.yaml", line: 63, column: 39 });
});

test("an assumed field has the place in its block", () => {
  expect(inventory.positionOf("sites.dinas-a.simpul")).toEqual({ file: "sites.yaml", line: 11, column: 17 });
  expect(inventory.positionOf("sites.dinas-a.access.lengthMetres")).toEqual({ file: "sites.yaml", line: 12, column: 48 });
});

test("a path that is not written has the place of its nearest parent", () => {
  expect(inventory.positionOf("sites.dinas-b.internet.up")).toEqual(inventory.positionOf("sites.dinas-b"));
  expect(inventory.positionOf("nothing.of.this")).toMatchObject({ line: 1, column: 1 });
});

test("assumed fields are in the record, and in the list with their reasons", () => {
  expect(inventory.sites[0]).toMatchObject({ id: "dinas-a", simpul: "simpul-1", access: { medium: "fiber", lengthMetres: 800 } });
  expect(inventory.assumptions.filter(({ path }) => path.startsWith("sites.dinas-a"))).toEqual([
    { path: "sites.dinas-a.simpul", reason: "made up for the tests" },
    { path: "sites.dinas-a.access", reason: "made up for the tests" },
  ]);
  expect(inventory.assumptions).toContainEqual({ path: "boards.small", reason: "made up for the tests" });
});

test("blocks may stand at any depth", () => {
  const text = `sites:
  - id: dinas-a
    name: Dinas A
    kind: opd
    policy: opd
    source: { document: perwal, lines: "1" }
    access:
      medium: leased
      assumptions:
        - { reason: "as the provider sells it", capacity: 20 }
`;
  const nested = load([{ file: "sites.yaml", text }]);
  expect(nested.sites[0]?.access).toEqual({ medium: "leased", capacity: 20 });
  expect(nested.assumptions).toContainEqual({ path: "sites.dinas-a.access.capacity", reason: "as the provider sells it" });
  expect(nested.positionOf("sites.dinas-a.access.capacity")).toEqual({ file: "sites.yaml", line: 10, column: 59 });
});

test("nothing of a loaded inventory can be changed", () => {
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    expect(Object.isFrozen(value)).toBe(true);
    for (const child of Object.values(value)) walk(child);
  };
  walk(inventory);
});

test("which file a record stands in, and in which order, has no meaning", () => {
  const sites = files.find(({ file }) => file === "sites.yaml")?.text ?? "";
  const records = sites.split(/^(?= {2}- id:)/m).slice(1);
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), fc.nat({ max: records.length }), (order, cut) => {
      const [first, second] = [order.slice(0, cut), order.slice(cut)];
      const parts = [first, second]
        .filter((part) => part.length > 0)
        .map((part, index) => ({ file: `sites-${index}.yaml`, text: `sites:\n${part.join("")}` }));
      const split = load([{ file: "sites.yaml", text: "" }, ...parts]);
      const byId = (sitesOf: Inventory): unknown => Object.fromEntries(sitesOf.sites.map((site) => [site.id, site]));
      expect(byId(split)).toEqual(byId(inventory));
    }),
  );
});

test("the error that is thrown has a line a mistake", () => {
  const region = mkdtempSync(join(tmpdir(), "inventory-"));
  try {
    mkdirSync(join(region, "inventory/regions/contoh"), { recursive: true });
    for (const { file, text } of files)
      writeFileSync(join(region, "inventory/regions/contoh", file), text.replace("kind: opd", "kind: opdd"));
    expect(() => loadRegionOrThrow(region, "contoh")).toThrow(InventoryError);
    expect(loadRegion(region, "contoh").issues?.map(({ file, line, fix }) => ({ file, line, fix }))).toEqual([
      { file: "inventory/regions/contoh/sites.yaml", line: 4, fix: "did you mean opd?" },
    ]);
  } finally {
    rmSync(region, { recursive: true, force: true });
  }
});

test("the lock file, hidden files and other files are not read as inventory", () => {
  expect(regionNames(root)).toContain("pontianak");
  expect(loadRegion(root, "pontianak").issues).toBeUndefined();
});

test("a region calls itself as its folder, and a link to a file is a file while a device is none", () => {
  const checkout = mkdtempSync(join(tmpdir(), "inventory-"));
  const folder = join(checkout, "inventory/regions/contoh");
  try {
    mkdirSync(folder, { recursive: true });
    for (const { file, text } of files.filter((entry) => entry.file !== "boards.yaml")) writeFileSync(join(folder, file), text);
    symlinkSync(join(base, "boards.yaml"), join(folder, "boards.yaml"));
    symlinkSync("/dev/zero", join(folder, "zero.yaml"));
    symlinkSync("/nowhere", join(folder, "nowhere.yaml"));
    expect(loadRegion(checkout, "contoh").issues).toBeUndefined();
    writeFileSync(join(folder, "region.yaml"), readFileSync(join(base, "region.yaml"), "utf8").replace("id: contoh", "id: lain"));
    expect(loadRegion(checkout, "contoh").issues?.map(({ line, message }) => [line, message])).toEqual([
      [2, "region: id is lain, its folder contoh"],
    ]);
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
});
