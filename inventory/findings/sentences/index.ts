// The catalogue of sentences: a finding's words in each language, from its values.
import type { Found, Language, Words } from "../finding.ts";
import type { Values } from "../values.ts";
import { en } from "./en.ts";
import { id } from "./id.ts";

/** By rule: what is the matter, and what to do. */
export type Sentences = { readonly [R in keyof Values]: (values: Values[R]) => readonly [message: string, fix: string] };

const catalogue: Readonly<Record<Language, Sentences>> = { id, en };

export function wordsOf(found: Found, language: Language): Words {
  const say = catalogue[language][found.rule] as (values: Found["values"]) => readonly [string, string];
  const [message, fix] = say(found.values);
  return { message, fix };
}
