// One `pulumi up` of one device, over real SSH: the provider's calls in the order in which the engine makes them.
import { join } from "node:path";
import { Journal } from "../../components/apply/index.ts";
import { platformOf } from "../../components/devices/index.ts";
import type { Vendor } from "../../components/devices/platform.ts";
import { ProviderError } from "../../components/provider/calls.ts";
import { Observer } from "../../components/provider/observer.ts";
import { Previews } from "../../components/provider/previews.ts";
import { provider } from "../../components/provider/provider.ts";
import { wrap } from "../../components/provider/values.ts";
import { fingerprint } from "../../components/secrets/fingerprint.ts";
import { connect } from "../../components/transport/connect.ts";
import type { Session, Target } from "../../components/transport/session.ts";
import { trialOf } from "./trial.ts";

export interface UpOptions {
  readonly target: Target;
  readonly trial: string;
  /** journal and previews: the .simpul of this run's checkout */
  readonly folder: string;
  /** what is intended, where it is not the usual change */
  readonly text?: string;
  /** gives up on a device soon */
  readonly hurried?: boolean;
  /** called when everything is staged and nothing sent yet */
  readonly staged?: () => Promise<void>;
  /** called before each thing that is asked of the device */
  readonly asking?: () => void;
}

/** What the run told: how the device ended, at which step, and every word it said. */
export interface Report {
  readonly outcome: string;
  readonly step: string;
  readonly words: string;
}

const key = new Uint8Array(32);
const urnOf = (type: string): string => `urn:pulumi:uji::simpul::simpul:index:${type}::${type.toLowerCase()}`;
const subject = (type: string) => ({ urn: urnOf(type), type: `simpul:index:${type}`, name: type.toLowerCase() });

/** Seconds: a device that hangs is given up on soon, on a machine that is busy too. */
const soon = 2.5;
const hurry = { connect: soon, auth: soon, upload: soon, command: soon };

/** Never throws for a device. */
export async function up(options: UpOptions): Promise<Report> {
  const said: string[] = [];
  const { device } = options.target;
  const { vendor, intended, secrets } = await trialOf(options.trial);
  const calls = providerFor(options, vendor, said);
  await calls.configure({ region: "uji" });
  const given = {
    device,
    vendor,
    own: "tagged",
    text: options.text ?? intended,
    secrets: options.text === undefined ? secrets : {},
    preview: false,
  };
  const { inputs, failures } = await calls.check({ ...subject("DeviceConfig"), inputs: wrap(given, new Set(["secrets"])) });
  if (failures.length > 0) return { outcome: "refused", step: "read", words: failures.map(({ reason }) => reason).join("\n") };
  const { outputs } = await calls.create({ ...subject("DeviceConfig"), inputs, preview: false });
  await options.staged?.();
  const staged = { [device]: outputs.scriptHash };
  const wanted = (await calls.check({ ...subject("Rollout"), inputs: { stack: "uji", order: [[device]], links: [], staged } })).inputs;
  return reportOf(
    calls.create({ ...subject("Rollout"), inputs: wanted, preview: false }).then(({ outputs: told }) => told),
    said,
  );
}

async function reportOf(rollout: Promise<Record<string, unknown>>, said: readonly string[]): Promise<Report> {
  const failed: string[] = [];
  const told = await rollout.catch((error: unknown) => {
    if (!(error instanceof ProviderError) || error.partial === undefined) throw error;
    failed.push(error.message);
    return error.partial.outputs as Record<string, unknown>;
  });
  const [first] = told.devices as readonly { readonly outcome: string; readonly step: string }[];
  return { outcome: first?.outcome ?? "", step: first?.step ?? "", words: [...said, ...failed].join("\n") };
}

function providerFor({ target, folder, asking, hurried }: UpOptions, vendor: Vendor, said: string[]) {
  const open = async (to: Target): Promise<Session> => {
    asking?.();
    return watched(await connect(to, hurried === true ? { limits: hurry } : {}), asking);
  };
  const journal = new Journal(join(folder, "transactions"));
  const platform = platformOf(vendor);
  const devices = [{ vendor: platform.vendor, target }];
  const targets = { early: async () => devices, known: async () => ({ devices, changed: false }), of: async () => target };
  return provider(
    (settings) => ({
      settings,
      log: async (_, words) => void said.push(words),
      mask: (clear) => fingerprint(key, clear),
      connect: open,
      observer: new Observer({ targets, connect: open, journal, platformOf: () => platform }),
      journal,
      previews: new Previews({ folder: join(folder, "previews"), guard: "stop", approved: undefined }),
      platformOf: () => platform,
      signal: new AbortController().signal,
      observations: new Map(),
      staged: new Map(),
      core: new Set(),
    }),
    () => undefined,
  );
}

function watched(session: Session, asking: (() => void) | undefined): Session {
  return {
    device: session.device,
    run: (command, limit) => {
      asking?.();
      return session.run(command, limit);
    },
    // One by one, so that we may end between them.
    upload: async (...files) => {
      for (const file of files) {
        asking?.();
        await session.upload(file);
      }
    },
    close: () => session.close(),
  };
}
