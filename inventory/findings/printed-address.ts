// An address as a table prints it, read as far as it can be: scheme, host, port; or what is wrong with it.

export interface PrintedAddress {
  readonly scheme: "http" | "https" | undefined;
  /** lower case */
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string;
  readonly kind: "name" | "bare" | "malformed";
}

const shape = /^(?:(https?):(\/\/)?)?([^/:\s]+)(?::(\d+))?(\/\S*)?$/i;

/** Undefined for words that are no address: Local Host, Offline/Local, a store. Tables break long addresses over lines, so white space is nothing. */
export function printedAddress(printed: string): PrintedAddress | undefined {
  const found = shape.exec(printed.replaceAll(/\s+/g, ""));
  const host = found?.[3]?.toLowerCase() ?? "";
  if (found === null || !host.includes(".")) return undefined;
  const scheme = found[1]?.toLowerCase() as PrintedAddress["scheme"];
  const kind = scheme !== undefined && found[2] === undefined ? "malformed" : kindOf(host);
  return { scheme, host, port: found[4], path: (found[5] ?? "/").replace(/\/$/, ""), kind };
}

function kindOf(host: string): PrintedAddress["kind"] {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return "bare";
  return /^[\d.]+$/.test(host) || !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(host) ? "malformed" : "name";
}

/** RFC 1918 addresses are reached over some network of the government, not from the internet. */
export function isPrivate(host: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);
}
