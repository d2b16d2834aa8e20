// The checkout that the commands belong to.
import { resolve } from "node:path";

/** Its top folder, absolute. */
export const checkout = resolve(import.meta.dirname, "../..");
