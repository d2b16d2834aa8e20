// A router or switch board: its ports and cages, as the vendor sells it.
import { z } from "zod";
import { Name } from "./identifier.ts";
import { Mbps } from "./rate.ts";
import { Source } from "./source.ts";

export const Port = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][\w+./-]{0,31}$/, "a port name such as sfp-sfpplus1")
    .describe("the vendor's own name, e.g. sfp-sfpplus1"),
  cage: z.enum(["copper", "combo", "sfp", "sfp+", "sfp28"]),
  speed: Mbps,
});
export type Port = z.infer<typeof Port>;

export const Board = z.strictObject({
  id: z.string().min(1).max(48).describe("the order code, e.g. L009UiGS-RM"),
  name: Name,
  vendor: z.enum(["routeros", "ios", "linux"]),
  exportModel: z.string().min(1).describe("what the device's own export calls it, e.g. L009UiGS"),
  deviceMode: z.enum(["home", "basic", "advanced"]).optional().describe("RouterOS device-mode it leaves the factory with"),
  ports: z.array(Port).min(1),
  source: Source,
});
export type Board = z.infer<typeof Board>;
