// One device's configuration as a Pulumi resource: our provider looks at the device, shows the commands and stages them.
import * as pulumi from "@pulumi/pulumi";
import type { ManagementPath, Vendor } from "../devices/platform.ts";

/** How a real device is reached, where that is not its management address and the stack's user and key. */
export interface DeviceTarget {
  readonly host: string;
  readonly port?: number;
  readonly user?: string;
  readonly identityFile?: string;
}

export interface DeviceConfigArgs {
  readonly device: string;
  readonly vendor: Vendor;
  /** complete configuration; secrets stand as `secret(NAME)` */
  readonly text: string;
  /** NAME to clear value: kept apart from the text, so that neither text nor commands ever hold one */
  readonly secrets: pulumi.Input<Record<string, string>>;
  readonly own?: "tagged" | "exclusive";
  readonly target?: DeviceTarget;
  /** how we reach the device: a script that would cut it is refused before anything is sent */
  readonly manage?: readonly ManagementPath[];
}

export class DeviceConfig extends pulumi.CustomResource {
  declare readonly device: pulumi.Output<string>;
  declare readonly text: pulumi.Output<string>;
  /** what the device still lacks, as commands with masked secrets */
  declare readonly pending: pulumi.Output<string[]>;
  declare readonly undo: pulumi.Output<string[]>;
  declare readonly unmanaged: pulumi.Output<string[]>;
  declare readonly runningHash: pulumi.Output<string>;
  declare readonly scriptHash: pulumi.Output<string>;
  declare readonly reached: pulumi.Output<boolean>;

  constructor(name: string, args: DeviceConfigArgs, options?: pulumi.CustomResourceOptions) {
    const outputs = {
      pending: undefined,
      undo: undefined,
      unmanaged: undefined,
      runningHash: undefined,
      scriptHash: undefined,
      reached: undefined,
      before: undefined,
    };
    const secrets = pulumi.secret(args.secrets);
    const inputs = { own: "tagged", ...args, secrets, preview: pulumi.runtime.isDryRun() };
    super(
      "simpul:index:DeviceConfig",
      name,
      { ...outputs, ...inputs },
      pulumi.mergeOptions(options, { additionalSecretOutputs: ["secrets"] }),
    );
  }
}
