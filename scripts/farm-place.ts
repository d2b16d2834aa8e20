// Where a farm is: the checkout's own, or one in a folder that was named.
import { join, resolve } from "node:path";

const checkout = resolve(import.meta.dirname, "..");

/** The folder of a farm, and the key that its devices let in. Both absolute. */
export interface FarmPlace {
  readonly path: string;
  readonly identityFile: string;
}

/** The farm of the checkout, or one in a folder of its own. */
export function farmPlace(dir: string | undefined, root = checkout): FarmPlace {
  if (dir !== undefined) return { path: resolve(dir), identityFile: join(resolve(dir), "id_ed25519") };
  return { path: join(root, ".simpul", "farm"), identityFile: join(root, ".simpul", "id_ed25519") };
}
