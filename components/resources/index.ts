// The public face of the resource classes, and of what they take from a plan.
export { DeviceConfig, type DeviceConfigArgs, type DeviceTarget } from "./device-config.ts";
export { type PlanRecords, planRecords } from "./plan-records.ts";
export { BandwidthAllocation, DataCenterNode, FiberLink, Vlan } from "./records.ts";
export { Rollout, type RolloutArgs } from "./rollout.ts";
export { SimpulProvider, type SimpulSettings, settingsOfStack } from "./simpul-provider.ts";
