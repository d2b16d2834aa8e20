// DeviceConfig, delete: takes away what is ours by the same safe change; the rest is reported and stays, day 0 too.
import { changeFleet, foreign, intendedModel, isDone, ownership, workOut } from "../apply/index.ts";
import { namesIn } from "../fleet/settings.ts";
import { ProviderError, type Subject } from "./calls.ts";
import { changeOf } from "./device-stage.ts";
import { DeviceConfigInputs, DeviceConfigOutputs } from "./inputs.ts";
import { ownershipOf, revealOf } from "./inputs-in-use.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Properties, unwrap } from "./values.ts";
import { rolloutWords, unmanagedWords } from "./words.ts";

type RemoveCall = Subject & { readonly id: string; readonly outputs: Properties; readonly inputs: Properties };

/** Takes away what is ours, by the same safe change; the rest is reported and stays. */
export async function removeDevice(around: Surroundings, call: RemoveCall): Promise<void> {
  const state = DeviceConfigOutputs.parse(unwrap(call.outputs).values);
  const inputs = DeviceConfigInputs.parse({ ...unwrap(call.inputs).values, text: state.text, preview: false });
  const platform = around.platformOf(inputs.vendor);
  if (platform === undefined) throw new ProviderError(`${state.device}: vendor ${inputs.vendor} cannot be changed yet`);
  const intended = intendedModel(platform, inputs.text, revealOf(inputs)).model;
  const first = await around.observer.see(inputs.device, platform, inputs.target);
  if (!first.reached) throw new ProviderError(gone(inputs.device, first.why, call.urn));
  const { seen, busy } = await around.observer.settle(inputs.device);
  if (busy !== undefined || !seen.reached) throw new ProviderError(gone(inputs.device, busy ?? (seen.reached ? "" : seen.why), call.urn));
  const left = platform.without(seen.look.model, intended, platform.parse(state.before ?? ""), ownershipOf(inputs));
  const work = workOut(platform, around.mask, seen.look.model, left, { own: ownership("exclusive") });
  const change = changeOf(around, { inputs, seen, unsettled: false }, work);
  const weakGuard = namesIn(around.settings.weakGuard);
  const alone = { order: [], links: [], canary: [], parallel: 1, core: [...around.core], weakGuard };
  const { devices, transaction } = await changeFleet([change], alone, { ...fleetSettings(around), signal: around.signal });
  if (!devices.every(isDone)) throw new ProviderError(rolloutWords(transaction, devices));
  const rest = foreign(workOut(platform, around.mask, left, intended, { own: ownershipOf(inputs) }), state.before);
  if (rest.length > 0) await around.log(call.urn, unmanagedWords(inputs.device, rest));
}

export function fleetSettings({ connect, journal, settings }: Surroundings) {
  return { connect, journal, undoMinutes: settings.undoMinutes };
}

function gone(device: string, why: string, urn: string): string {
  return `${device} is not reached, what is ours stays on it: ${why}\nfix: bring it back and run it again, or forget it with \`pulumi state delete '${urn}'\``;
}
