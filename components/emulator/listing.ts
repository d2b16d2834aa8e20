// The list of a farm's devices, as `simpul lab list` prints it; from disk alone, so that it works while the farm is stopped.

import { join } from "node:path";
import { readJson } from "./disk.ts";
import type { FarmFolder } from "./farm-folder.ts";
import type { Held } from "./held.ts";
import { keyPairAt } from "./keys.ts";

export interface Listed {
  readonly device: string;
  readonly site: string | null;
  readonly vendor: string;
  readonly role: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** absolute */
  readonly identityFile: string;
  /** OpenSSH public key line */
  readonly hostKey: string;
  readonly running: boolean;
}

/** `up`: whether the farm's process is there. A device without a port has never been started. */
export function listed(folder: FarmFolder, up: boolean): readonly Listed[] {
  const record = folder.record();
  const spec = folder.spec();
  if (record === undefined || spec === undefined) return [];
  return spec.devices.flatMap(({ device, site, vendor, role }) => {
    const port = record.ports[device];
    if (port === undefined) return [];
    const { line } = keyPairAt(join(folder.device(device), "host-key"), device);
    const power = readJson<Held>(join(folder.device(device), "state.json"))?.power ?? "on";
    const { identityFile } = record;
    return [
      { device, site, vendor, role, host: "127.0.0.1", port, user: "admin", identityFile, hostKey: line, running: up && power === "on" },
    ];
  });
}
