// The only code that opens a socket to a device.
export { type ConnectOptions, connect } from "./connect.ts";
export { fingerprintOf, type Pin, readPin } from "./host-key.ts";
export { JumpHosts } from "./jump-hosts.ts";
export { type Limits, usualLimits } from "./limits.ts";
export { inTurns, onAll, onEach, type PoolOptions, type Reached, readers, writers } from "./pool.ts";
export { Recording, recorded, replayed } from "./recording.ts";
export { type ScanOptions, type ShownKey, scanHostKey } from "./scan.ts";
export { type Host, type Output, type Session, type Target, type TextFile, TransportError } from "./session.ts";
export { connectAgain } from "./tries.ts";
