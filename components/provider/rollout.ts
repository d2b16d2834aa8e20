// Rollout: commits everything that was staged in this run as one fleet transaction, and fails naming each device that is not as intended.
import { changeFleet, type DeviceOutcome, isDone } from "../apply/index.ts";
import { namesIn } from "../fleet/settings.ts";
import { Ends } from "../fleet/verify/ends.ts";
import { type Changes, type Checked, type PropertyChange, ProviderError, type Subject } from "./calls.ts";
import { fleetSettings } from "./device-remove.ts";
import { isDeepEqual } from "./equality.ts";
import { RolloutInputs, RolloutOutputs } from "./inputs.ts";
import { failuresOf } from "./settings.ts";
import { type Observation, type Surroundings, stackOf } from "./surroundings.ts";
import { isUnknown, type Properties, UNKNOWN, unwrap } from "./values.ts";
import { rolloutWords } from "./words.ts";

export function checkRollout(inputs: Properties): Checked {
  const { values } = unwrap(inputs);
  if (isUnknown(values.staged)) return { inputs, failures: [] };
  const parsed = RolloutInputs.safeParse(values);
  return { inputs, failures: parsed.success ? [] : failuresOf(parsed.error) };
}

/** Something to commit: other scripts than last time, the same ones again, a device that is not reached, or one that was not done. */
export function diffRollout(
  around: Surroundings,
  call: { readonly outputs: Properties; readonly oldInputs: Properties; readonly inputs: Properties },
): Changes {
  noteCore(around, call.oldInputs);
  const properties: Record<string, PropertyChange> = {};
  const update: PropertyChange = { kind: "update", inputDiff: true };
  for (const key of new Set([...Object.keys(call.inputs), ...Object.keys(call.oldInputs)]))
    if (!isDeepEqual(call.inputs[key], call.oldInputs[key])) properties[key] = update;
  const { devices } = RolloutOutputs.parse(unwrap(call.outputs).values);
  if (busyObservations(around).length > 0 || !devices.every(isDone)) properties.staged = update;
  return { changed: Object.keys(properties).length > 0, replaces: [], properties };
}

/** A device is removed after its Rollout was updated or removed, and says nothing of its place itself. */
export function noteCore(around: Surroundings, inputs: Properties): void {
  const { data = [] } = RolloutInputs.shape.core.safeParse(unwrap(inputs).values.core);
  for (const device of data) around.core.add(device);
}

/** Devices of this run that something is to be done or said about. */
function busyObservations(around: Surroundings): readonly Observation[] {
  return [...around.observations.values()].filter(
    ({ seen, work, unsettled }) => !seen.reached || unsettled || (work?.shown.commands.length ?? 0) > 0,
  );
}

type WriteCall = Subject & { readonly id: string; readonly inputs: Properties; readonly preview: boolean };

export async function commit(around: Surroundings, call: WriteCall): Promise<{ readonly id: string; readonly outputs: Properties }> {
  const { values } = unwrap(call.inputs);
  if (call.preview) return { id: call.id, outputs: { ...values, transaction: UNKNOWN, devices: UNKNOWN } };
  const inputs = RolloutInputs.parse(values);
  const { transaction, outcomes } = await commitStaged(around, call, inputs);
  for (const { device, runningHash } of outcomes) around.previews.changed(stackOf(call.urn), device, runningHash);
  const id = call.id === "" ? inputs.stack : call.id;
  const told = outcomes.map(({ device, outcome, step, runningHash, guard }) => ({ device, outcome, step, runningHash, guard }));
  const outputs = { ...values, transaction, devices: told };
  const words = rolloutWords(transaction, outcomes);
  const bad = outcomes.filter((outcome) => !isDone(outcome));
  if (bad.length === 0) {
    await around.log(call.urn, words);
    return { id, outputs };
  }
  const [counts = "", ...failed] = words.split("\n").map((line) => line.trim());
  await around.log(call.urn, counts);
  // The engine shows the reasons in the place of the message.
  const reasons = failed.map((line, index) => (index < failed.length - 1 ? line : `${line}\n${FIX}`));
  throw new ProviderError([counts, ...reasons].join("\n"), { id, outputs, reasons });
}

const FIX = "fix: see to what is named above, then run `pulumi up` again";

async function commitStaged(around: Surroundings, call: Subject, inputs: RolloutInputs) {
  const wanted = Object.keys(inputs.staged);
  const changes = wanted.flatMap((device) => around.staged.get(device) ?? []);
  const { order, links, areas, canary, parallel, core } = inputs;
  const plan = { order, links, ...(areas === undefined ? {} : { areas }), canary, parallel, core };
  const { stopAfter } = around.settings;
  const weakGuard = namesIn(around.settings.weakGuard);
  const done = (outcome: DeviceOutcome): void => {
    void around.log(call.urn, `${outcome.device} ${outcome.outcome} in ${outcome.seconds.toFixed(1)} s`, "progress");
  };
  const ends = new Ends({ neighbours: new Map(Object.entries(inputs.neighbours)), reach: around.observer.reach, connect: around.connect });
  const settings = { ...fleetSettings(around), signal: around.signal, done, ends: (devices: readonly string[]) => ends.checks(devices) };
  const { transaction, devices } = await changeFleet(changes, { ...plan, stopAfter, weakGuard }, settings);
  const changed = new Set(devices.map(({ device }) => device));
  const rest = wanted.filter((device) => !changed.has(device)).map((device) => untouched(around, device));
  for (const device of wanted) around.staged.delete(device);
  return { transaction, outcomes: [...devices, ...rest].sort((a, b) => (a.device < b.device ? -1 : 1)) };
}

/** A device that nothing was staged for: as intended already, or not reached. */
function untouched(around: Surroundings, device: string): DeviceOutcome {
  const seen = [...around.observations.values()].find(({ inputs }) => inputs.device === device);
  const base = { device, guard: "none", seconds: 0 } as const;
  if (seen === undefined)
    return { ...base, outcome: "not started", step: "connect", runningHash: "", why: "it was not looked at in this run" };
  if (!seen.seen.reached) return { ...base, outcome: "unreachable", step: "connect", runningHash: "", why: seen.seen.why };
  return { ...base, outcome: "unchanged", step: "read", runningHash: seen.work?.runningHash ?? "" };
}
