// Passwords of devices, by the name of the secret that holds them: the chain of every other secret.
import { join } from "node:path";
import { parse } from "yaml";
import type { Usual } from "../../components/fleet/way.ts";
import { resolver, SecretError, variableOf } from "../../components/secrets/index.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { textAt } from "../door/text-file.ts";

/** Asked for only when a device wants a password. What went wrong names no value. */
export function passwords(region: string, root: string): Usual["secretOf"] {
  let known: ReturnType<typeof resolver> | undefined;
  return (name) => {
    known ??= resolver(root, { region, ...secretCommand(region, root) });
    const value = clearOf(known, name);
    if (value !== undefined) return value;
    throw new Error(`the secret of its password is not known: set ${variableOf(name)}, or write it to .simpul/secrets/${name}`);
  };
}

function clearOf(known: ReturnType<typeof resolver>, name: string): string | undefined {
  try {
    return known(name);
  } catch (error) {
    throw error instanceof SecretError ? new Error(`${error.message}; ${error.fix}`) : error;
  }
}

/** The region's own vault, where there is such a region. */
export function secretCommand(region: string, root: string): { readonly command?: NonNullable<Inventory["region"]["secretCommand"]> } {
  const command: unknown = parse(textAt(join(root, "inventory/regions", region, "region.yaml")) ?? "")?.region?.secretCommand;
  return Array.isArray(command) ? { command: command.map(String) } : {};
}
