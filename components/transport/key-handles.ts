// Keys of AES-GCM as handles: ssh2 makes a cipher for each packet, and with a key of plain bytes that takes Node 24 four times as long (25 µs, not 6).
import { createSecretKey, type KeyObject } from "node:crypto";

type Key = Uint8Array | KeyObject | undefined;

/** What ssh2 1.17 keeps of a connection; where it is otherwise, everything works as before, slower. */
interface Inside {
  readonly _protocol?: { readonly _cipher?: { _encKey?: Key }; readonly _decipher?: { _decipherKey?: Key } };
}

/** To be called once the keys are agreed upon. */
export function useKeyHandles(connection: object): void {
  const { _cipher: cipher, _decipher: decipher } = (connection as Inside)._protocol ?? {};
  if (cipher?._encKey instanceof Uint8Array) cipher._encKey = createSecretKey(cipher._encKey);
  if (decipher?._decipherKey instanceof Uint8Array) decipher._decipherKey = createSecretKey(decipher._decipherKey);
}
