// What bare Pulumi needs to find in its environment, filled in where the user has set nothing.
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { backendUrl, isLocal, madeOnce, privateFolder } from "../../components/secrets/index.ts";
import { DoorError } from "../door/door.ts";
import { looksReady } from "../setup/engine.ts";
import { type Places, root } from "../setup/places.ts";

/** Stacks whose secrets are encrypted already: a new passphrase could not open them. */
function stacksThere(): string[] {
  const folder = join(root, ".pulumi/stacks/simpul");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
}

/** The passphrase file of the default local stack, made at first use and said once. */
function passphraseFile(): string {
  const path = join(privateFolder(root), "passphrase");
  const [stack] = stacksThere();
  if (stack !== undefined && !existsSync(path))
    throw new DoorError(`the state of ${stack.slice(0, -".json".length)} is encrypted, and its passphrase is gone: there is no ${path}`, {
      fix: `put the passphrase back (0600), or name it with PULUMI_CONFIG_PASSPHRASE_FILE; without it the keys in the state are lost: move ${join(root, ".pulumi")} away, and the next run makes new ones`,
    });
  const { made } = madeOnce(path, () => `${randomBytes(24).toString("base64url")}\n`);
  if (made)
    process.stderr.write(
      `simpul: made a passphrase for the state of this checkout: ${path} (0600). Without it the secrets in the state are lost: keep a copy.\n`,
    );
  return path;
}

/** The checkout's own passphrase is for the checkout's own state: another backend has another one. */
function passphrase(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = env.PULUMI_CONFIG_PASSPHRASE !== undefined || env.PULUMI_CONFIG_PASSPHRASE_FILE !== undefined;
  return given || !isLocal(root, env) ? {} : { PULUMI_CONFIG_PASSPHRASE_FILE: passphraseFile() };
}

/**
 * The environment of the engine. Node of the checkout comes first on PATH: the language host and our provider look `node` up there.
 * Plugins are not fetched behind one's back while the pinned ones are there: offline that would only be a slow failure.
 */
export function engineEnvironment(at: Places, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const defaults: NodeJS.ProcessEnv = {
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // program and provider start anew in each run: compiled code is kept beside the packages, and goes with them (2 s of a preview)
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node-compile"),
    ...(looksReady(at) ? { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" } : {}),
  };
  const path = [at.bin, join(root, "node_modules/.bin"), env.PATH ?? ""].join(delimiter);
  return { ...defaults, ...env, ...passphrase(env), PULUMI_HOME: at.home, PULUMI_BACKEND_URL: backendUrl(root, env), PATH: path };
}
