// Neighbours and optics as devices print them: samples written by hand, and the corpora with what others read out of them.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { iosCdpNeighbours, iosLldpNeighbours, iosOptics } from "../../../../components/devices/readings/ios.ts";
import { lldpdNeighbours } from "../../../../components/devices/readings/lldpd.ts";
import type { Neighbour } from "../../../../components/devices/readings/neighbour.ts";
import { routerosNeighbours, routerosOptics } from "../../../../components/devices/readings/routeros.ts";

const shared = resolve(import.meta.dirname, "../../../../../shared/fixtures/lldp");
const read = (name: string): string => readFileSync(resolve(shared, name), "utf8");
type Sample = Readonly<Record<string, string>>;
const expected = (name: string): readonly Sample[] => (parse(read(name)) as { parsed_sample: readonly Sample[] }).parsed_sample;

/** What both say: nothing where the device said nothing. */
const words = (all: readonly Neighbour[]): readonly unknown[] =>
  all.map(({ interface: own, name = "", port = "", address = "", description = "", capabilities }) => [
    own,
    name,
    port,
    address,
    description,
    [...capabilities],
  ]);

describe.skipIf(!existsSync(shared))("corpora", () => {
  test.each(["", "_line_wrap"])("ntc-mikrotik_routeros_ip_neighbor_print_detail%s", (form) => {
    const name = `ntc-mikrotik_routeros_ip_neighbor_print_detail${form}`;
    expect(words(routerosNeighbours(read(`${name}.raw`)))).toEqual(
      expected(`${name}.yml`).map((one) => [
        one.interface?.split(",")[0],
        one.identity,
        one.interface_name,
        one.ipv4_address || one.ip_address,
        one.system_description || one.version,
        (one.system_caps_enabled ?? "").split(",").filter((word) => word !== ""),
      ]),
    );
  });

  test("ntc-cisco_ios_show_lldp_neighbors_detail1", () => {
    const name = "ntc-cisco_ios_show_lldp_neighbors_detail1";
    expect(words(iosLldpNeighbours(read(`${name}.raw`)))).toEqual(
      expected(`${name}.yml`).map((one) => [
        one.local_interface,
        one.neighbor_name,
        one.neighbor_interface,
        one.mgmt_address,
        one.neighbor_description,
        (one.capabilities ?? "").split(","),
      ]),
    );
  });

  test("ntc-cisco_ios_show_cdp_neighbors_detail2", () => {
    const name = "ntc-cisco_ios_show_cdp_neighbors_detail2";
    expect(words(iosCdpNeighbours(read(`${name}.raw`)))).toEqual(
      expected(`${name}.yml`).map((one) => [
        one.local_interface,
        one.neighbor_name,
        one.neighbor_interface,
        one.mgmt_address,
        one.neighbor_description,
        (one.capabilities ?? "").split(" "),
      ]),
    );
  });

  test("lldpd's own document", () => {
    expect(lldpdNeighbours(read("lab-lldpd1.0.16-lldp-r2.json"))).toEqual([
      {
        interface: "eth1",
        name: "r1",
        port: "eth1",
        address: "10.99.0.11",
        mac: "92:2E:3D:DA:90:3C",
        description: "Linux FRR r1",
        capabilities: ["router"],
      },
      {
        interface: "eth2",
        name: "r3",
        port: "eth1",
        address: "10.99.0.13",
        mac: "06:1B:4F:D4:86:D6",
        description: "Linux FRR r3",
        capabilities: ["router"],
      },
    ]);
  });
});

const monitor = `                        name: sfp1     sfp2     ether1
                      status: link-ok  no-link  link-ok
                        rate: 1Gbps             1Gbps
         sfp-module-present: yes      no       no
`;

test("RouterOS: several ports in columns, one with all its numbers", () => {
  expect(routerosOptics(monitor).map(({ interface: name, present }) => [name, present])).toEqual([
    ["sfp1", true],
    ["sfp2", false],
    ["ether1", false],
  ]);
  const one = `                        name: sfp-sfpplus1
                      status: link-ok
         sfp-module-present: yes
            sfp-vendor-name: FIBERSTORE
     sfp-vendor-part-number: SFP-GE BX
            sfp-vendor-serial: F1940123
             sfp-wavelength: 1310nm
            sfp-temperature: 38C
         sfp-supply-voltage: 3.299V
        sfp-tx-bias-current: 12mA
               sfp-tx-power: -5.612dBm
               sfp-rx-power: -7.2dBm
`;
  expect(routerosOptics(one)).toEqual([
    {
      interface: "sfp-sfpplus1",
      present: true,
      status: "link-ok",
      vendor: "FIBERSTORE",
      part: "SFP-GE BX",
      serial: "F1940123",
      wavelength: 1310,
      tx: -5.612,
      rx: -7.2,
      temperature: 38,
      voltage: 3.299,
      bias: 12,
    },
  ]);
});

const transceivers = `If device is externally calibrated, only calibrated values are printed.
++ : high alarm, +  : high warning, -  : low warning, -- : low alarm.
NA or N/A: not applicable, Tx: transmit, Rx: receive.
mA: milliamperes, dBm: decibels (milliwatts).

                                           Optical   Optical
           Temperature  Voltage  Current   Tx Power  Rx Power
Port       (Celsius)    (Volts)  (mA)      (dBm)     (dBm)
---------  -----------  -------  --------  --------  --------
Te1/1/1      30.1       3.29      6.7      -2.5      -3.4
Gi1/0/25     28.9       3.30     16.0      -5.6      N/A
`;

test("IOS: the table of transceivers; what is not measured is not made up", () => {
  expect(iosOptics(transceivers)).toEqual([
    { interface: "Te1/1/1", present: true, tx: -2.5, rx: -3.4, temperature: 30.1, voltage: 3.29, bias: 6.7 },
    { interface: "Gi1/0/25", present: true, tx: -5.6, temperature: 28.9, voltage: 3.3, bias: 16 },
  ]);
});

test("a document of another program is none of lldpd's, and a chassis may have no name", () => {
  expect(lldpdNeighbours("{}")).toBeUndefined();
  expect(lldpdNeighbours("eth1: up")).toBeUndefined();
  const unnamed = {
    lldp: {
      interface: {
        eth0: { chassis: { id: { type: "mac", value: "00:11:22:33:44:55" } }, port: { id: { type: "ifname", value: "ge-0/0/1" } } },
      },
    },
  };
  expect(lldpdNeighbours(JSON.stringify(unnamed))).toEqual([
    { interface: "eth0", port: "ge-0/0/1", mac: "00:11:22:33:44:55", capabilities: [] },
  ]);
});

test("whatever a device prints, nothing throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const reader of [routerosNeighbours, routerosOptics, iosLldpNeighbours, iosCdpNeighbours, iosOptics, lldpdNeighbours])
        reader(text);
    }),
  );
});
