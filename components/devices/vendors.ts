// The vendors that are there, a line each.
export { ios } from "./ios/index.ts";
export { linux } from "./linux/index.ts";
export { routeros } from "./routeros/index.ts";
export { vyos } from "./vyos/index.ts";
