// Bytes of a device's text to characters: UTF-8, and the CP1251 that old Winbox wrote into the same files.

const utf8 = new TextDecoder("utf-8", { fatal: true });
const cp1251 = new TextDecoder("windows-1251");

/** UTF-8 where it is that, else CP1251. */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return cp1251.decode(bytes);
  }
}

/** A whole file or answer: each line by itself, since one file may hold both. */
export function decodeText(bytes: Uint8Array): string {
  // what a Windows shell writes with `>`
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    const lines: string[] = [];
    for (let from = 0; from <= bytes.length; ) {
      const end = bytes.indexOf(10, from);
      lines.push(decodeBytes(bytes.subarray(from, end === -1 ? bytes.length : end)));
      from = end === -1 ? bytes.length + 1 : end + 1;
    }
    return lines.join("\n");
  }
}
