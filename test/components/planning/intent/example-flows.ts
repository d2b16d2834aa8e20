// Who may talk to whom in the example region: the table of the reference network, section 4.
import type { Flow } from "../../../../inventory/schema/flow.ts";
import type { SegmentClass } from "../../../../inventory/schema/segment.ts";
import { source } from "./example-core.ts";

const staff: SegmentClass[] = ["kantor", "pelayanan"];
const machines: SegmentClass[] = [...staff, "cctv", "server", "voip"];

export function flow(id: string, from: Flow["from"], to: Flow["to"], protocol: Flow["protocol"], ports?: number[]): Flow {
  return {
    id,
    from,
    to,
    protocol,
    ...(ports === undefined ? {} : { ports }),
    users: "as the table says",
    why: "reference network, section 4",
    source,
  };
}

const outwards = (service: string): Flow => flow(`${service}-keluar`, { service }, { internet: true }, "any");

export const exampleFlows: readonly Flow[] = [
  flow("dns-udp", { classes: machines }, { service: "dns" }, "udp", [53]),
  flow("dns-tcp", { classes: machines }, { service: "dns" }, "tcp", [53]),
  flow("dns-tamu", { classes: ["tamu"] }, { service: "dns-tamu" }, "any", [53]),
  flow("ntp", { classes: machines }, { service: "ntp" }, "udp", [123]),
  flow("layanan", { classes: [...staff, "server"] }, { service: "layanan" }, "tcp", [80, 443]),
  flow("cadangan", { classes: [...staff, "server"] }, { service: "cadangan" }, "tcp", [22, 443]),
  flow("bus", { classes: ["server"] }, { service: "bus" }, "tcp", [443]),
  flow("vms-kamera", { service: "vms" }, { class: "cctv" }, "tcp", [80, 443, 554]),
  { ...flow("bagi-disdukcapil", { classes: staff }, { server: "disdukcapil-bagi" }, "tcp", [443]), waiver: "w-007" },
  flow("internet-staf", { classes: staff }, { internet: true }, "any"),
  flow("internet-tamu", { classes: ["tamu"] }, { internet: true }, "any"),
  ...["ntp", "dns", "dns-tamu", "cermin", "layanan"].map(outwards),
];
