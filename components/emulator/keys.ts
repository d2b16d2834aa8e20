// Key pairs of the farm: one ed25519 host key a device, one key to log in with. Private halves are 0600 files.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import ssh2 from "ssh2";
import { writeWhole } from "./disk.ts";

export interface KeyPair {
  /** OpenSSH private key */
  readonly secret: string;
  /** OpenSSH public key line */
  readonly line: string;
}

/** The pair in the file and its `.pub`; made where it is not there yet. */
export function keyPairAt(file: string, comment: string): KeyPair {
  if (existsSync(file)) return { secret: readFileSync(file, "utf8"), line: publicLine(readFileSync(file, "utf8"), comment) };
  const made = freshKey(comment);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeWhole(`${file}.pub`, `${made.line}\n`);
  writeWhole(file, made.secret);
  return made;
}

/** A new pair. ssh2 1.17 writes one in 256 ed25519 keys so that nothing can read it, itself included (measured): such a one is thrown away. */
export function freshKey(comment: string): KeyPair {
  for (;;) {
    const made = ssh2.utils.generateKeyPairSync("ed25519", { comment });
    if (!(ssh2.utils.parseKey(made.private) instanceof Error)) return { secret: made.private, line: made.public };
  }
}

function publicLine(secret: string, comment: string): string {
  const key = ssh2.utils.parseKey(secret);
  if (key instanceof Error || Array.isArray(key)) throw new Error(`a key file of the farm is damaged: ${key}`);
  return `${key.type} ${key.getPublicSSH().toString("base64")} ${comment}`;
}
