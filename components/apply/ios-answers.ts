// What an IOS device answers to a change: its refusals among its ordinary words, and what it says of itself before it.
import { iosFreeMemory, iosFreeSpace, iosLoad } from "../devices/readings/ios-facts.ts";
import type { Condition } from "./procedure.ts";

/** Words behind a `%` that refuse nothing: notes, and the device's log on the same line. */
const note =
  /^\s*%\s*(Warning\b|Note\b|No matching route to delete|Access list \S+ does not exist|Interface \S+ (IPv[46] )?.*address\(es\) removed|No Rollback Confirmed Change pending|\S+ overlaps with |[A-Z0-9_]+-\d-[A-Z0-9_]+:)/i;
const refusal = /^\s*%|already exists\b|Command rejected|Configuration mode (is )?locked|^\s*(Error|ERROR)\b/;

/** The line in which the device refuses, short, without what it repeats of the command: that may hold a secret. A `%` at its start is not enough. */
export function refusalIn(text: string): string | undefined {
  const line = text.split("\n").find((each) => refusal.test(each) && !note.test(each));
  return line
    ?.trim()
    .replace(/"[\s\S]*/, "…")
    .slice(0, 200);
}

export interface Asked {
  readonly files: string;
  readonly cpu: string;
  readonly memory: string;
  readonly lock: string;
  readonly privilege: string;
}

/** What is not said is not held against it. */
export function conditionIn({ files, cpu, memory, lock, privilege }: Asked, user: string): Condition {
  const level = /privilege level is (\d+)/.exec(privilege)?.[1];
  const owner = /^\s*User\s*: *(\S+)/m.exec(lock)?.[1];
  return {
    ...(level === undefined || level === "15" ? {} : { unfit: `its user "${user}" has privilege ${level}, a change needs 15` }),
    ...numbered("freeSpace", iosFreeSpace(files)),
    ...numbered("freeMemory", iosFreeMemory(memory)),
    ...numbered("cpuLoad", iosLoad(cpu)?.replace("%", "")),
    writers: owner === undefined ? [] : [`${owner} holds its configuration for themselves (configure terminal lock)`],
  };
}

function numbered<Key extends string>(key: Key, text: string | undefined): { readonly [K in Key]?: number } {
  return (text === undefined ? {} : { [key]: Number(text) }) as { readonly [K in Key]?: number };
}
