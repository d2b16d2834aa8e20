// The guard: an update is held to what the last preview, or an approved one, showed of each device.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Previews } from "../../../components/provider/previews.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "previews-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const previews = (guard: "stop" | "shown-only" | "off" = "stop", approved?: string) => new Previews({ folder, guard, approved });
const shown = { device: "opd-010", runningHash: "r1", scriptHash: "s1" };

test("a preview's record is the contract's list, whole at any moment", () => {
  const preview = previews();
  preview.record("pontianak", shown, "running\n");
  preview.record("pontianak", { ...shown, device: "gw-1" }, "running\n");
  expect(JSON.parse(readFileSync(join(folder, "pontianak.json"), "utf8"))).toEqual([shown, { ...shown, device: "gw-1" }]);
  expect(previews().runningThen("pontianak", "gw-1")).toBe("running\n");
});

test("a new preview forgets the last one's devices", () => {
  previews().record("pontianak", { ...shown, device: "old" }, "");
  previews().record("pontianak", shown, "");
  expect(JSON.parse(readFileSync(join(folder, "pontianak.json"), "utf8"))).toEqual([shown]);
});

test.each([
  ["stop", { ...shown }, undefined],
  ["stop", { ...shown, runningHash: "r2" }, "moved"],
  ["stop", { ...shown, scriptHash: "s2" }, undefined],
  ["stop", { ...shown, device: "opd-011" }, undefined],
  ["shown-only", { ...shown }, undefined],
  ["shown-only", { ...shown, runningHash: "r2" }, "moved"],
  ["shown-only", { ...shown, scriptHash: "s2" }, "script"],
  ["shown-only", { ...shown, device: "opd-011" }, "not shown"],
  ["off", { ...shown, runningHash: "r2" }, undefined],
] as const)("%s: %o → %s", (guard, now, objection) => {
  previews().record("pontianak", shown, "");
  expect(previews(guard).objection("pontianak", now)).toBe(objection);
});

test("an approved record holds even where the guard is off, and to the commands", () => {
  const file = join(folder, "approved.json");
  writeFileSync(file, JSON.stringify([shown]));
  expect(previews("off", file).objection("pontianak", shown)).toBeUndefined();
  expect(previews("off", file).objection("pontianak", { ...shown, scriptHash: "s2" })).toBe("script");
  expect(previews("off", file).objection("pontianak", { ...shown, runningHash: "r2" })).toBe("moved");
  expect(previews("off", file).objection("pontianak", { ...shown, device: "opd-011" })).toBe("not shown");
});

test("an approved record that cannot be read stops with its name", () => {
  expect(() => previews("stop", join(folder, "none.json")).objection("pontianak", shown)).toThrow(/SIMPUL_APPROVED names .*none\.json/);
});

test("a device that a killed run had its hands on may be another when the update comes", () => {
  previews().record("pontianak", { ...shown, unsettled: true }, "");
  expect(previews().objection("pontianak", { ...shown, runningHash: "r2" })).toBeUndefined();
});

test("our own change is no move: the next update without a preview goes on from it", () => {
  previews().record("pontianak", shown, "");
  previews().changed("pontianak", "opd-010", "r2");
  expect(previews().objection("pontianak", { ...shown, runningHash: "r2" })).toBeUndefined();
  expect(previews().objection("pontianak", shown)).toBe("moved");
});
