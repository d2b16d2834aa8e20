// Texts of other projects, and of the reference network: they lie beside the checkout, or are not there.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";

const shared = resolve(import.meta.dirname, "../../shared");

/** Whole paths; none where the folder is not there. */
export function corpus(folder: string, pattern: RegExp): string[] {
  try {
    return readdirSync(resolve(shared, folder))
      .filter((name) => pattern.test(name))
      .map((name) => resolve(shared, folder, name));
  } catch {
    return [];
  }
}

/** RouterOS exports: whole configurations. */
export const routerosExports = [
  ...corpus("fixtures/routeros", /export.*\.rsc$|^own-.*\.rsc$/),
  ...corpus("reference-network/golden", /\.rsc$/),
];
