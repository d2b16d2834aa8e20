// The commit of everything that the devices have staged: one fleet transaction a run.
import * as pulumi from "@pulumi/pulumi";
import type { ExpectedNeighbour } from "../devices/expected.ts";

export interface RolloutArgs {
  readonly stack: string;
  /** device to the hash of its staged script */
  readonly staged: Record<string, pulumi.Input<string>>;
  /** waves, core outward */
  readonly order: readonly (readonly string[])[];
  /** a change that both ends of a link need is one group */
  readonly links: readonly { readonly id: string; readonly a: string; readonly b: string }[];
  /** devices of each simpul: what runs already changes simpul by simpul */
  readonly areas?: readonly (readonly string[])[];
  /** devices through which others are reached */
  readonly core?: readonly string[];
  /** by device, what it is to see at the far end of each of its links */
  readonly neighbours?: Readonly<Record<string, readonly ExpectedNeighbour[]>>;
  readonly canary?: readonly string[];
  readonly parallel?: number;
}

export class Rollout extends pulumi.CustomResource {
  declare readonly transaction: pulumi.Output<string>;
  declare readonly devices: pulumi.Output<readonly { device: string; outcome: string; step: string; runningHash: string; guard: string }[]>;

  constructor(name: string, args: RolloutArgs, options?: pulumi.CustomResourceOptions) {
    super("simpul:index:Rollout", name, { transaction: undefined, devices: undefined, ...args }, options);
  }
}
