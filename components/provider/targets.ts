// Where devices are: the emulated farm says it itself; real ones are in the plan, their host keys in known_hosts.d/REGION.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Vendor } from "../devices/platform.ts";
import type { Target } from "../transport/session.ts";
import { ProviderError } from "./calls.ts";
import type { DeviceConfigInputs } from "./inputs.ts";
import type { Settings } from "./settings.ts";

export interface Known {
  readonly vendor: Vendor;
  readonly target: Target;
}

/** A device that nothing is known of: why, for people. */
export class UnknownDevice extends Error {}

export interface Targets {
  /** devices that are worth a look before it is certain where all are; what was seen of them counts unless `known` says that they changed */
  early(): Promise<readonly Known[]>;
  /** every device that may be read ahead */
  known(): Promise<{ readonly devices: readonly Known[]; readonly changed: boolean }>;
  /** fails with UnknownDevice */
  of(device: string, hint: DeviceConfigInputs["target"]): Promise<Target>;
}

/** Runs one of our own doors; what it prints on its error stream is the message. */
export type Door = (words: readonly string[]) => Promise<string>;

export function doorOf(root: string): Door {
  const run = promisify(execFile);
  return async (words) => {
    try {
      const { stdout } = await run(process.execPath, [join(root, "scripts/simpul.ts"), ...words], {
        cwd: root,
        maxBuffer: 256 * 1024 * 1024,
      });
      return stdout;
    } catch (error) {
      const { stderr = "", message } = error as { readonly stderr?: string; readonly message: string };
      const said = stderr.trim().replace(/^simpul: /, "");
      throw new ProviderError(`simpul ${words.join(" ")}: ${said === "" ? message : said}`);
    }
  };
}

const Farm = z.array(
  z.looseObject({
    device: z.string(),
    vendor: z.enum(["routeros", "ios", "linux"]),
    host: z.string(),
    port: z.number(),
    user: z.string(),
    identityFile: z.string(),
    hostKey: z.string(),
    running: z.boolean(),
  }),
);
type Farm = z.infer<typeof Farm>;
const Status = z.looseObject({ devices: z.number(), on: z.number(), changed: z.boolean() });

function knownOf(rows: Farm): Known[] {
  return rows.map(({ device, vendor, host, port, user, identityFile, hostKey }) => ({
    vendor,
    target: { device, host, port, user, identityFile, hostKey },
  }));
}

/** Starts the farm of the checkout, or brings the running one up to the plan, and asks it where its devices are. */
export function emulated(door: Door, region: string): Targets {
  const listed = async (): Promise<Farm> => Farm.parse(JSON.parse(await door(["lab", "list", "--json", "--region", region])));
  // Asked while the farm is brought up to the plan: most runs find one that needs nothing, and then the first list is good.
  const first = once(() => listed().catch((): Farm => []));
  const known = once(async () => {
    const [early, status] = await Promise.all([
      first(),
      door(["lab", "start", "--json", "--region", region]).then((text) => Status.parse(JSON.parse(text))),
    ]);
    const isGood = early.length === status.devices && early.filter(({ running }) => running).length === status.on;
    return { devices: knownOf(isGood ? early : await listed()), changed: status.changed || !isGood };
  });
  return {
    early: async () => knownOf((await first()).filter(({ running }) => running)),
    known,
    of: async (device) => {
      const found = (await known()).devices.find(({ target }) => target.device === device);
      if (found === undefined) throw new UnknownDevice(`no emulated device is called ${device}`);
      return found.target;
    },
  };
}

const Plan = z.looseObject({
  devices: z.array(z.looseObject({ id: z.string(), vendor: z.enum(["routeros", "ios", "linux"]), management: z.string() })),
});

/** Real devices: addresses of the plan, unless the resource says otherwise; a device without a pinned host key is not talked to. */
export function real(door: Door, root: string, settings: Settings): Targets {
  const pins = once(async () => readPins(join(root, "known_hosts.d", settings.region)));
  const target = async (device: string, host: string, hint: Partial<NonNullable<DeviceConfigInputs["target"]>>): Promise<Target> => {
    const user = hint.user ?? settings.user;
    if (user === undefined) throw new UnknownDevice(`nobody is named to log in on ${device}: pulumi config set simpul:user NAME`);
    const port = hint.port ?? settings.port;
    const hostKey = hint.hostKey ?? findPin(await pins(), device, host, port);
    if (hostKey === undefined)
      throw new UnknownDevice(
        `the host key of ${device} is not pinned: put its line into known_hosts.d/${settings.region}, first word ${device}`,
      );
    const identityFile = hint.identityFile ?? settings.identityFile;
    return { device, host, port, user, hostKey, ...(identityFile === undefined ? {} : { identityFile: resolve(root, identityFile) }) };
  };
  const planned = once(async () => Plan.parse(JSON.parse(await door(["plan", "--json", "--region", settings.region]))).devices);
  return {
    early: () => Promise.resolve([]),
    known: async () => {
      const all = (await planned()).map(({ id, vendor, management }) =>
        target(id, management, {}).then(
          (found) => [{ vendor, target: found }],
          () => [],
        ),
      );
      return { devices: (await Promise.all(all)).flat(), changed: false };
    },
    of: async (device, hint) => {
      const host = hint?.host ?? (await planned()).find(({ id }) => id === device)?.management;
      if (host === undefined)
        throw new UnknownDevice(`no address of ${device} is known: neither the resource's target nor the plan has one`);
      return target(device, host, hint ?? {});
    },
  };
}

interface Pin {
  readonly names: readonly string[];
  readonly key: string;
}

/** OpenSSH's known_hosts: names, key type, key. No file: nothing is pinned. */
function readPins(file: string): readonly Pin[] {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.flatMap((line) => {
      const [names, type, key] = line.trim().split(/\s+/);
      return names === undefined || names.startsWith("#") || key === undefined ? [] : [{ names: names.split(","), key: `${type} ${key}` }];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function findPin(pins: readonly Pin[], device: string, host: string, port: number): string | undefined {
  const address = port === 22 ? host : `[${host}]:${port}`;
  return (pins.find(({ names }) => names.includes(device)) ?? pins.find(({ names }) => names.includes(address)))?.key;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
