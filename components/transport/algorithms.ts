// Which algorithms are offered: none that is known to be weak, unless a device is named as old.
import type { Algorithms, ServerHostKeyAlgorithm } from "ssh2";
import type { Pin } from "./host-key.ts";

const strongHostKeys: readonly ServerHostKeyAlgorithm[] = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "rsa-sha2-512",
  "rsa-sha2-256",
];

/** SHA-1 signatures. */
const oldHostKeys: readonly ServerHostKeyAlgorithm[] = ["ssh-rsa"];

/** A pin is held to its own kind of key: a device with several must show that one, and nobody can offer a weaker one in its place. */
export function algorithmsFor({ type }: Pick<Pin, "type">, isOld: boolean): Algorithms {
  return { ...ciphers(isOld), serverHostKey: hostKeys(type, isOld) };
}

/** For a first contact: every kind of key, the pinned kind first. */
export function algorithmsForScan({ type }: Pick<Pin, "type">, isOld: boolean): Algorithms {
  const first = hostKeys(type, isOld);
  const all = hostKeys(undefined, isOld);
  return { ...ciphers(isOld), serverHostKey: [...first, ...all.filter((kind) => !first.includes(kind))] };
}

function hostKeys(type: string | undefined, isOld: boolean): ServerHostKeyAlgorithm[] {
  const all = [...strongHostKeys, ...(isOld ? oldHostKeys : [])];
  if (type === undefined) return all;
  return all.filter((kind) => (type === "ssh-rsa" ? /rsa/.test(kind) : kind === type));
}

function ciphers(isOld: boolean): Algorithms {
  return {
    kex: {
      append: isOld ? ["diffie-hellman-group-exchange-sha1", "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1"] : [],
      prepend: [],
      remove: [],
    },
    // AES-GCM runs in hardware; the default order costs a third more CPU a session.
    cipher: {
      prepend: ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com"],
      append: isOld ? ["aes256-cbc", "aes192-cbc", "aes128-cbc", "3des-cbc"] : [],
      remove: [],
    },
    hmac: isOld
      ? { append: ["hmac-md5"], prepend: [], remove: [] }
      : { append: [], prepend: [], remove: ["hmac-sha1", "hmac-sha1-etm@openssh.com"] },
  };
}
