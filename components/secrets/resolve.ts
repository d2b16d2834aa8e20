// The chain by which every door resolves a secret's name: environment, 0600 file, the region's command, the stack.
import { createHash } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { stateMark } from "./backend.ts";
import { privateFolder, readPrivate } from "./checkout.ts";
import { derive } from "./derive.ts";
import { fingerprint, fingerprintKey } from "./fingerprint.ts";
import { outside, type Resolve, remembered, type SecretSource } from "./outside.ts";
import { stackMaster } from "./stack-master.ts";

/**
 * Clear values, for what is sent to devices or written on request. The stack is asked (a second or two) only when a name is found nowhere before it.
 * `root` is the checkout's top folder.
 */
export function resolver(root: string, source: SecretSource): Resolve {
  const given = outside(root, source);
  const inStack = stackSecrets(root, source);
  return remembered((name) => given(name) ?? inStack(name));
}

function stackSecrets(root: string, source: SecretSource): Resolve {
  let asked = false;
  let master: string | undefined;
  return (name) => {
    if (!asked) master = stackMaster(root, source.stack ?? source.region);
    asked = true;
    return master === undefined ? undefined : derive(master, name, source.rotations?.[name] ?? 0);
  };
}

/**
 * What may be printed for names: `secret:` and 8 hex digits; undefined where the secret is not known yet. Fingerprints of stack secrets are
 * remembered (never the secrets) for as long as the state is the same, so that printing does not ask the stack each time.
 */
export function fingerprints(root: string, source: SecretSource, names: readonly string[]): Resolve {
  const key = fingerprintKey(root);
  const given = outside(root, source);
  const found = new Map<string, string>();
  for (const name of names) {
    const clear = given(name);
    if (clear !== undefined) found.set(name, fingerprint(key, clear));
  }
  const rest = names.filter((name) => !found.has(name));
  for (const [name, print] of stackFingerprints(root, source, key, rest)) found.set(name, print);
  return (name) => found.get(name);
}

const Kept = z.strictObject({ mark: z.string(), prints: z.record(z.string(), z.string()) });

function stackFingerprints(root: string, source: SecretSource, key: Uint8Array, names: readonly string[]): [string, string][] {
  const stack = source.stack ?? source.region;
  const state = stateMark(root, stack);
  if (names.length === 0 || state === "none") return [];
  const mark = state === undefined ? undefined : createHash("sha256").update(state).update(key).digest("hex");
  const file = join(privateFolder(root, "fingerprints"), `${createHash("sha256").update(stack).digest("hex").slice(0, 16)}.json`);
  const kept = mark === undefined ? {} : readKept(file, mark);
  const labelOf = (name: string): string => `${name}:${source.rotations?.[name] ?? 0}`;
  if (names.some((name) => kept[labelOf(name)] === undefined)) {
    const clearOf = stackSecrets(root, source);
    for (const name of names) {
      const clear = clearOf(name);
      if (clear !== undefined) kept[labelOf(name)] = fingerprint(key, clear);
    }
    if (mark !== undefined) writeKept(file, mark, kept);
  }
  return names.flatMap((name) => {
    const print = kept[labelOf(name)];
    return print === undefined ? [] : [[name, print] as [string, string]];
  });
}

function readKept(file: string, mark: string): Record<string, string> {
  try {
    const kept = Kept.parse(JSON.parse(readPrivate(file) ?? "null"));
    return kept.mark === mark ? kept.prints : {};
  } catch {
    // made anew: it holds nothing that cannot be worked out again
    return {};
  }
}

function writeKept(file: string, mark: string, prints: Record<string, string>): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ mark, prints }), { mode: 0o600 });
  renameSync(draft, file);
}
