// Masking and revealing secrets: the value behind a node whose name says so.
import { fingerprint, maskValue, reference } from "../engine/secret-word.ts";
import type { Mask, Reveal } from "../platform.ts";
import { modelOf } from "./build.ts";
import { lineOf, wordsOf } from "./line.ts";
import type { VyosModel } from "./model.ts";

/** Nodes whose value is a secret; a community of SNMP is a node itself. */
const nodes =
  /^(plaintext-password|encrypted-password|password|md5-key|simple-password|plaintext-key|pre-shared-secret|preshared-key|private-key|secret|passphrase|auth-key|key-string)$/;

function isSecret(path: readonly string[], at: number): boolean {
  const before = path[at - 1] ?? "";
  if (before === "community" && path.includes("snmp")) return true;
  return nodes.test(before) && at === path.length - 1;
}

function changed(model: VyosModel, change: (value: string, path: readonly string[], at: number) => string): VyosModel {
  return modelOf(
    model.paths.map((path) => path.map((word, at) => change(word, path, at))),
    model,
  );
}

export function mask(model: VyosModel, mask: Mask): VyosModel {
  return changed(model, (word, path, at) => (isSecret(path, at) ? maskValue(word, mask) : word));
}

export function reveal(model: VyosModel, reveal: Reveal): VyosModel {
  return changed(model, (word) => {
    const name = reference.exec(word)?.[1];
    return name === undefined ? word : (reveal(name) ?? word);
  });
}

export function maskText(text: string, mask: Mask): string {
  return text
    .split("\n")
    .map((line) => {
      const words = wordsOf(line);
      if (words !== undefined) return lineOf(words.map((word, at) => (isSecret(words, at) ? maskValue(word, mask) : word)));
      // no telling where its words end: what stands behind a telling one goes
      return line.replace(
        /\b((?:plaintext-|encrypted-|simple-)?password|[\w-]*key|[\w-]*secret|community)(\s+)(\S.*)$/,
        (_, node, blank, value) => `${node}${blank}${maskValue(value, mask)}`,
      );
    })
    .join("\n");
}

const maskedWord = /secret:[0-9a-f]{8}|secret\([a-z0-9][a-z0-9.-]*\)/g;

export function revealText(text: string, known: (word: string) => string | undefined): string {
  return text.replace(maskedWord, (whole) => known(whole) ?? whole);
}

export function lookAlikes({ paths }: VyosModel): readonly string[] {
  return paths
    .filter((path) => path.some((word, at) => isSecret(path, at) && fingerprint.test(word)))
    .map((path) => path.slice(0, -1).join(" "));
}
