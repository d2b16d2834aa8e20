// The pusat data: its network, its services by address, and who manages the devices from there.
import { z } from "zod";
import { Address, Prefix } from "./address.ts";
import { Id, Name } from "./identifier.ts";
import { CoreDevice } from "./simpul.ts";
import { Source } from "./source.ts";

const Version = z.string().regex(/^\d+\.\d+(\.\d+)?$/, "a version such as 7.20.8");

/** Something in the pusat data that other devices or people reach. */
export const Service = z.strictObject({
  id: Id,
  name: Name,
  addresses: z.array(z.string().min(7)).min(1).describe("addresses or a prefix, or a range a-b, that answer"),
  protocol: z.enum(["tcp", "udp", "both"]).optional(),
  ports: z.array(z.int().min(1).max(65535)).optional(),
});
export type Service = z.infer<typeof Service>;

export const DataCenter = z.strictObject({
  id: Id,
  name: Name,
  site: Id.optional().describe("the site it stands in; absent: unknown"),
  simpul: Id,
  prefix: Prefix,
  device: CoreDevice.extend({
    zones: z.array(z.strictObject({ id: Id, vlan: z.int().min(2).max(4094), prefix: Prefix })).min(1),
    trunk: z.string(),
  }),
  services: z.array(Service),
  noc: z
    .strictObject({ prefix: Prefix, jump: Address, runner: Address })
    .describe("network operations: where people and the runner work from, and through which host they jump"),
  source: Source,
});
export type DataCenter = z.infer<typeof DataCenter>;

/** An internet contract and the gateway that uses it. */
export const Gateway = z.strictObject({
  id: Id,
  simpul: Id,
  device: CoreDevice.extend({ version: Version }),
  uplinks: z
    .array(
      z.strictObject({
        id: Id,
        provider: Name,
        port: z.string().min(1),
        up: z.number().positive().describe("Mbps of the contract, each direction"),
        down: z.number().positive(),
        address: z.string().min(9),
        nexthop: Address,
      }),
    )
    .min(1),
  publicBlock: Prefix,
  nat: z
    .strictObject({ staff: Address, guests: Address, datacenter: Address })
    .describe("what staff, guests and the pusat data look like from outside"),
  published: z
    .array(z.strictObject({ id: Id, public: Address, inside: Address, protocol: z.enum(["tcp", "udp"]), ports: z.array(z.int()).min(1) }))
    .describe("services published to the internet"),
  mail: z.array(Address).describe("only these may send mail (tcp 25)"),
  vpn: z.strictObject({ port: z.int().min(1).max(65535), address: Address }).optional(),
  source: Source,
});
export type Gateway = z.infer<typeof Gateway>;
