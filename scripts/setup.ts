#!/usr/bin/env node
// `npm run setup [-- kubernetes]`: makes the pinned Pulumi engine and its plugins available.
import { DoorError } from "./door/door.ts";
import { setUp } from "./setup/engine.ts";
import { places } from "./setup/places.ts";

const known = ["kubernetes"];

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new DoorError(`there is no plugin called "${unknown}" here`, { fix: "npm run setup, or npm run setup -- kubernetes" });
  const at = places();
  await setUp(names, at);
  process.stdout.write(`Pulumi engine ${at.version} is ready in ${at.bin}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DoorError)) throw error;
  process.stderr.write(`setup: ${error.message}\n${error.fix === undefined ? "" : `fix: ${error.fix}\n`}`);
  process.exitCode = 1;
}
