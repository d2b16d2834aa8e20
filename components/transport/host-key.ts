// Host keys: how a pinned key is written, and whether the key a device shows is that one.
import { createHash } from "node:crypto";

/** `SHA256:…`, as OpenSSH prints it. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

/** A pin as an OpenSSH public key line or a `SHA256:` fingerprint. */
export interface Pin {
  readonly fingerprint: string;
  /** e.g. ssh-ed25519; a bare fingerprint does not say */
  readonly type?: string;
}

/** Reads a pin; undefined where the text is neither form. */
export function readPin(text: string): Pin | undefined {
  const trimmed = text.trim();
  if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(trimmed)) return { fingerprint: trimmed };
  const [type, body] = trimmed.split(/\s+/);
  if (type === undefined || body === undefined || !/^[a-z0-9@.-]+$/.test(type)) return undefined;
  const key = Buffer.from(body, "base64");
  return keyType(key) === type ? { type, fingerprint: fingerprintOf(key) } : undefined;
}

/** The type that stands inside a public key blob; "" for what is no key. */
export function keyType(key: Uint8Array): string {
  const bytes = Buffer.from(key);
  if (bytes.length < 4) return "";
  const length = bytes.readUInt32BE(0);
  return length > 64 ? "" : bytes.toString("latin1", 4, 4 + length);
}
