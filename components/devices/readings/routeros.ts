// `/ip neighbor print detail` and `/interface ethernet monitor … once` of RouterOS.
import { listed, type Neighbour, neighbour } from "./neighbour.ts";
import { measured, type Optic, withoutUnknown } from "./optic.ts";
import { monitored, type Printed, printedItems } from "./routeros-records.ts";

export function routerosNeighbours(text: string): readonly Neighbour[] {
  return printedItems(text).flatMap((item): Neighbour[] => {
    const on = item.get("interface");
    return on === undefined ? [] : [neighbourOf(item, on)];
  });
}

/** `ether2,bridge`: the port, and the bridge that it belongs to. */
function neighbourOf(item: Printed, on: string): Neighbour {
  const said = {
    name: item.get("identity"),
    port: item.get("interface-name"),
    address: item.get("address4") ?? item.get("address") ?? item.get("address6"),
    mac: item.get("mac-address"),
    platform: [item.get("platform"), item.get("board")].filter((word) => word !== undefined && word !== "").join(" "),
    description: item.get("system-description") ?? item.get("version"),
  };
  return neighbour(on.split(",")[0] ?? on, said, listed(item.get("system-caps-enabled")));
}

export function routerosOptics(text: string): readonly Optic[] {
  return monitored(text).flatMap((item): Optic[] => {
    const present = item.get("sfp-module-present");
    if (present === undefined) return [];
    const values = withoutUnknown<Omit<Optic, "interface" | "present">>({
      vendor: item.get("sfp-vendor-name"),
      part: item.get("sfp-vendor-part-number"),
      serial: item.get("sfp-vendor-serial"),
      wavelength: measured(item.get("sfp-wavelength")),
      tx: measured(item.get("sfp-tx-power")),
      rx: measured(item.get("sfp-rx-power")),
      temperature: measured(item.get("sfp-temperature")),
      voltage: measured(item.get("sfp-supply-voltage")),
      bias: measured(item.get("sfp-tx-bias-current")),
    });
    return [{ interface: item.get("name") ?? "", present: present === "yes", ...values }];
  });
}
