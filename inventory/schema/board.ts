// A router or switch board: its ports and cages, as the vendor sells it.
import { z } from "zod";
import { Name } from "./identifier.ts";
import { Mbps } from "./rate.ts";
import { Source } from "./source.ts";

export const Port = z.strictObject({
  /** the vendor's own name, e.g. sfp-sfpplus1 */
  name: z.string().min(1).max(32),
  cage: z.enum(["copper", "combo", "sfp", "sfp+", "sfp28"]),
  speed: Mbps,
});
export type Port = z.infer<typeof Port>;

export const Board = z.strictObject({
  /** the order code, e.g. L009UiGS-RM */
  id: z.string().min(1).max(48),
  name: Name,
  vendor: z.enum(["routeros", "ios", "linux"]),
  /** what the device's own export calls it, e.g. L009UiGS */
  exportModel: z.string().min(1),
  /** RouterOS device-mode it leaves the factory with */
  deviceMode: z.enum(["home", "basic", "advanced"]).optional(),
  ports: z.array(Port).min(1),
  source: Source,
});
export type Board = z.infer<typeof Board>;
