// What RouterOS prints, read: lists, single items, columns, dates without quotes; and outputs that others collected from real devices.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { platformOf } from "../../../components/devices/index.ts";
import { columnsOf, oneOf, rowsOf } from "../../../components/devices/readings/routeros-rows.ts";
import { maskedConfiguration } from "../../../components/fleet/masked.ts";
import { readerOf, Unreadable } from "../../../components/fleet/reading/reading.ts";
import { Recording, replayed } from "../../../components/transport/recording.ts";

test("items with flags, comments, quotes, continued lines, and a date without quotes", () => {
  const text = `Flags: X - disabled, R - running
 0  R name="ether1" mtu=1500 last-link-up-time=2024-07-31 09:33:47 link-downs=2

 1 XR ;;; a = b, quoted "so"
      name="a \\"b\\"" on-event=":put x; :delay 1" empty=""
10    name=plain
`;
  expect(rowsOf(text)).toEqual([
    { flags: "R", name: "ether1", mtu: "1500", "last-link-up-time": "2024-07-31 09:33:47", "link-downs": "2" },
    { flags: "XR", comment: 'a = b, quoted "so"', name: 'a "b"', "on-event": ":put x; :delay 1", empty: "" },
    { name: "plain" },
  ]);
});

test("columns of a monitor, ports without a value, one port", () => {
  const text = "        name: ether1  sfp1\n      status: no-link link-ok\nsfp-rx-power:         -7.1dBm\n";
  expect(columnsOf(text)).toEqual([
    { name: "ether1", status: "no-link" },
    { name: "sfp1", status: "link-ok", "sfp-rx-power": "-7.1dBm" },
  ]);
  expect(columnsOf("  name: sfp1\n  sfp-vendor-name: Acme Optics\n")).toEqual([{ name: "sfp1", "sfp-vendor-name": "Acme Optics" }]);
  expect(columnsOf("")).toEqual([]);
});

const fixtures = resolve(import.meta.dirname, "../../../../shared/fixtures");
const fixture = (file: string): string => readFileSync(join(fixtures, file), "utf8");

test.skipIf(!existsSync(fixtures))("outputs of real devices", () => {
  const neighbours = rowsOf(fixture("lldp/ntc-mikrotik_routeros_ip_neighbor_print_detail_line_wrap.raw"));
  expect(neighbours.map(({ identity, board, "interface-name": port }) => [identity, board, port])).toEqual([
    ["CLEAR", "RB750UPr2", "ether1"],
    ["Device_1", "RB450Gx4", "ether1"],
    ["Device-2", "RB1100x4", "bridge_vlan255"],
  ]);
  expect(neighbours[1]).toMatchObject({ version: "7.15.1 (stable) 2024-06-07 12:49:11", "system-caps-enabled": "router" });
  const adjacencies = rowsOf(fixture("routeros/ntc-mikrotik_routeros_routing_ospf_neighbor_print.raw"));
  expect(adjacencies.map(({ state, interface: port }) => [state, port])).toEqual([
    ["Full", "vlan68"],
    ["Full", "vlan71"],
  ]);
  expect(oneOf(fixture("routeros/ntc-mikrotik_routeros_system_resource_print_1.raw"))).toMatchObject({
    "board-name": "hEX PoE lite",
    uptime: "6w5d11h55m45s",
  });
  const ports = rowsOf(fixture("routeros/ntc-mikrotik_routeros_interface_print_detail.raw"));
  expect(ports.slice(0, 3).map(({ name, flags }) => [name, flags])).toEqual([
    ["ether1", undefined],
    ["ether2", "D"],
    ["ether3", "R"],
  ]);
});

test.skipIf(!existsSync(fixtures))("a recording of a real device is read, with what it does not answer named", async () => {
  const reader = readerOf("routeros");
  const text = fixture("routeros/oxidized-routeros_CHR_7.16_simulation.yaml");
  const session = replayed(Recording.read(text), "chr");
  expect(
    await reader?.changes({
      ...session,
      run: async () => ({ text: ' 0 U action="bridge port changed" by="user" policy=write time=2024-07-31 09:33:47\n', status: 0 }),
    }),
  ).toEqual([{ what: "bridge port changed", by: "user", time: "2024-07-31 09:33:47" }]);
  expect(await reader?.configuration(session)).toMatch(/add address=10\.0\.2\.100\/24/);
});

