// A stack keeps one master secret; every other secret is derived from it by name and rotation, in the form its use needs.
import { createPrivateKey, createPublicKey, hkdfSync } from "node:crypto";

const SALT = "simpul";
const KEY_BYTES = 32;
const WORD_DIGITS = 32;

/** DER of an X25519 private key before its 32 bytes (RFC 8410). */
const X25519_PREFIX = Buffer.from("302e020100300506032b656e04220420", "hex");

function bytes(master: string, name: string, rotation: number): Buffer {
  return Buffer.from(hkdfSync("sha256", master, SALT, `${name}:${rotation}`, KEY_BYTES));
}

/** WireGuard writes private keys clamped (RFC 7748, 5). */
function clamp(key: Buffer): Buffer {
  const clamped = Buffer.from(key);
  clamped[0] = (clamped[0] ?? 0) & 248;
  clamped[31] = ((clamped[31] ?? 0) & 127) | 64;
  return clamped;
}

/** The WireGuard public key of a private one, both base64. */
export function wireguardPublic(privateKey: string): string {
  const key = createPrivateKey({ key: Buffer.concat([X25519_PREFIX, Buffer.from(privateKey, "base64")]), format: "der", type: "pkcs8" });
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-KEY_BYTES).toString("base64");
}

/** The private key's name where the name is that of a public key. */
export function privateOf(name: string): string | undefined {
  return /^(wg-.+)-public$/.exec(name)?.[1];
}

/** `wg-X` a WireGuard private key, `wg-X-public` its public key, `wg-X-psk` a shared key, all base64; anything else 32 hex digits. */
export function derive(master: string, name: string, rotation = 0): string {
  const own = privateOf(name);
  if (own !== undefined) return wireguardPublic(derive(master, own, rotation));
  if (/^wg-.+-psk$/.test(name)) return bytes(master, name, rotation).toString("base64");
  if (name.startsWith("wg-")) return clamp(bytes(master, name, rotation)).toString("base64");
  return bytes(master, name, rotation).toString("hex").slice(0, WORD_DIGITS);
}
