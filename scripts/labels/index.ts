// Names of fields and kinds for readers, in the language that they asked for.
import type { Language } from "../../inventory/findings/index.ts";
import { en } from "./en.ts";
import { id } from "./id.ts";

/** Words of a page; fields that are not in it are told by their own name. */
export interface Labels {
  readonly headings: Readonly<
    Record<"fact" | "value" | "source" | "where" | "assumed" | "findings" | "referrers" | "quote" | "in" | "todo", string>
  >;
  readonly kinds: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  /** values that are words of ours, not of a document */
  readonly values: Readonly<Record<string, string>>;
}

const catalogue: Readonly<Record<Language, Labels>> = { id, en };

export function labelsOf(language: Language): Labels {
  return catalogue[language];
}

/** `isp.0.mbps` as `internet line 1, Mbps`. */
export function fieldLabel(labels: Labels, steps: readonly string[]): string {
  return steps.reduce((label, step) => {
    if (/^\d+$/.test(step)) return `${label} ${Number(step) + 1}`;
    const word = labels.fields[step] ?? step.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    return label === "" ? word : `${label}, ${word}`;
  }, "");
}

/** The kind's name for readers. */
export function kindLabel(labels: Labels, kind: string): string {
  return labels.kinds[kind] ?? kind.replaceAll("-", " ");
}
