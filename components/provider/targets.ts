// Where devices are: the emulated farm says it itself; real ones are in the plan, their host keys in known_hosts.d/REGION.
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Vendor } from "../devices/platform.ts";
import { type Listed, readJump } from "../fleet/listed.ts";
import { Pins } from "../fleet/pins.ts";
import { namesIn, type Settings } from "../fleet/settings.ts";
import { addressOf, consoleOf, pinned, UnknownDevice, type Usual } from "../fleet/way.ts";
import { outside, variableOf } from "../secrets/outside.ts";
import type { Target } from "../transport/session.ts";
import { ProviderError } from "./calls.ts";
import type { DeviceConfigInputs } from "./inputs.ts";

export interface Known {
  readonly vendor: Vendor;
  readonly target: Target;
}

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
    target: { device, host, port, user, identityFile, hostKey, ...consoleOf(vendor) },
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
  devices: z.array(
    z.looseObject({ id: z.string(), site: z.string().nullish(), vendor: z.enum(["routeros", "ios", "linux"]), management: z.string() }),
  ),
});

type Hint = Partial<NonNullable<DeviceConfigInputs["target"]>>;

/** Real devices: addresses of the plan, unless the resource says otherwise; a device without a pinned host key is not talked to. */
export function real(door: Door, root: string, settings: Settings): Targets {
  const fix = (device: string): string =>
    `simpul trust --region ${settings.region}, or a line in known_hosts.d/${settings.region} with ${device} as its first word`;
  const pins = once(async () => new Pins(textOrNothing(join(root, "known_hosts.d", settings.region))));
  const planned = once(async () => Plan.parse(JSON.parse(await door(["plan", "--json", "--region", settings.region]))).devices);
  const usual = usualWay(root, settings);
  const target = async (listed: Listed): Promise<Target> => {
    const others = settings.jump === undefined ? [] : await listedOf(planned, settings);
    return pinned(addressOf(listed, others, usual), await pins(), fix(listed.device));
  };
  return {
    early: () => Promise.resolve([]),
    known: async () => {
      const all = (await listedOf(planned, settings)).map((listed) =>
        target(listed).then(
          (found) => [{ vendor: listed.vendor, target: found }],
          () => [],
        ),
      );
      return { devices: (await Promise.all(all)).flat(), changed: false };
    },
    of: async (device, hint) => {
      const known = hint?.host === undefined ? (await listedOf(planned, settings)).find((listed) => listed.device === device) : undefined;
      if (known === undefined && hint?.host === undefined)
        throw new UnknownDevice(`no address of ${device} is known: neither the resource's target nor the plan has one`);
      return target(hinted(known ?? { device, vendor: "routeros", host: "", port: settings.port }, hint ?? {}, root));
    },
  };
}

async function listedOf(planned: () => Promise<z.infer<typeof Plan>["devices"]>, settings: Settings): Promise<readonly Listed[]> {
  const old = new Set(namesIn(settings.oldAlgorithms));
  return (await planned()).map(({ id, site, vendor, management }) => ({
    device: id,
    vendor,
    host: management,
    port: settings.port,
    ...(typeof site === "string" ? { site } : {}),
    ...(old.has(id) ? { algorithms: "old" as const } : {}),
  }));
}

/** What a resource says of its own way stands above plan and stack. */
function hinted(listed: Listed, { host, port, user, identityFile, hostKey }: Hint, root: string): Listed {
  return {
    ...listed,
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(identityFile === undefined ? {} : { identityFile: resolve(root, identityFile) }),
    ...(hostKey === undefined ? {} : { hostKey }),
  };
}

function usualWay(root: string, { region, user, identityFile, passwordRef, jump }: Settings): Usual {
  const known = outside(root, { region });
  return {
    user,
    identityFile: identityFile === undefined ? undefined : resolve(root, identityFile),
    passwordRef,
    jump: jump === undefined ? undefined : readJump(jump),
    secretOf: (name) => {
      const value = known(name);
      if (value === undefined)
        throw new Error(`secret ${name} is not known: set ${variableOf(name)}, or write it to .simpul/secrets/${name}`);
      return value;
    },
    userFix: "pulumi config set simpul:user NAME",
  };
}

/** No file: nothing is pinned. */
function textOrNothing(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
