// DeviceConfig, diff and create or update: a change is staged for Rollout, held to what the preview showed; nothing takes effect here.
import { type Change, changeFrom, dayZero, foreign, hashAfter, procedureOf, type Work } from "../apply/index.ts";
import { type Changes, type PropertyChange, ProviderError, type Subject } from "./calls.ts";
import { isDeepEqual } from "./equality.ts";
import { DeviceConfigOutputs } from "./inputs.ts";
import { type Observation, type Surroundings, stackOf } from "./surroundings.ts";
import { type Properties, unwrap } from "./values.ts";
import { movedWords, unmanagedWords } from "./words.ts";

type DiffCall = Subject & { readonly outputs: Properties; readonly oldInputs: Properties; readonly inputs: Properties };

/** What a check found decides; a dead device is a change too, since Rollout has to say so. */
export async function diffDevice(around: Surroundings, call: DiffCall): Promise<Changes> {
  const old = DeviceConfigOutputs.partial().parse(unwrap(call.outputs).values);
  const observation = around.observations.get(call.urn);
  if (observation === undefined) return refreshed(call, old.pending ?? []);
  const { inputs, seen, work } = observation;
  await tellForeign(around, call.urn, observation, old.before);
  if (old.device !== inputs.device) return { changed: true, replaces: ["device"], properties: { device: change("update-replace", true) } };
  const properties: Record<string, PropertyChange> = {};
  const pending = work?.shown.commands ?? [];
  if (pending.length > 0 || (old.pending?.length ?? 0) > 0 || observation.unsettled) properties.pending = change("update", false);
  if (old.text !== inputs.text) properties.text = change("update", false);
  if (old.reached !== seen.reached || !seen.reached) properties.reached = change("update", false);
  for (const key of ["vendor", "own", "target", "manage", "secrets"])
    if (!isDeepEqual(call.oldInputs[key], call.inputs[key])) properties[key] = change("update", true);
  return { changed: Object.keys(properties).length > 0, replaces: [], properties };
}

/** A refresh asks without a check before: what was found is in the outputs already. */
function refreshed(call: DiffCall, pending: readonly string[]): Changes {
  const properties: Record<string, PropertyChange> = pending.length > 0 ? { pending: change("update", false) } : {};
  for (const key of new Set([...Object.keys(call.oldInputs), ...Object.keys(call.inputs)]))
    if (!isDeepEqual(call.oldInputs[key], call.inputs[key])) properties[key] = change("update", true);
  return { changed: Object.keys(properties).length > 0, replaces: [], properties };
}

/** A preview says what is not ours, also where nothing is to be done. */
async function tellForeign(around: Surroundings, urn: string, { inputs, work }: Observation, before: string | undefined): Promise<void> {
  if (!inputs.preview || work === undefined) return;
  const lines = foreign(work, before);
  if (lines.length > 0) await around.log(urn, unmanagedWords(inputs.device, lines));
}

function change(kind: PropertyChange["kind"], inputDiff: boolean): PropertyChange {
  return { kind, inputDiff };
}

type WriteCall = Subject & { readonly outputs?: Properties; readonly preview: boolean };

/** Preview: what would be. Update: holds the device to what the preview showed, and stages its commands. */
export async function stageDevice(around: Surroundings, call: WriteCall): Promise<Properties> {
  const observation = around.observations.get(call.urn);
  if (observation === undefined) throw new ProviderError(`${call.name}: the engine asked for a change without a check`);
  const { inputs, work } = observation;
  const old = DeviceConfigOutputs.partial().parse(unwrap(call.outputs ?? {}).values);
  const before = old.before ?? (work === undefined ? undefined : dayZero(work, around.mask));
  const base = { device: inputs.device, text: inputs.text, ...(before === undefined ? {} : { before }) };
  if (work === undefined) return { ...base, pending: [], undo: [], unmanaged: [], runningHash: "", scriptHash: "", reached: false };
  const { shown, scriptHash } = work;
  if (call.outputs === undefined) await tellForeign(around, call.urn, observation, before);
  const found = { unmanaged: foreign(work, before), scriptHash, reached: true };
  if (call.preview) return { ...base, ...found, pending: shown.commands, undo: shown.undo, runningHash: work.runningHash };
  hold(around, call.urn, observation, work);
  around.staged.set(inputs.device, changeOf(around, observation, work));
  return { ...base, ...found, pending: [], undo: [], runningHash: hashAfter(work, around.mask) };
}

/** The guard: a device that is not what the preview showed gets nothing. */
function hold(around: Surroundings, urn: string, { inputs: { device } }: Observation, work: Work): void {
  if (work.shown.commands.length === 0) return;
  const { runningHash, scriptHash } = work;
  const objection = around.previews.objection(stackOf(urn), { device, runningHash, scriptHash });
  if (objection === undefined) return;
  if (objection === "moved") throw new ProviderError(movedWords(device, movedSince(around, urn, device, work)));
  const what = objection === "script" ? "its commands are not those that the preview showed" : "no preview showed its commands";
  throw new ProviderError(`${device}: ${what}, nothing was sent to it\nfix: \`pulumi preview\`, then \`pulumi up\` again`);
}

/** What happened to the device since the preview, as sentences. */
function movedSince(around: Surroundings, urn: string, device: string, { platform, running }: Work): readonly string[] {
  const then = around.previews.runningThen(stackOf(urn), device);
  if (then === undefined) return [];
  const { explain, commands } = platform.difference(platform.parse(then), platform.mask(running, around.mask), {
    own: { kind: "exclusive" },
  });
  return explain.length > 0 ? explain : commands;
}

export function changeOf(around: Surroundings, { inputs, seen }: Observation, work: Work): Change {
  const procedure = procedureOf(inputs.vendor);
  if (!seen.reached || procedure === undefined) throw new TypeError("staged without a look");
  return changeFrom(work, { target: seen.target, procedure, mask: around.mask });
}
