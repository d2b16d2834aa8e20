// What a provider does and says, in plain values: the face that the protocol shows to the rest.
import type { Properties } from "./values.ts";

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly CheckFailure[];
}

/** `inputDiff`: show old inputs against new; otherwise old outputs against new inputs. */
export interface PropertyChange {
  readonly kind: "add" | "delete" | "update" | "update-replace";
  readonly inputDiff: boolean;
}

export interface Changes {
  readonly changed: boolean;
  readonly replaces: readonly string[];
  readonly properties: Readonly<Record<string, PropertyChange>>;
}

export interface Subject {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** What a provider does, in plain values; `inputs` and `outputs` still carry the engine's secret marks (values.ts). */
export interface ProviderCalls {
  readonly version: string;
  schema(): string;
  checkConfig(inputs: Properties): Promise<Checked>;
  configure(config: Properties): Promise<void>;
  check(call: Subject & { readonly inputs: Properties }): Promise<Checked>;
  diff(
    call: Subject & { readonly id: string; readonly outputs: Properties; readonly oldInputs: Properties; readonly inputs: Properties },
  ): Promise<Changes>;
  create(
    call: Subject & { readonly inputs: Properties; readonly preview: boolean },
  ): Promise<{ readonly id: string; readonly outputs: Properties }>;
  update(
    call: Subject & { readonly id: string; readonly outputs: Properties; readonly inputs: Properties; readonly preview: boolean },
  ): Promise<{ readonly outputs: Properties }>;
  /** an empty id in the answer means that it is gone */
  read(
    call: Subject & { readonly id: string; readonly outputs: Properties; readonly inputs: Properties },
  ): Promise<{ readonly id: string; readonly outputs: Properties; readonly inputs: Properties }>;
  remove(call: Subject & { readonly id: string; readonly outputs: Properties; readonly inputs: Properties }): Promise<void>;
  cancel(): void;
}

/** Something a person can act on. With `partial` the engine keeps the outputs and tries again at the next run. */
export class ProviderError extends Error {
  readonly partial: { readonly id: string; readonly outputs: Properties; readonly reasons: readonly string[] } | undefined;
  constructor(text: string, partial?: ProviderError["partial"]) {
    super(text);
    this.name = "ProviderError";
    this.partial = partial;
  }
}

/** Says something under a resource; shown by a plain preview too. Progress is shown only while it runs. */
export type Log = (urn: string, text: string, severity?: "progress" | "info" | "warning" | "error") => Promise<void>;
