// A copy of Pontianak's inventory in a folder of its own, for doors that write.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const real = resolve(import.meta.dirname, "../..");
export const folder = "inventory/regions/pontianak";

/** The copy's root; remove it with `removeCheckout`. */
export function copyCheckout(): string {
  const root = mkdtempSync(join(tmpdir(), "simpul-inventory-"));
  cpSync(join(real, folder), join(root, folder), { recursive: true });
  return root;
}

export function removeCheckout(root: string): void {
  rmSync(root, { recursive: true, force: true });
}

/** Every file of the region with its text. */
export function textsOf(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".yaml"));
  return new Map(files.map((file) => [file, readFileSync(join(root, folder, file), "utf8")]));
}
