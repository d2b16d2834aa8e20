// The provider's process: serves the engine on a port of its own and prints that port, as the engine expects of every plugin.
import { resolve } from "node:path";
import { type Connect, Journal } from "../apply/index.ts";
import { platformOf, UnknownVendor } from "../devices/index.ts";
import type { Platform } from "../devices/platform.ts";
import type { Settings } from "../fleet/settings.ts";
import { fingerprint, fingerprintKey } from "../secrets/fingerprint.ts";
import { connectAgain } from "../transport/index.ts";
import { Observer } from "./observer.ts";
import { Previews } from "./previews.ts";
import { engineLog, serve } from "./protocol.ts";
import { provider } from "./provider.ts";
import type { Surroundings } from "./surroundings.ts";
import { doorOf, emulated, real } from "./targets.ts";

const root = resolve(import.meta.dirname, "../..");
const log = engineLog(process.argv[2]);
const cancelled = new AbortController();

function knownPlatform(vendor: string): Platform | undefined {
  try {
    return platformOf(vendor);
  } catch (error) {
    if (error instanceof UnknownVendor) return undefined;
    throw error;
  }
}

/** Seconds a command may take: small boards export a large configuration in tens of seconds. */
const COMMAND = 60;
const open: Connect = (target) => connectAgain(target, { limits: { command: COMMAND } });

function surround(settings: Settings): Surroundings {
  const key = fingerprintKey(root);
  const door = doorOf(root);
  const journal = new Journal(resolve(root, ".simpul/transactions"));
  const targets = settings.target === "emulated" ? emulated(door, settings.region) : real(door, root, settings);
  const observer = new Observer({ targets, connect: open, journal, platformOf: knownPlatform });
  // Read ahead; what goes wrong is said under the first resource that asks.
  observer.readAhead().catch(() => undefined);
  const approved = process.env.SIMPUL_APPROVED;
  const held = { guard: settings.guard, approved: approved === undefined || approved === "" ? undefined : resolve(root, approved) };
  return {
    settings,
    log,
    mask: (clear) => fingerprint(key, clear),
    connect: open,
    observer,
    journal,
    previews: new Previews({ folder: resolve(root, ".simpul/previews"), ...held }),
    platformOf: knownPlatform,
    signal: cancelled.signal,
    observations: new Map(),
    staged: new Map(),
    core: new Set(),
  };
}

const serving = await serve(provider(surround, () => cancelled.abort()));
process.stdout.write(`${serving.port}\n`);

const engine = process.ppid;
let told = false;

/** Nothing new is started, what is under way on a device is ended, then we go. */
function leave(): void {
  told = true;
  cancelled.abort();
  if (serving.busy() === 0) process.exit(0);
}

// An engine that was killed leaves us behind; one that ends, or a person at the terminal, tells us.
setInterval(() => {
  if (told || process.ppid !== engine) leave();
}, 250);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, leave);
