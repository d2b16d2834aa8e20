// Intent to RouterOS text: complete, in the order of the device's own export, for the device's own version.
import type { DeviceIntent } from "../intent.ts";
import { baseline } from "./render/baseline.ts";
import { featuresOf } from "./render/features.ts";
import { firewall } from "./render/firewall.ts";
import { flowExport } from "./render/flow-export.ts";
import { interfaces } from "./render/interfaces.ts";
import { exportOrder } from "./render/order.ts";
import { queues } from "./render/queues.ts";
import { routing } from "./render/routing.ts";
import { printSections, type SecretWord } from "./render/section.ts";

export { UnsupportedVersion } from "./render/features.ts";

/**
 * The configuration of a device. `word` writes a secret by its name: as a reference `secret(NAME)` unless the caller has something else to print.
 * Throws UnsupportedVersion for a version that is not known.
 */
export function render(intent: DeviceIntent, word: SecretWord = reference): string {
  const features = featuresOf(intent.version, intent.device);
  const sections = [
    ...interfaces(intent),
    ...routing(intent, features),
    ...firewall(intent, features),
    ...queues(intent),
    ...baseline(intent, features),
    ...flowExport(intent.flowExport),
  ];
  return `${header(intent)}${printSections(sections, exportOrder, word)}`;
}

function reference(name: string): string {
  return `secret(${name})`;
}

/** Version and model as the device's own export says them; no date, so that the same intent is the same text. */
function header({ version, model }: DeviceIntent): string {
  return `# by RouterOS ${version}\n# model = ${model.replace(/[^ -~]/g, "?")}\n`;
}
