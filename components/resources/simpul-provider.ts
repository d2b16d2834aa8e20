// Our provider as a resource: its settings stand in the state, so that refresh and destroy know them without the program.
import * as pulumi from "@pulumi/pulumi";

/** Settings of a stack, `simpul:*`. */
export interface SimpulSettings {
  readonly region: string;
  readonly target?: "emulated" | "real";
  readonly unreachable?: "continue" | "stop";
  readonly guard?: "stop" | "shown-only" | "off";
  readonly user?: string;
  readonly identityFile?: string;
  readonly port?: number;
  readonly undoMinutes?: number;
  readonly stopAfter?: number;
  readonly passwordRef?: string;
  readonly jump?: string;
  readonly oldAlgorithms?: string;
  readonly weakGuard?: string;
}

const texts = ["target", "unreachable", "guard", "user", "identityFile", "passwordRef", "jump", "oldAlgorithms", "weakGuard"] as const;
const numbers = ["port", "undoMinutes", "stopAfter"] as const;

/** Reads `simpul:*` of the stack; the provider checks the values. The stack's name is the region unless `simpul:region` says otherwise. */
export function settingsOfStack(config = new pulumi.Config("simpul"), stack = pulumi.getStack()): SimpulSettings {
  const given = [
    ...texts.map((name) => [name, config.get(name)] as const),
    ...numbers.map((name) => [name, config.getNumber(name)] as const),
  ].filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), region: config.get("region") ?? stack };
}

export class SimpulProvider extends pulumi.ProviderResource {
  constructor(name: string, settings: SimpulSettings, options?: pulumi.ResourceOptions) {
    super("simpul", name, { ...settings }, options);
  }
}
