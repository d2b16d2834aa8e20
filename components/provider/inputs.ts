// Inputs and outputs of our Pulumi resources: the second border of the system, checked once here and trusted after.
import { z } from "zod";

/** Ids of devices, links, sites: what may become a file name or a part of a command. */
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "an id is lower-case letters, digits and hyphens, at most 63");
const SecretName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "a secret's name is lower-case letters, digits and hyphens");

/** How a real device is reached; the emulated ones are found by the provider itself. */
export const TargetInput = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65535).default(22),
  user: z.string().min(1).max(64),
  /** absolute, or relative to the checkout */
  identityFile: z.string().min(1).optional(),
  /** OpenSSH public key line or SHA256: fingerprint; without it known_hosts.d/REGION decides */
  hostKey: z.string().min(1).optional(),
});

/** How people and Simpul come in: what a script must not cut. */
const ManageInput = z.strictObject({
  proto: z.literal("ssh").default("ssh"),
  port: z.int().min(1).max(65535).default(22),
  address: z.string().optional(),
  interface: z.string().optional(),
  from: z.string().optional(),
  user: z.string().optional(),
  farEnd: z.literal("changes").optional(),
});

export const DeviceConfigInputs = z.strictObject({
  device: Id,
  vendor: z.enum(["routeros", "ios", "linux"]),
  /** complete configuration; secrets stand as `secret(NAME)` */
  text: z.string().min(1).max(4_000_000),
  /** name to clear value; a value that is not known yet is left out by the preview */
  secrets: z.record(SecretName, z.string()).default({}),
  own: z.enum(["tagged", "exclusive"]).default("tagged"),
  /** true while the engine only previews: the answer then carries text and commands */
  preview: z.boolean().default(false),
  target: TargetInput.optional(),
  manage: z.array(ManageInput).max(8).optional(),
});
export type DeviceConfigInputs = z.infer<typeof DeviceConfigInputs>;

/** What a DeviceConfig knows after a look: exact commands with secrets masked, never a clear one. */
export const DeviceConfigOutputs = z.looseObject({
  device: z.string(),
  text: z.string(),
  pending: z.array(z.string()).default([]),
  undo: z.array(z.string()).default([]),
  unmanaged: z.array(z.string()).default([]),
  /** of the canonical running text, masked */
  runningHash: z.string().default(""),
  /** of the commands, masked; empty where there are none */
  scriptHash: z.string().default(""),
  reached: z.boolean().default(false),
  /** day-0 values of what we set and do not own, as commands: where `destroy` goes back to; absent until the device was reached */
  before: z.string().optional(),
});
export type DeviceConfigOutputs = z.infer<typeof DeviceConfigOutputs>;

export const RolloutInputs = z.strictObject({
  stack: z.string().min(1).max(100),
  /** device to the hash of its staged script */
  staged: z.record(Id, z.string()),
  /** waves of devices, core outward */
  order: z.array(z.array(Id)).default([]),
  /** links between two devices: changes that both ends need are one group */
  links: z.array(z.strictObject({ id: Id, a: Id, b: Id })).default([]),
  /** devices of each simpul: what runs already changes simpul by simpul, one device at the edge first */
  areas: z.array(z.array(Id)).optional(),
  /** devices through which others are reached: changed only under an undo that outlives a reboot */
  core: z.array(Id).default([]),
  /** by device, what it is to see at the far end of each of its links: asked of both ends of what was changed */
  neighbours: z
    .record(Id, z.array(z.strictObject({ link: Id, device: Id, address: z.ipv4(), mtu: z.int().min(68), routes: z.array(z.cidrv4()) })))
    .default({}),
  /** devices that go first; when one fails nothing else starts */
  canary: z.array(Id).default([]),
  /** devices changed at the same time */
  parallel: z.int().min(1).max(256).default(32),
});
export type RolloutInputs = z.infer<typeof RolloutInputs>;

export const outcomes = ["unchanged", "applied", "undone", "refused", "unreachable", "not started"] as const;

export const RolloutOutputs = z.looseObject({
  transaction: z.string().default(""),
  devices: z
    .array(
      z.strictObject({
        device: z.string(),
        outcome: z.enum(outcomes),
        /** the last step that was taken */
        step: z.string(),
        /** of what runs now, as far as it was read */
        runningHash: z.string(),
        /** what undoes by itself when we cannot */
        guard: z.string(),
      }),
    )
    .default([]),
});
export type RolloutOutputs = z.infer<typeof RolloutOutputs>;

const Mbps = z.number().min(0);
const Rate = z.strictObject({ cir: Mbps, mir: Mbps });
const LinkEnd = z.strictObject({ device: Id, interface: z.string().min(1), address: z.string().optional() });

/** Any WAN link: fiber own or leased, wireless, VPN. A record: it touches no device. */
export const FiberLinkInputs = z.strictObject({
  link: Id,
  medium: z.enum(["fiber", "leased", "wireless", "vpn"]),
  kind: z.string().optional(),
  a: LinkEnd,
  b: LinkEnd,
  prefix: z.string().optional(),
  vlan: z.int().min(1).max(4094).optional(),
  capacity: Mbps.optional(),
  lengthMetres: z.number().min(0).optional(),
  year: z.int().min(1990).max(2200).optional(),
});

/** One per segment class of the region. */
export const VlanInputs = z.strictObject({
  segment: Id,
  vlan: z.int().min(1).max(4094),
  block: z.string().optional(),
  sites: z.array(z.strictObject({ site: Id, prefix: z.string() })).default([]),
});

/** One per site. */
export const BandwidthAllocationInputs = z.strictObject({
  site: Id,
  device: Id.optional(),
  internet: z.strictObject({ up: Rate, down: Rate }),
  intra: Rate.optional(),
});

export const DataCenterNodeInputs = z.strictObject({
  site: Id.optional(),
  device: Id,
  zones: z.array(z.strictObject({ id: Id, vlan: z.int().min(1).max(4094).optional(), prefix: z.string() })).default([]),
});
