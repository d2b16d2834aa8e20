#!/usr/bin/env node
// `npm run up [region]`: everything from nothing: engine, lock check, stack, what a killed run left, preview and update, a summary.
import { Command } from "commander";
import { SecretError } from "../components/secrets/index.ts";
import { common, DoorError, errorDocument, write } from "./door/door.ts";
import { settledRegion } from "./door/region.ts";
import { engineEnvironment } from "./pulumi/environment.ts";
import { ask, type Engine, show } from "./pulumi/run.ts";
import { setUp } from "./setup/engine.ts";
import { places } from "./setup/places.ts";
import { recoverFile, recoverLock, recoverPending } from "./up/recover.ts";
import { findingsOf, summary } from "./up/summary.ts";

const say = (words: string): void => void process.stderr.write(`up: ${words}\n`);

async function engineReady(): Promise<Engine> {
  const at = places();
  await setUp([], at);
  return { at, env: engineEnvironment(at) };
}

async function stackReady(engine: Engine, stack: string): Promise<void> {
  recoverFile(stack, engine.env, say);
  ask(engine, ["stack", "select", stack, "--create"]);
  await recoverLock(engine, stack, say);
  recoverPending(engine, stack, say);
}

async function up(region: string): Promise<number> {
  const { plan } = settledRegion(region);
  const engine = await engineReady();
  await stackReady(engine, region);
  const status = await show(engine, ["up", "--yes", "--stack", region]);
  if (status !== 0) {
    say(`not everything is as intended; what is named above has the reason. Run it again: npm run up ${region}`);
    return 1;
  }
  await write(summary(plan, findingsOf(region)));
  return 0;
}

const program = common(new Command("up").argument("[region]", "the region (a folder of inventory/regions)"));
program.description("Brings a region's network up: emulated devices unless the stack's target says otherwise.");
program.action(async (given: string | undefined, { region }: { region: string }) => {
  process.exitCode = await up(given ?? region);
});
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof DoorError || error instanceof SecretError)) throw error;
  const { message, fix } = { ...errorDocument(error).error, fix: error.fix };
  process.stderr.write(`up: ${place(error)}${message}\n${fix === undefined ? "" : `fix: ${fix}\n`}`);
  process.exitCode = 1;
}

function place(error: DoorError | SecretError): string {
  return error instanceof DoorError && error.file !== undefined ? `${error.file}:${error.line ?? 1}:${error.column ?? 1}: ` : "";
}
