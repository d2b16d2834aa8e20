// What stands for a secret wherever text is printed: a fingerprint under a key that never leaves the checkout.
import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { madeOnce, privateFolder, SecretError } from "./checkout.ts";

const BYTES = 32;

/** The checkout's fingerprint key, made at first use; two processes at once get the same. `root` is the checkout's top folder. */
export function fingerprintKey(root: string): Uint8Array {
  const path = join(privateFolder(root), "fingerprint.key");
  const { content } = madeOnce(path, () => `${randomBytes(BYTES).toString("hex")}\n`);
  const key = Buffer.from(content.trim(), "hex");
  if (key.length !== BYTES)
    throw new SecretError(`${path} does not hold a key (64 hex digits)`, `remove it, and a new one is made: rm ${path}`);
  return key;
}

/** `secret:` and the first 8 hex digits of the keyed hash: equal secrets look equal in this checkout and nowhere else. */
export function fingerprint(key: Uint8Array, clear: string): string {
  return `secret:${createHmac("sha256", key).update(clear, "utf8").digest("hex").slice(0, 8)}`;
}
