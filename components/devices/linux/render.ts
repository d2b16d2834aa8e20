// Intent to a bundle: not there; a Linux router is compared, applied and undone from a text that its operator writes.
import type { DeviceIntent } from "../intent.ts";

/** No text of ours says all that an intent asks for, so none is made. */
export class NotRendered extends Error {
  readonly fix = "write its configuration by hand and compare it with `simpul diff linux`, or give it a RouterOS board";
  constructor({ device }: DeviceIntent) {
    super(`${device} is a Linux device, and only RouterOS is rendered`);
    this.name = "NotRendered";
  }
}

/** Throws NotRendered. */
export function render(intent: DeviceIntent): string {
  throw new NotRendered(intent);
}
