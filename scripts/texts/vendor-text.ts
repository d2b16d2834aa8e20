// What the doors on device texts share: reading a file or standard input, the vendor, and masks under the checkout's key.
import { decodeText } from "../../components/devices/decode.ts";
import { platformOf, UnknownVendor } from "../../components/devices/index.ts";
import type { Mask, Model, Platform } from "../../components/devices/platform.ts";
import { SecretError } from "../../components/secrets/checkout.ts";
import { fingerprint, fingerprintKey } from "../../components/secrets/fingerprint.ts";
import { checkout } from "../door/checkout.ts";
import { DoorError } from "../door/door.ts";
import { bytesOf, type Limit } from "../door/input-bytes.ts";
import { folderText, isFolder } from "./folder-text.ts";

/** Larger than any configuration; what is larger is no configuration. */
const limit: Limit = { most: 64 * 1024 * 1024, words: "more than any configuration", fix: "give the text of one device" };

export function vendorOf(name: string | undefined): Platform {
  try {
    return platformOf(name ?? "");
  } catch (error) {
    throw error instanceof UnknownVendor ? new DoorError(error.message, { fix: error.fix }) : error;
  }
}

/** The text of a file, of standard input for `-`, or of a folder where the vendor's is many files; CP1251 and UTF-8 both come out right. */
export function textOf(path: string | undefined, what: string, platform?: Platform): string {
  if (path === undefined) throw new DoorError(`no ${what} is given`, { fix: "name a file, or - for standard input" });
  if (platform?.files === true && path !== "-" && isFolder(path)) return folderText(path, limit);
  const bytes = bytesOf(path, "the text of one device", limit);
  if (bytes.includes(0) && !isWide(bytes))
    throw new DoorError(`${path} is no text: it holds zero bytes`, { fix: "give an export, not a binary backup" });
  return decodeText(bytes);
}

/** UTF-16, as a Windows shell writes it. */
function isWide(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

/** Only one text can come from standard input. */
export function refuseTwoInputs(paths: readonly (string | undefined)[]): void {
  if (paths.filter((path) => path === "-").length > 1)
    throw new DoorError("only one text can come from standard input", { fix: "put the other one in a file" });
}

/** Masks under the checkout's key, and remembers what each fingerprint stands for: for --reveal, never printed. */
export interface Masks {
  readonly mask: Mask;
  readonly clear: ReadonlyMap<string, string>;
}

export function masks(root = checkout): Masks {
  const key = keyOf(root);
  const clear = new Map<string, string>();
  const mask: Mask = (value) => {
    const printed = fingerprint(key, value);
    clear.set(printed, value);
    return printed;
  };
  return { mask, clear };
}

function keyOf(root: string): Uint8Array {
  try {
    return fingerprintKey(root);
  } catch (error) {
    throw error instanceof SecretError ? new DoorError(error.message, { fix: error.fix }) : error;
  }
}

/** A text read and masked: nothing of what is made from it can print a secret. */
export function maskedModel(platform: Platform, text: string, mask: Mask): Model {
  return platform.mask(platform.parse(text), mask);
}

/** A device's words as a terminal may have them: nothing in them steers it. */
export function shown(text: string): string {
  return text.replace(/\p{C}/gu, "\u{FFFD}").slice(0, 300);
}
