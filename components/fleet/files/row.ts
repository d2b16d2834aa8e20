// What every file of devices comes down to: rows of named cells, each with its place; checked alike, all mistakes at once.
import { homedir } from "node:os";
import { resolve } from "node:path";
import type { Vendor } from "../../devices/platform.ts";
import { isPort, type Listed, readJump } from "../listed.ts";

/** Line and column from 1; `file` where it is not the one that was named. */
export interface Place {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

export interface Mistake extends Place {
  readonly message: string;
  readonly fix?: string;
}

export interface Cell extends Place {
  readonly value: string;
}

export const fields = [
  "device",
  "host",
  "port",
  "vendor",
  "user",
  "identityFile",
  "passwordRef",
  "password",
  "jump",
  "site",
  "algorithms",
  "hostKey",
] as const;
export type Field = (typeof fields)[number];
export type Row = ReadonlyMap<Field, Cell>;

export interface DeviceFile {
  readonly devices: readonly Listed[];
  readonly mistakes: readonly Mistake[];
}

/** Where a file stands, for paths in it, and whether others can read it. */
export interface FilePlace {
  readonly folder: string;
  readonly isPrivate: boolean;
}

/** Names of systems in the words of the tools that people come from. */
const vendors: Readonly<Record<string, Vendor>> = {
  routeros: "routeros",
  mikrotik: "routeros",
  mikrotik_routeros: "routeros",
  "community.routeros.routeros": "routeros",
  "community.network.routeros": "routeros",
  ios: "ios",
  iosxe: "ios",
  cisco_ios: "ios",
  cisco_xe: "ios",
  "cisco.ios.ios": "ios",
  linux: "linux",
  linuxgeneric: "linux",
  frr: "linux",
};

export function vendorOf(word: string): Vendor | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(vendors, key) ? vendors[key] : undefined;
}

/** Devices of rows; a row with a mistake gives no device. */
export function devicesOf(rows: readonly Row[], place: FilePlace, known: readonly Mistake[] = []): DeviceFile {
  const reader = new RowReader(place);
  const devices = rows.flatMap((row) => reader.device(row) ?? []);
  const mistakes = [...known, ...reader.mistakes];
  if (rows.length === 0 && mistakes.length === 0) mistakes.push({ line: 1, column: 1, message: "no device is in it" });
  return { devices, mistakes: mistakes.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** It becomes the name of a file. */
const deviceName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const hostName = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)$/;
const secretName = /^[a-z0-9][a-z0-9-]{0,62}$/;

class RowReader {
  readonly mistakes: Mistake[] = [];
  readonly #place: FilePlace;
  readonly #seen = new Map<string, Cell>();

  constructor(place: FilePlace) {
    this.#place = place;
  }

  device(row: Row): Listed | undefined {
    const before = this.mistakes.length;
    const [first] = row.values();
    const device = this.#named(row.get("device"), first);
    const host = row.get("host") ?? row.get("device");
    if (host !== undefined && !hostName.test(host.value)) this.#wrong(host, `"${host.value}" is neither an address nor a host name`);
    const vendor = this.#vendor(row.get("vendor"));
    const port = this.#port(row.get("port"));
    const more = { ...this.#login(row), ...this.#way(row) };
    if (this.mistakes.length > before || device === undefined || vendor === undefined || port === undefined) return undefined;
    return { device, vendor, host: host?.value ?? device, port, ...more };
  }

  #named(cell: Cell | undefined, row: Cell | undefined): string | undefined {
    if (cell === undefined) {
      this.#wrong(row ?? { value: "", line: 1, column: 1 }, "the device has no name");
      return undefined;
    }
    const { value } = cell;
    const first = this.#seen.get(value);
    if (!deviceName.test(value))
      this.#wrong(cell, `"${value}" cannot be a device's name`, "letters, digits, dots, hyphens and underscores");
    else if (first !== undefined) this.#wrong(cell, `device ${value} is there twice, first in line ${first.line}`);
    this.#seen.set(value, cell);
    return value;
  }

  #vendor(cell: Cell | undefined): Vendor | undefined {
    if (cell === undefined) return "routeros";
    const vendor = vendorOf(cell.value);
    if (vendor === undefined) this.#wrong(cell, `there is no vendor "${cell.value}"`, "one of routeros, ios, linux");
    return vendor;
  }

  #port(cell: Cell | undefined): number | undefined {
    if (cell === undefined) return 22;
    const port = Number(cell.value);
    if (/^\d+$/.test(cell.value) && isPort(port)) return port;
    this.#wrong(cell, `"${cell.value}" is no port`, "a number from 1 to 65535");
    return undefined;
  }

  #login(row: Row): Partial<Listed> {
    const [user, identityFile, hostKey] = [row.get("user"), row.get("identityFile"), row.get("hostKey")];
    return {
      ...(user === undefined ? {} : { user: user.value }),
      ...(identityFile === undefined ? {} : { identityFile: pathFrom(this.#place.folder, identityFile.value) }),
      ...(hostKey === undefined ? {} : { hostKey: hostKey.value }),
      ...this.#password(row.get("passwordRef"), row.get("password")),
    };
  }

  /** Neither a name that may be a password by mistake nor a password is ever repeated. */
  #password(reference: Cell | undefined, clear: Cell | undefined): Partial<Listed> {
    if (reference !== undefined) {
      const name = /^secret\((.*)\)$/.exec(reference.value)?.[1] ?? reference.value;
      if (secretName.test(name)) return { passwordRef: name };
      this.#wrong(
        reference,
        "what stands for its password is no secret's name",
        "lower-case letters, digits and hyphens; the value goes into SIMPUL_SECRET_NAME or .simpul/secrets/NAME",
      );
    } else if (clear !== undefined) {
      const { value } = clear;
      if (this.#place.isPrivate) return { password: () => value };
      this.#wrong(
        clear,
        "a password stands here, and others can read the file",
        "chmod 600 the file, or write secret(NAME) and put the value into SIMPUL_SECRET_NAME",
      );
    }
    return {};
  }

  #way(row: Row): Partial<Listed> {
    const [jump, site, algorithms] = [row.get("jump"), row.get("site"), row.get("algorithms")];
    const way = jump === undefined ? undefined : readJump(jump.value);
    if (jump !== undefined && way === undefined)
      this.#wrong(jump, `"${jump.value}" is no way through jump hosts`, "user@host:port, several joined by >");
    if (algorithms !== undefined && algorithms.value !== "old")
      this.#wrong(algorithms, `algorithms are "old" or nothing, not "${algorithms.value}"`);
    return {
      ...(way === undefined ? {} : { jump: way }),
      ...(site === undefined ? {} : { site: site.value }),
      ...(algorithms === undefined ? {} : { algorithms: "old" as const }),
    };
  }

  #wrong({ file, line, column }: Place, message: string, fix?: string): void {
    this.mistakes.push({ line, column, message, ...(file === undefined ? {} : { file }), ...(fix === undefined ? {} : { fix }) });
  }
}

function pathFrom(folder: string, path: string): string {
  return resolve(folder, path.replace(/^~(?=\/|$)/, homedir()));
}
