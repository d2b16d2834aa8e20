// A VyOS configuration as a value: paths of nodes, each the words of a `set` command.
import type { Model } from "../platform.ts";

export interface VyosModel extends Model {
  readonly vendor: "vyos";
  /** sorted, none twice, none that another one says as well */
  readonly paths: readonly (readonly string[])[];
}
