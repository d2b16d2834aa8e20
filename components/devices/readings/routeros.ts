// `/ip neighbor print detail` and `/interface ethernet monitor … once` of RouterOS.
import { listed, type Neighbour, neighbour } from "./neighbour.ts";
import { measured, type Optic, withoutUnknown } from "./optic.ts";
import { columnsOf, type Row, rowsOf } from "./routeros-rows.ts";

export function routerosNeighbours(text: string): readonly Neighbour[] {
  return rowsOf(text).flatMap((item): Neighbour[] => {
    const on = item.interface;
    return on === undefined ? [] : [neighbourOf(item, on)];
  });
}

/** `ether2,bridge`: the port, and the bridge that it belongs to. */
function neighbourOf(item: Row, on: string): Neighbour {
  const said = {
    name: item.identity,
    port: item["interface-name"],
    address: item.address4 ?? item.address ?? item.address6,
    mac: item["mac-address"],
    platform: item.platform,
    board: item.board,
    version: item.version,
    description: item["system-description"] ?? item.version,
  };
  return neighbour(on.split(",")[0] ?? on, said, listed(item["system-caps-enabled"]));
}

/** Ports with a cage for a module; copper has no light. Not every device says whether a module is in it. */
export function routerosOptics(text: string): readonly Optic[] {
  return columnsOf(text).flatMap((item): Optic[] => {
    const { name = "" } = item;
    const measures = Object.keys(item).some((key) => key.startsWith("sfp-"));
    if (!measures && !/^(sfp|qsfp)/.test(name)) return [];
    const present = measures && item["sfp-module-present"] !== "no";
    const values = withoutUnknown<Omit<Optic, "interface" | "present">>({
      status: item.status,
      vendor: item["sfp-vendor-name"],
      part: item["sfp-vendor-part-number"],
      serial: item["sfp-vendor-serial"],
      wavelength: measured(item["sfp-wavelength"]),
      tx: measured(item["sfp-tx-power"]),
      rx: measured(item["sfp-rx-power"]),
      temperature: measured(item["sfp-temperature"]),
      voltage: measured(item["sfp-supply-voltage"]),
      bias: measured(item["sfp-tx-bias-current"]),
    });
    return [{ interface: name, present, ...values }];
  });
}
