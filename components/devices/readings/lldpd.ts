// `lldpcli -f json show neighbors` of lldpd: the older form with lists, and the one with objects only.
import { z } from "zod";
import { type Neighbour, neighbour } from "./neighbour.ts";

const Text = z.union([z.string(), z.array(z.string())]).optional();
const Capability = z.object({ type: z.string(), enabled: z.boolean() });
const Chassis = z.object({
  id: z.object({ type: z.string(), value: z.string() }).optional(),
  descr: z.string().optional(),
  "mgmt-ip": Text,
  capability: z.union([Capability, z.array(Capability)]).optional(),
});
const Port = z.object({ id: z.object({ type: z.string(), value: z.string() }).optional(), descr: z.string().optional() });
const Interface = z.object({ chassis: z.record(z.string(), z.unknown()).optional(), port: Port.optional() });
const Interfaces = z.record(z.string(), Interface);
const Document = z.object({ lldp: z.object({ interface: z.union([Interfaces, z.array(Interfaces)]).optional() }) });

/** Undefined where it is no such document. */
export function lldpdNeighbours(text: string): readonly Neighbour[] | undefined {
  const read = Document.safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const { interface: found = [] } = read.data.lldp;
  return [found].flat().flatMap((group) => Object.entries(group).map(([own, { chassis = {}, port }]) => neighbourOf(own, chassis, port)));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A chassis stands under its name; one without a name stands for itself. */
function neighbourOf(own: string, chassis: Readonly<Record<string, unknown>>, port: z.infer<typeof Port> | undefined): Neighbour {
  const unnamed = "id" in chassis;
  const [name, body] = unnamed ? [undefined, chassis] : (Object.entries(chassis)[0] ?? [undefined, {}]);
  const { id, descr, "mgmt-ip": address, capability = [] } = Chassis.catch({}).parse(body);
  const said = {
    name,
    port: port?.id?.type === "ifname" ? port.id.value : (port?.descr ?? port?.id?.value),
    address: [address].flat()[0],
    mac: id?.type === "mac" ? id.value.toUpperCase() : undefined,
    platform: undefined,
    description: descr,
  };
  return neighbour(
    own,
    said,
    [capability].flat().flatMap(({ type, enabled }) => (enabled ? [type.toLowerCase()] : [])),
  );
}
