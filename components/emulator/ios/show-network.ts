// What an IOS device shows of the network around it.
import type { IosDevice } from "./device.ts";

export function adjacencies(device: IosDevice): string {
  const rows = device.around
    .network()
    .adjacenciesOf(device.id)
    .map(({ routerId, state, address, interface: port }) => {
      const shown = state === "Full" ? "FULL/  -" : `${state.toUpperCase()}/  -`;
      return `${routerId.padEnd(16)}  0   ${shown.padEnd(15)} 00:00:35    ${address.padEnd(15)} ${port}`;
    });
  return rows.length === 0
    ? ""
    : `${["", "Neighbor ID     Pri   State           Dead Time   Address         Interface", ...rows, ""].join("\n")}`;
}

export function cdp(device: IosDevice): string {
  const heard = device.around.network().neighboursOf(device.id);
  const blocks = heard.map((seen) =>
    [
      "-------------------------",
      `Device ID: ${seen.identity}`,
      "Entry address(es): ",
      ...(seen.address === undefined ? [] : [`  IP address: ${seen.address}`]),
      `Platform: ${seen.board},  Capabilities: Router Switch `,
      `Interface: ${seen.interface},  Port ID (outgoing port): ${seen.remoteInterface}`,
      "Holdtime : 143 sec",
      "",
      "Version :",
      seen.version,
      "",
    ].join("\n"),
  );
  return `${blocks.join("\n")}\nTotal cdp entries displayed : ${heard.length}\n`;
}

export function lldp(device: IosDevice): string {
  return device.line("lldp run") === undefined ? "% LLDP is not enabled\n" : "\nTotal entries displayed: 0\n";
}

/** A value follows from the port's name, so that two looks agree. */
export function optics({ spec }: IosDevice): string {
  const cages = spec.board.ports.filter((port) => /^(TenGigabit|TwentyFive|Forty)/.test(port));
  const rows = cages.map((port, at) => {
    const short = port.replace(/^(..)[A-Za-z]+/, "$1");
    return `${short.padEnd(10)} ${(31.2 + at).toFixed(1).padStart(6)}       3.29       ${(15.6).toFixed(1)}      -5.2      -${(6.4 + at * 1.3).toFixed(1)}`;
  });
  const head = [
    "                                           Optical   Optical",
    "           Temperature  Voltage  Current   Tx Power  Rx Power",
    "Port       (Celsius)    (Volts)  (mA)      (dBm)     (dBm)",
    "---------  -----------  -------  --------  --------  --------",
  ];
  return rows.length === 0 ? "" : `${[...head, ...rows, ""].join("\n")}`;
}

export function routes(device: IosDevice): string {
  const rows = device.around
    .network()
    .routesOf(device.id)
    .map(({ prefix, gateway, kind, distance }) => {
      const letter = { connected: "C", static: "S", ospf: "O" }[kind];
      return `${letter}        ${prefix} ${gateway === undefined ? "is directly connected" : `[${distance}/0] via ${gateway}`}`;
    });
  return `${["Gateway of last resort is not set", "", ...rows, ""].join("\n")}`;
}
