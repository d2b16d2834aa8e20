// Canonical text of a model: `set` commands, sorted.
import { lineOf } from "./line.ts";
import type { VyosModel } from "./model.ts";

export function print({ paths }: VyosModel): string {
  return paths.map((path) => `${lineOf(path)}\n`).join("");
}
