// What stands for a secret wherever text is printed: a fingerprint under a key that never leaves the checkout.
import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
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

/** A key of plain bytes is made a handle at each use, which takes longer than the rest; a fleet has many secrets. */
const handles = new WeakMap<Uint8Array, KeyObject>();

function handleOf(key: Uint8Array): KeyObject {
  const handle = handles.get(key) ?? createSecretKey(key);
  handles.set(key, handle);
  return handle;
}

/** `secret:` and the first 8 hex digits of the keyed hash: equal secrets look equal in this checkout and nowhere else. */
export function fingerprint(key: Uint8Array, clear: string): string {
  return `secret:${createHmac("sha256", handleOf(key)).update(clear, "utf8").digest("hex").slice(0, 8)}`;
}
