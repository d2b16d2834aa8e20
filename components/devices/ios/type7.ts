// Passwords that the device only disguises (type 7): the same password is written in many ways, so it is compared clear.

const pad = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

/** Undefined where the text is none that a device has written. */
export function clearOf(disguised: string): string | undefined {
  if (!/^\d\d([0-9A-F]{2})+$/i.test(disguised)) return undefined;
  const seed = Number(disguised.slice(0, 2));
  const bytes = disguised.slice(2).match(/../g) ?? [];
  const clear = bytes.map((byte, at) => String.fromCharCode(Number.parseInt(byte, 16) ^ pad.charCodeAt((seed + at) % pad.length)));
  return seed < pad.length && clear.every((character) => character >= "!" && character <= "~") ? clear.join("") : undefined;
}
