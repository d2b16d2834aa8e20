// The log that the device keeps: its size and the least severity, each with or without the other.
import type { Formed } from "../forms.ts";
import { readers } from "../values.ts";

const smallest = 4096;

/** Words: `logging buffered`, and the rest where there is one: `5000 5`, `discriminator NAME 32000 notifications`. */
export function logBuffer(words: readonly string[], _: string | undefined, off: boolean): Formed | undefined {
  if (off) return { line: "no logging buffered" };
  const rest = (words[2] ?? "").split(" ").filter((word) => word !== "");
  const discriminator = rest[0] === "discriminator" ? rest.slice(0, 2) : [];
  const [size, level, more] = sizeAndLevel(rest.slice(discriminator.length));
  if (more) return undefined;
  const said = [...discriminator, size === `${smallest}` ? "" : size, level === "debugging" ? "" : level].filter((word) => word !== "");
  return said.length === 0 ? {} : { line: ["logging buffered", ...said].join(" ") };
}

function sizeAndLevel(words: readonly string[]): readonly [size: string, level: string, more: boolean] {
  const [first = "", second] = words;
  const isSize = /^\d{2,}$/.test(first);
  const level = readers.level((isSize ? second : first) ?? "") ?? "";
  const used = (isSize ? 1 : 0) + (level === "" ? 0 : 1);
  return [isSize ? `${Number(first)}` : "", level, used !== words.length];
}
