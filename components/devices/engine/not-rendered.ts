// Intent to text: not there for this vendor; its devices are compared, applied and undone from a text that their operator writes.
import type { DeviceIntent } from "../intent.ts";
import type { Vendor } from "../platform.ts";

/** No text of ours says all that an intent asks for, so none is made. */
export class NotRendered extends Error {
  readonly fix: string;
  constructor({ device }: DeviceIntent, vendor: Vendor, kind: string) {
    super(`${device} is ${kind} device, and only RouterOS is rendered`);
    this.name = "NotRendered";
    this.fix = `write its configuration by hand and compare it with \`simpul diff ${vendor}\`, or give it a RouterOS board`;
  }
}

/** The `render` of a vendor without one: throws NotRendered. `kind` with its article: "an IOS". */
export function notRendered(vendor: Vendor, kind: string): (intent: DeviceIntent) => string {
  return (intent) => {
    throw new NotRendered(intent, vendor, kind);
  };
}
