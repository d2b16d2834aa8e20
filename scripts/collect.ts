// `simpul collect`: what devices run, see and measure, read over SSH; secrets masked; nothing is changed on any.
import { join } from "node:path";
import type { Command } from "commander";
import { platformOf } from "../components/devices/index.ts";
import type { Mask, Platform } from "../components/devices/platform.ts";
import { maskedConfiguration } from "../components/fleet/masked.ts";
import { type Facts, type Reading, readerOf } from "../components/fleet/reading/reading.ts";
import { Recording, recorded, type Session } from "../components/transport/index.ts";
import { type Answer, act, type Register } from "./door/door.ts";
import { table } from "./door/table.ts";
import { type WrittenFile, writeFiles, writeFilesAside } from "./door/written-files.ts";
import { type FleetOptions, fleetOf, fleetOptions } from "./fleet/devices.ts";
import { onFleet, type Visited } from "./fleet/visit.ts";
import { masks, shown } from "./texts/vendor-text.ts";

type Options = FleetOptions & { readonly out?: string; readonly record?: string };

interface Collected {
  readonly device: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly error?: string;
  readonly version?: string;
  readonly files: readonly string[];
}

export const register: Register = (program) => {
  const command: Command = program
    .command("collect")
    .description(
      "Reads configuration, version, neighbours, optics, queues, OSPF neighbours and uptime of many devices at once. Exit 0 all were read, 2 some not.",
    );
  fleetOptions(command)
    .option("--out <dir>", "write DIR/DEVICE/config.txt, facts.json, neighbours.json, optics.json; secrets masked")
    .option("--record <dir>", "also write each session as DIR/DEVICE.yaml, secrets masked: it can be played again as a test device");
  act<Options>(command, (_, options) => collectAnswer(options));
};

async function collectAnswer(options: Options): Promise<Answer> {
  const fleet = await fleetOf(options);
  const { mask } = masks();
  const visited = await onFleet(fleet, options, "read", async (session, { device, vendor }) => {
    const platform = platformOf(vendor);
    const tape = options.record === undefined ? undefined : join(options.record, `${device}.yaml`);
    const reading = await (tape === undefined ? read(session, platform) : recording(session, platform, mask, tape));
    // Written while others are still being read.
    const files = options.out === undefined ? [] : filesOf(platform, reading, join(options.out, device), mask);
    await writeFilesAside(files, 0o600);
    const { facts, neighbours } = reading;
    return { facts, neighbours: neighbours.length, files: files.map(({ path }) => path) };
  });
  const collected = visited.map(collectedOf);
  return {
    exit: collected.every(({ ok }) => ok) ? 0 : 2,
    json: () => ({ devices: collected }),
    text: () => words(collected, visited),
  };
}

/** Without the configuration: a thousand of them are not kept. */
interface Read {
  readonly facts: Facts;
  readonly neighbours: number;
  readonly files: readonly string[];
}

async function read(session: Session, platform: Platform): Promise<Reading> {
  const reader = readerOf(platform.vendor);
  if (reader === undefined) throw new TypeError(`no reader for ${platform.vendor}`);
  return reader.read(session);
}

/** What was said is written also when the session broke. */
async function recording(session: Session, platform: Platform, mask: Mask, file: string): Promise<Reading> {
  const tape = new Recording();
  const masked = (text: string): string => maskedConfiguration(platform, text, mask);
  try {
    return await read(recorded(session, tape, masked), platform);
  } finally {
    writeFiles([{ path: file, text: tape.text }], 0o600);
  }
}

function collectedOf(visited: Visited<Read>): Collected {
  const { device, seconds } = visited;
  if (!visited.ok) return { device, ok: false, seconds, error: visited.why, files: [] };
  const { facts, files } = visited.value;
  const { version } = facts;
  return { device, ok: true, seconds, ...(version === undefined ? {} : { version }), files };
}

function filesOf(platform: Platform, reading: Reading, folder: string, mask: Mask): readonly WrittenFile[] {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  return [
    { path: join(folder, "config.txt"), text: maskedConfiguration(platform, reading.configuration, mask) },
    { path: join(folder, "facts.json"), text: json(reading.facts) },
    { path: join(folder, "neighbours.json"), text: json(reading.neighbours) },
    { path: join(folder, "optics.json"), text: json(reading.optics) },
  ];
}

function words(collected: readonly Collected[], visited: readonly Visited<Read>[]): string {
  const rows = collected.map(({ device, ok, seconds, error = "" }, at) => {
    const each = visited[at];
    const facts = each?.ok === true ? each.value.facts : undefined;
    const seen = each?.ok === true ? `${each.value.neighbours} neighbours, ${facts?.ospf.length} adjacencies` : error;
    return [
      device,
      ok ? "read" : "not read",
      `${seconds.toFixed(1)} s`,
      ...[facts?.version ?? "", facts?.model ?? "", facts?.uptime ?? "", seen].map(shown),
    ];
  });
  const good = collected.filter(({ ok }) => ok).length;
  return `${table([["device", "", "", "version", "model", "up", ""], ...rows])}${good} of ${collected.length} devices read\n`;
}
