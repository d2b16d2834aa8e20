// DeviceConfig, read: what refresh finds on the live device, and a device as it is for import.
import { foreign, intendedModel, ownership, type Work, workOut } from "../apply/index.ts";
import type { Platform } from "../devices/platform.ts";
import { ProviderError, type Subject } from "./calls.ts";
import { DeviceConfigInputs, DeviceConfigOutputs } from "./inputs.ts";
import { revealOf, workOptions } from "./inputs-in-use.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Properties, unwrap, wrap } from "./values.ts";
import { driftWords, unmanagedWords } from "./words.ts";

type ReadCall = Subject & { readonly id: string; readonly outputs: Properties; readonly inputs: Properties };

/** Refresh and import: what runs now, and the commands that would bring it back to what was last intended. */
export async function readDevice(
  around: Surroundings,
  call: ReadCall,
): Promise<{ readonly id: string; readonly outputs: Properties; readonly inputs: Properties }> {
  const old = DeviceConfigOutputs.partial().parse(unwrap(call.outputs).values);
  const device = old.device ?? call.id;
  const given = unwrap(call.inputs).values;
  const text = old.text ?? "";
  const parsed = DeviceConfigInputs.safeParse({ vendor: "routeros", ...given, device, text: text === "" ? "#" : text });
  if (!parsed.success) throw new ProviderError(`${device}: its state cannot be read: ${parsed.error.issues[0]?.message ?? ""}`);
  const platform = around.platformOf(parsed.data.vendor);
  if (platform === undefined) throw new ProviderError(`${device}: vendor ${parsed.data.vendor} cannot be read yet`);
  const seen = await around.observer.see(device, platform, parsed.data.target);
  if (!seen.reached) return notReached(around, call, old, seen.why);
  if (text === "") return imported(around, platform, device, seen.look.model);
  const work = workOut(
    platform,
    around.mask,
    seen.look.model,
    intendedModel(platform, parsed.data.text, revealOf(parsed.data)).model,
    workOptions(parsed.data),
  );
  if (work.shown.explain.length > 0) await around.log(call.urn, driftWords(device, work.shown.explain), "warning");
  const unmanaged = foreign(work, old.before);
  if (unmanaged.length > 0) await around.log(call.urn, unmanagedWords(device, unmanaged));
  const { shown, runningHash } = work;
  const found = { pending: shown.commands, undo: shown.undo, unmanaged, runningHash, reached: true };
  return { id: call.id, inputs: call.inputs, outputs: { ...call.outputs, ...found } };
}

async function notReached(around: Surroundings, call: ReadCall, old: { readonly text?: string | undefined }, why: string) {
  if (old.text === undefined) throw new ProviderError(`${call.id} cannot be imported, it is not reached: ${why}`);
  await around.log(call.urn, `${call.id}: not reached, so its state stays as it was: ${why}`, "warning");
  return { id: call.id, inputs: call.inputs, outputs: { ...call.outputs, reached: false } };
}

/** A device as it is becomes what is intended: the state starts from what runs, with secrets masked. */
function imported(around: Surroundings, platform: Platform, device: string, running: Work["running"]) {
  const text = platform.print(platform.mask(running, around.mask));
  const inputs = { device, vendor: platform.vendor, own: "tagged", text, ...wrap({ secrets: {} }, new Set(["secrets"])) };
  const { runningHash } = workOut(platform, around.mask, running, running, { own: ownership("tagged") });
  const outputs = { device, text, pending: [], undo: [], unmanaged: [], runningHash, scriptHash: "", reached: true };
  return { id: device, inputs, outputs };
}
