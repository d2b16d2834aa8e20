// The only code that opens a socket to a device.
export { type ConnectOptions, connect } from "./connect.ts";
export { fingerprintOf, readPin } from "./host-key.ts";
export { type Limits, usualLimits } from "./limits.ts";
export { onEach, type PoolOptions, type Reached, readers, writers } from "./pool.ts";
export { type Output, type Session, type Target, TransportError } from "./session.ts";
