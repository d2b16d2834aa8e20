// DeviceConfig, check: all mistakes of the inputs at once, then a look at the live device and the exact commands, shown in a preview.
import { hasTraces, intendedModel, procedureOf, type Seen, type Settled, workOut } from "../apply/index.ts";
import type { Model, Platform } from "../devices/platform.ts";
import type { Checked, CheckFailure, Subject } from "./calls.ts";
import { DeviceConfigInputs } from "./inputs.ts";
import { revealOf, workOptions } from "./inputs-in-use.ts";
import { failuresOf } from "./settings.ts";
import { type Observation, type Surroundings, stackOf } from "./surroundings.ts";
import { isUnknown, type Properties, unwrap, wrap } from "./values.ts";
import { commandWords } from "./words.ts";

export const SECRET: ReadonlySet<string> = new Set(["secrets"]);

interface Read {
  readonly inputs: DeviceConfigInputs;
  readonly platform: Platform;
  readonly intended: Model;
  /** some secrets are made only by the update */
  readonly incomplete: boolean;
}

/** Looks at the device. What it answers for a preview carries text and commands; for an update only what the state has to keep. */
export async function checkDevice(around: Surroundings, call: Subject & { readonly inputs: Properties }): Promise<Checked> {
  const { values } = unwrap(call.inputs);
  const unread = Object.entries(values).filter(([key, value]) => key !== "secrets" && isUnknown(value));
  if (unread.length > 0) return { inputs: call.inputs, failures: [] };
  const read = readInputs(around, values);
  if ("failures" in read) return { inputs: call.inputs, failures: read.failures };
  const observation = await observe(around, call.urn, read);
  if ("failures" in observation) return { inputs: call.inputs, failures: observation.failures };
  around.observations.set(call.urn, observation);
  const lean = leanInputs(read.inputs, call.inputs.secrets);
  if (!read.inputs.preview) return { inputs: lean, failures: [] };
  await show(around, call.urn, observation);
  const { work, seen } = observation;
  return { inputs: { ...lean, text: read.inputs.text, reached: seen.reached, pending: work?.shown.commands ?? [] }, failures: [] };
}

/** All mistakes at once. */
function readInputs(around: Surroundings, values: Record<string, unknown>): Read | { readonly failures: readonly CheckFailure[] } {
  const secrets = knownSecrets(values.secrets);
  const parsed = DeviceConfigInputs.safeParse({ ...values, ...(secrets === undefined ? {} : { secrets: secrets.known }) });
  if (!parsed.success) return { failures: failuresOf(parsed.error) };
  const platform = around.platformOf(parsed.data.vendor);
  if (platform === undefined || procedureOf(parsed.data.vendor) === undefined)
    return { failures: [{ property: "vendor", reason: `devices of vendor ${parsed.data.vendor} cannot be changed yet` }] };
  const incomplete = secrets?.incomplete ?? false;
  const { model, unknown } = intendedModel(platform, parsed.data.text, revealOf(parsed.data));
  const failures = [...textFailures(model), ...(incomplete ? [] : secretFailures(unknown))];
  return failures.length > 0 ? { failures } : { inputs: parsed.data, platform, intended: model, incomplete };
}

/** In a preview a secret, or all of them, may not be made yet. */
function knownSecrets(given: unknown): { readonly known: Record<string, unknown>; readonly incomplete: boolean } | undefined {
  if (given === undefined) return undefined;
  if (isUnknown(given) || typeof given !== "object" || given === null) return { known: {}, incomplete: true };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => !isUnknown(value)));
  return { known, incomplete: Object.keys(known).length < Object.keys(given).length };
}

function textFailures({ unparsed }: Model): CheckFailure[] {
  return unparsed.map(({ line, column, text: words }) => ({
    property: "text",
    reason: `${line}:${column}: cannot be read: ${words.slice(0, 120)}`,
  }));
}

function secretFailures(unknown: readonly string[]): CheckFailure[] {
  return unknown.map((name) => ({
    property: `secrets.${name}`,
    reason: `the text refers to secret(${name}), and no value is given for it`,
  }));
}

/** What the state keeps: neither text (it is an output) nor commands. */
function leanInputs({ device, vendor, own, target, manage }: DeviceConfigInputs, given: unknown): Properties {
  const secrets = given === undefined ? {} : unwrap({ given }).values.given;
  return wrap({ device, vendor, own, target, manage, secrets }, SECRET);
}

async function observe(
  around: Surroundings,
  urn: string,
  read: Read,
): Promise<Observation | { readonly failures: readonly CheckFailure[] }> {
  const { inputs, platform, intended } = read;
  const first = await around.observer.see(inputs.device, platform, inputs.target);
  const { seen, words, busy } = inputs.preview ? { seen: first } : await settled(around, inputs.device, first);
  if (busy !== undefined) return failed("device", `${inputs.device}: ${busy}; run it again when that is over`);
  if (words !== undefined) await around.log(urn, `${inputs.device}: ${words}`, "warning");
  const unsettled = hasTraces(seen);
  if (!seen.reached && around.settings.unreachable === "stop") return failed("device", `${inputs.device} cannot be reached: ${seen.why}`);
  if (!seen.reached) return { inputs, seen, unsettled };
  if (!inputs.preview) around.journal.settled(inputs.device);
  const work = workOut(platform, around.mask, seen.look.model, intended, workOptions(inputs));
  const { refused } = work.shown;
  if (refused !== undefined)
    return failed("text", `${inputs.device}: step ${refused.step} is refused: ${refused.reason} (${refused.command})`);
  return { inputs, seen, work, unsettled };
}

/** An update ends first what an earlier run left. */
async function settled(around: Surroundings, device: string, first: Seen): Promise<Settled> {
  return first.reached ? around.observer.settle(device) : { seen: first };
}

function failed(property: string, reason: string): { readonly failures: readonly CheckFailure[] } {
  return { failures: [{ property, reason }] };
}

/** Words under the resource, and the record that the guard holds the update to. */
async function show(around: Surroundings, urn: string, { inputs, seen, work, unsettled }: Observation): Promise<void> {
  if (!seen.reached) await around.log(urn, `${inputs.device}: not reached, so its commands are not known: ${seen.why}`, "warning");
  if (unsettled)
    await around.log(
      urn,
      `${inputs.device}: a run that was cut off left its undo on it; the next \`pulumi up\` ends that first`,
      "warning",
    );
  if (work === undefined) return;
  const { commands } = work.shown;
  if (commands.length > 0) await around.log(urn, commandWords(inputs.device, commands, work.fresh));
  const { runningHash, scriptHash } = work;
  around.previews.record(
    stackOf(urn),
    { device: inputs.device, runningHash, scriptHash, ...(unsettled ? { unsettled } : {}) },
    work.runningText,
  );
}
