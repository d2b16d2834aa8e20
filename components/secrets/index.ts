// The public face of secrets: names to clear values or fingerprints, and where a checkout keeps them.
export { backendUrl, isLocal, stateFile, stateFolder, stateMark } from "./backend.ts";
export { madeOnce, privateFolder, SecretError } from "./checkout.ts";
export { derive, wireguardPublic } from "./derive.ts";
export { fingerprint, fingerprintKey } from "./fingerprint.ts";
export { outside, type Resolve, type SecretSource, variableOf } from "./outside.ts";
export { fingerprints, resolver } from "./resolve.ts";
export { MASTER } from "./stack-master.ts";
