// A device as a file, the plan or the farm names it: where it is, and who logs in how; its host key is another matter (pins.ts).
import type { Vendor } from "../devices/platform.ts";

/** A host on the way to a device: `user@host:port`, or another device's name. */
export interface JumpWord {
  readonly user?: string;
  readonly host: string;
  readonly port?: number;
}

export interface Listed {
  readonly device: string;
  readonly vendor: Vendor;
  readonly host: string;
  readonly port: number;
  readonly site?: string;
  readonly user?: string;
  /** absolute */
  readonly identityFile?: string;
  /** a secret's name */
  readonly passwordRef?: string;
  /** of a file that only its owner can read */
  readonly password?: () => string;
  readonly jump?: readonly JumpWord[];
  readonly algorithms?: "old";
  /** OpenSSH public key line or fingerprint, where whoever names the device knows it too */
  readonly hostKey?: string;
}

/** `user@host:port` joined by `>`, the nearest to us first; undefined where it is something else. */
export function readJump(text: string): readonly JumpWord[] | undefined {
  const words = text.split(">").map((part) => jumpWord(part.trim()));
  return words.every((word) => word !== undefined) ? words : undefined;
}

function jumpWord(text: string): JumpWord | undefined {
  const [, user, v6, plain, digits] = /^(?:([^@\s:]+)@)?(?:\[([0-9a-fA-F:]+)\]|([^@\s:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = v6 ?? plain;
  const port = digits === undefined ? undefined : Number(digits);
  if (host === undefined || (port !== undefined && !isPort(port))) return undefined;
  return { host, ...(user === undefined ? {} : { user }), ...(port === undefined ? {} : { port }) };
}

export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}