/** What a router answers to one line for everything. */
const answered = (parts: Readonly<Record<string, string>>): string =>
  [
    ["", "/system identity\nset name=r1\n"],
    ...Object.entries(parts).map(([part, text]) => [`simpul-${part}\n`, text]),
    ["simpul-end\n", ""],
  ]
    .map(([mark, text]) => `${mark}${text}`)
    .join("");

test("a neighbour behind a bridge is at its port; what modules measure, and ports with no module in them", async () => {
  const text = answered({
    neighbours: ` 0 interface=ether2,bridge address=fe80::1 address4=10.0.0.2 mac-address=00:00:5E:00:53:01 identity="r2"
   platform="MikroTik" version="7.20.8 (stable)" board="RB4011" interface-name="bridge/sfp1" system-caps-enabled=bridge,router
 1 interface=ether3 mac-address=00:00:5E:00:53:02
`,
    optics: `                  name: ether1  sfp1        sfp2    combo1
                status: link-ok link-ok     no-link link-ok
    sfp-module-present:         yes         no      no
       sfp-vendor-name:         Acme Optics
sfp-vendor-part-number:         SFP-BX
        sfp-wavelength:         1310.5nm
       sfp-temperature:         38C
          sfp-tx-power:         -5.612dBm
          sfp-rx-power:         -7.2dBm
`,
  });
  const session = { device: "r", run: async () => ({ text, status: 0 }), upload: async () => undefined, close: () => undefined };
  const { neighbours, optics } = (await readerOf("routeros")?.read(session)) ?? {};
  expect(neighbours).toEqual([
    {
      interface: "ether2",
      identity: "r2",
      address: "10.0.0.2",
      mac: "00:00:5E:00:53:01",
      platform: "MikroTik",
      board: "RB4011",
      version: "7.20.8 (stable)",
      remoteInterface: "bridge/sfp1",
    },
    { interface: "ether3", mac: "00:00:5E:00:53:02" },
  ]);
  expect(optics).toEqual([
    {
      interface: "sfp1",
      status: "link-ok",
      txPower: -5.612,
      rxPower: -7.2,
      temperature: 38,
      vendor: "Acme Optics",
      part: "SFP-BX",
      wavelength: "1310.5nm",
    },
    { interface: "sfp2", status: "no-link" },
    { interface: "combo1", status: "link-ok" },
  ]);
});

test("what is no configuration is said in the device's words", async () => {
  const session = {
    device: "r",
    run: async () => ({ text: "not enough permissions (9)\n", status: 0 }),
    upload: async () => undefined,
    close: () => undefined,
  };
  await expect(readerOf("routeros")?.read(session)).rejects.toThrow(
    new Unreadable("what it exports is no configuration: not enough permissions (9)"),
  );
});

test("no secret is left in a configuration, also where it is broken over lines or stands in a script", () => {
  const platform = platformOf("routeros");
  const mask = (): string => "secret:00000000";
  const text = `# by RouterOS 7.20.8\n/radius\nadd address=10.0.0.1 secret="SANGAT RAHASIA \\\n    SEKALI LAGI"\n/snmp community\nset [ find default=yes ] name=UMUM-RAHASIA\n/system script\nadd name=s source="/ppp secret add password=DALAM-SKRIP"\n`;
  const shown = maskedConfiguration(platform, text, mask);
  for (const secret of ["SANGAT", "SEKALI", "UMUM-RAHASIA", "DALAM-SKRIP"]) expect(shown).not.toContain(secret);
  expect(shown.split("\n")[0]).toBe("# by RouterOS 7.20.8");
  expect(platform.print(platform.parse(shown))).toBe(platform.print(platform.mask(platform.parse(text), mask)));
});
