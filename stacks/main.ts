// What is deployed: a region's devices, their rollout, and the records of its plan. The stack's name is the region's.
import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random";
import { type DeviceIntent, platformOf } from "../components/devices/index.ts";
import { secretNames } from "../components/devices/intent-secrets.ts";
import { expectedOf } from "../components/planning/expected.ts";
import { changeOrder } from "../components/planning/index.ts";
import { rotationsOf } from "../components/planning/intent/index.ts";
import { managementPaths } from "../components/planning/management-path.ts";
import {
  BandwidthAllocation,
  DataCenterNode,
  DeviceConfig,
  FiberLink,
  planRecords,
  Rollout,
  SimpulProvider,
  settingsOfStack,
  Vlan,
} from "../components/resources/index.ts";
import { derive, MASTER, outside } from "../components/secrets/index.ts";
import { inWords, regionToDeploy, root } from "./region.ts";

// The SDK notes a stack for each promise and looks it up in source maps; code that runs as it is written has none to look up (1.3 s of a preview).
Reflect.deleteProperty(Error, "prepareStackTrace");

const settings = settingsOfStack();
// The provider first, and its request on the way: it reads the devices while the region is planned here.
const provider = new SimpulProvider("simpul", settings);
await setImmediate();
const { inventory, plan, intents } = inWords(() => regionToDeploy(settings.region));
const options: pulumi.CustomResourceOptions = { provider };

// Every key of the network is derived from this one secret, which is made before any device is touched and stays in the encrypted state.
const master = new RandomPassword(MASTER, { length: 64, special: false });
const rotations = rotationsOf(plan);
const command = inventory.region.secretCommand;
const given = outside(root, { region: settings.region, ...(command === undefined ? {} : { command }) });

function secretsOf(intent: DeviceIntent): pulumi.Output<Record<string, string>> {
  const names = secretNames(intent).map((name) => [name, given(name)] as const);
  return master.result.apply((key) =>
    Object.fromEntries(names.map(([name, value]) => [name, value ?? derive(key, name, rotations[name])])),
  );
}

const pathOf = managementPaths(inventory, plan);

function configure(intent: DeviceIntent): DeviceConfig {
  const { device, vendor } = intent;
  const path = pathOf(intent);
  const manage = path === undefined ? {} : { manage: [path] };
  return new DeviceConfig(
    device,
    { device, vendor, text: platformOf(vendor).render(intent), secrets: secretsOf(intent), ...manage },
    options,
  );
}

// Records first: the backend writes the whole state for each resource, and they are small.
const records = planRecords(inventory, plan);
for (const link of records.links) new FiberLink(link.link, link, options);
for (const vlan of records.vlans) new Vlan(vlan.segment, vlan, options);
for (const allocation of records.allocations) new BandwidthAllocation(allocation.site, allocation, options);
new DataCenterNode(inventory.datacenter.id, records.datacenter, options);

const devices = inWords(() => intents.map((intent) => [intent.device, configure(intent)] as const));
const staged = Object.fromEntries(devices.map(([device, { scriptHash }]) => [device, scriptHash]));
const expected = expectedOf(inventory, plan);
const neighbours = Object.fromEntries(intents.map((intent) => [intent.device, expected(intent).neighbours]));
new Rollout(
  "network",
  { stack: pulumi.getStack(), staged, ...changeOrder(plan), neighbours },
  { ...options, dependsOn: devices.map(([, config]) => config) },
);
