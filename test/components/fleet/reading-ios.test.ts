// What IOS prints, read: of recordings of real devices, and what is no configuration.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { iosAdjacencies, iosConfigured, iosFreeMemory, iosItself } from "../../../components/devices/readings/ios-facts.ts";
import { readerOf, Unreadable } from "../../../components/fleet/reading/reading.ts";
import { Recording, replayed } from "../../../components/transport/recording.ts";
import type { Session } from "../../../components/transport/session.ts";

const fixtures = resolve(import.meta.dirname, "../../../../shared/fixtures/ios");

/** A recorded device; what was not recorded it does not know. */
function device(file: string): Session {
  const played = replayed(Recording.read(readFileSync(join(fixtures, file), "utf8").replaceAll("\\x20", " ")), "sw");
  const unknown = { text: "echo\n% Invalid input detected at '^' marker.\n", status: undefined };
  const run: Session["run"] = async (command) => {
    const { text } = await played.run(command).catch(() => unknown);
    return { text: text.replace(/^.*\n/, "").replace(/[\w-]+#$/, ""), status: undefined };
  };
  return { ...played, run };
}

test.skipIf(!existsSync(fixtures))("a recording of a real device is read, with what it does not answer named", async () => {
  const reading = await readerOf("ios")?.read(device("oxidized-ios_asr920_16.8.1b_simulation.yaml"));
  expect(reading?.facts).toMatchObject({
    version: "16.8.1b",
    model: "ASR-920-24TZ-M",
    uptime: "20 weeks, 1 day, 1 hour, 40 minutes",
    queues: [],
  });
  expect(reading?.facts.missing.map(({ part }) => part)).toContain("ospf");
  expect(reading?.configuration).toMatch(/\nend\s*$/);
});

test("a configuration that breaks off, or is refused, is none", async () => {
  const saying = (text: string): Session => ({
    device: "sw",
    run: async () => ({ text, status: undefined }),
    upload: async () => undefined,
    close: () => undefined,
  });
  const read = (text: string): Promise<unknown> | undefined => readerOf("ios")?.configuration(saying(text));
  await expect(read("hostname a\nusername b secret RAHASIA")).rejects.toThrow(
    new Unreadable("its configuration broke off after: username"),
  );
  await expect(read("% Authorization failed.\n")).rejects.toThrow(new Unreadable("it does not show what it runs: % Authorization failed."));
  expect(await read("hostname a\n!\nend\n\n")).toBe("hostname a\n!\nend\n\n");
});

test("adjacencies, memory in two forms, models of switches, who changed what", () => {
  const table =
    "\nNeighbor ID     Pri   State           Dead Time   Address         Interface\n10.0.0.1          1   FULL/DR         00:00:31    10.1.1.1        GigabitEthernet0/1\n10.0.0.2          0   2WAY/DROTHER    00:00:38    10.1.1.2        Vlan10\n10.0.0.3          0   EXSTART/  -     00:00:38    10.1.2.2        Tunnel0\n";
  expect(iosAdjacencies(table).map(({ routerId, state, interface: port }) => [routerId, state, port])).toEqual([
    ["10.0.0.1", "FULL", "GigabitEthernet0/1"],
    ["10.0.0.2", "2WAY", "Vlan10"],
    ["10.0.0.3", "EXSTART", "Tunnel0"],
  ]);
  expect(iosFreeMemory("Processor Pool Total:  862744580 Used:  307482908 Free:  555261672\n")).toBe("555261672");
  const version =
    "Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 15.0(2)SE11, RELEASE SOFTWARE (fc3)\nsw-1 uptime is 3 days\nProcessor board ID FOC1\nModel number                    : WS-C2960-24TT-L\nSystem serial number            : FOC2\n";
  expect(iosItself(version)).toEqual({
    identity: "sw-1",
    version: "15.0(2)SE11",
    model: "WS-C2960-24TT-L",
    serial: "FOC2",
    uptime: "3 days",
  });
  const log =
    "*Nov 26 10:00:00.000: %SYS-5-CONFIG_I: Configured from console by ani on vty0 (10.0.0.9)\n*Nov 26 11:00:00.000: %LINK-3-UPDOWN: x\n*Nov 26 12:00:00.000: %SYS-5-CONFIG_I: Configured from console by console\n";
  expect(iosConfigured(log)).toEqual([
    { time: "Nov 26 12:00:00.000", what: "Configured from console by console", by: "console" },
    { time: "Nov 26 10:00:00.000", what: "Configured from console by ani on vty0 (10.0.0.9)", by: "ani" },
  ]);
});
