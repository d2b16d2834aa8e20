// What a farm is made of: which devices stand where, and which cable goes where. The farm's starter writes it as JSON.
import type { Vendor } from "../devices/platform.ts";

export interface SpecBoard {
  /** what the device's own export calls it, e.g. L009UiGS */
  readonly exportModel: string;
  /** RouterOS device-mode it leaves the factory with */
  readonly deviceMode?: "home" | "basic" | "advanced";
  /** the vendor's port names, in the board's order */
  readonly ports: readonly string[];
}

export interface SpecDevice {
  readonly device: string;
  readonly site: string | null;
  readonly vendor: Vendor;
  readonly role: string;
  readonly board: SpecBoard;
  readonly version: string;
}

/** A port of a device; a tunnel's interface name for a VPN. A device that is not in the farm is a foreign one (an ISP). */
export interface Plug {
  readonly device: string;
  readonly port: string;
}

export interface Cable {
  readonly id: string;
  readonly a: Plug;
  readonly b: Plug;
}

export interface FarmSpec {
  readonly region: string;
  /** address that operators' sessions come from: what the devices' rules see */
  readonly operator?: string;
  readonly devices: readonly SpecDevice[];
  readonly cables: readonly Cable[];
}

/** Milliseconds that a device takes beyond what this machine needs. */
export interface Latency {
  readonly login: number;
  readonly command: number;
}

export const noLatency: Latency = { login: 0, command: 0 };

/** Reads `login=600,command=200`; undefined where it is something else. */
export function readLatency(text: string): Latency | undefined {
  const pairs = text.split(",").map((part) => /^(login|command)=(\d{1,6})$/.exec(part.trim()));
  if (pairs.some((pair) => pair === null)) return undefined;
  const given = Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", Number(pair?.[2])]));
  return { ...noLatency, ...given };
}
