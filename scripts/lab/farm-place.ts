// Where a farm is: the region's own in the checkout, or one in a folder that was named.
import { join, resolve } from "node:path";
import { checkout } from "../door/checkout.ts";
import { DoorError } from "../door/door.ts";

/** The folder of a farm, and the key that its devices let in. Both absolute. */
export interface FarmPlace {
  readonly path: string;
  readonly identityFile: string;
}

/** The farm of a region, one each since device names repeat, or one in a folder of its own. */
export function farmPlace({ dir, region }: { readonly dir?: string | undefined; readonly region: string }, root = checkout): FarmPlace {
  if (dir !== undefined) return { path: resolve(dir), identityFile: join(resolve(dir), "id_ed25519") };
  // It becomes a folder name.
  if (!/^[a-z0-9][a-z0-9-]*$/.test(region))
    throw new DoorError(`${JSON.stringify(region)} is no region`, { fix: "the name of a folder of inventory/regions" });
  return { path: join(root, ".simpul", "farm", region), identityFile: join(root, ".simpul", "id_ed25519") };
}
