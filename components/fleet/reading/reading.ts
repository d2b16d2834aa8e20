// What is read of a device for its operators: the configuration, and what it sees and measures. One way a vendor.
import type { Platform, Vendor } from "../../devices/platform.ts";
import type { Session } from "../../transport/session.ts";
import { ios } from "./ios.ts";
import { linux } from "./linux.ts";
import { routeros } from "./routeros.ts";

export interface Neighbour {
  readonly interface: string;
  readonly identity?: string;
  readonly address?: string;
  readonly mac?: string;
  readonly platform?: string;
  readonly board?: string;
  readonly version?: string;
  readonly remoteInterface?: string;
}

/** Powers in dBm; absent where the port does not measure. */
export interface Optic {
  readonly interface: string;
  readonly status: string;
  readonly txPower?: number;
  readonly rxPower?: number;
  readonly temperature?: number;
  readonly vendor?: string;
  readonly part?: string;
  readonly wavelength?: string;
}

export interface Facts {
  readonly identity?: string;
  readonly version?: string;
  readonly model?: string;
  readonly serial?: string;
  readonly uptime?: string;
  readonly cpuLoad?: string;
  readonly freeMemory?: string;
  readonly freeSpace?: string;
  readonly ospf: readonly { readonly routerId?: string; readonly address?: string; readonly interface?: string; readonly state?: string }[];
  readonly queues: readonly { readonly name: string; readonly bytes?: string; readonly dropped?: string; readonly rate?: string }[];
  /** parts that the device did not answer, in its words */
  readonly missing: readonly { readonly part: string; readonly why: string }[];
}

export interface Reading {
  /** as the device printed it, with clear secrets: only in memory */
  readonly configuration: string;
  readonly facts: Facts;
  readonly neighbours: readonly Neighbour[];
  readonly optics: readonly Optic[];
}

/** The device answered, and not with what was asked for. */
export class Unreadable extends Error {}

/** Changes nothing, so it may be done twice. */
export interface Reader {
  /** everything */
  read(session: Session): Promise<Reading>;
  /** the configuration alone, with clear secrets */
  configuration(session: Session): Promise<string>;
  /** its own record of who changed what, newest first */
  changes(session: Session): Promise<readonly LoggedChange[]>;
}

/** A change in the device's own words; the time is its own, too. */
export interface LoggedChange {
  readonly what: string;
  readonly by?: string;
  readonly time?: string;
}

/** Undefined where reading is not there yet for the vendor. */
export function readerOf(vendor: Vendor): Reader | undefined {
  const readers: Readonly<Partial<Record<Vendor, Reader>>> = { routeros, ios, linux };
  return readers[vendor];
}

/** With clear secrets. */
export async function configurationOf(session: Session, { vendor }: Platform): Promise<string> {
  const reader = readerOf(vendor);
  if (reader === undefined) throw new Unreadable(`reading ${vendor} devices is not there yet`);
  return reader.configuration(session);
}
