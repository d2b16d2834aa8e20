// The order in which a Rollout changes devices is the plan's, simpul by simpul.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Change, changeFrom, Journal, ownership, procedureOf, workOut } from "../../../components/apply/index.ts";
import { platformOf } from "../../../components/devices/index.ts";
import { changeOrder } from "../../../components/planning/index.ts";
import { ProviderError } from "../../../components/provider/calls.ts";
import { RolloutInputs } from "../../../components/provider/inputs.ts";
import { Observer } from "../../../components/provider/observer.ts";
import { Previews } from "../../../components/provider/previews.ts";
import { checkRollout, commit, diffRollout } from "../../../components/provider/rollout.ts";
import { readSettings } from "../../../components/provider/settings.ts";
import type { Surroundings } from "../../../components/provider/surroundings.ts";
import { type Target, TransportError } from "../../../components/transport/index.ts";
import { settledRegion } from "../../../scripts/door/region.ts";

const platform = platformOf("routeros");
const procedure = procedureOf("routeros");
if (procedure === undefined) throw new Error("no procedure");
const subject = { urn: "urn:pulumi:uji::simpul::simpul:index:Rollout::network", type: "simpul:index:Rollout", name: "network" };
const order = [
  ["simpul-1", "simpul-2"],
  ["opd-010", "opd-036"],
];
const areas = [["opd-010"], ["opd-036"]];
const staged = { "opd-010": "a", "opd-036": "a", "simpul-1": "a", "simpul-2": "a" };
const inputs = { stack: "uji", staged, order, links: [] };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rollout-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const running = { built: "/interface bridge\nadd comment=simpul:lan name=lan\n", new: "/interface bridge\nadd name=pabrik\n" };

function changeOf(device: string, now: string): Change {
  const intended = platform.parse("/interface bridge\nadd comment=simpul:lan name=lan priority=0x1000\n");
  const mask = (value: string): string => value;
  const work = workOut(platform, mask, platform.parse(now), intended, { own: ownership("tagged") });
  const target = { device, host: "192.0.2.1", port: 22, user: "simpul", hostKey: "" };
  return changeFrom(work, { target, procedure: procedure as NonNullable<typeof procedure>, mask });
}

/** A provider with everything staged, whose devices were just cut off. */
function surroundings(now: string, told: string[] = [], settings: object = {}): Surroundings {
  const read = readSettings({ region: "uji", ...settings });
  if (!("settings" in read)) throw new Error("settings");
  const gone = async (device: string): Promise<never> => {
    throw new TransportError(device, "connect", "no answer");
  };
  const connect = ({ device }: Target): Promise<never> => gone(device);
  const journal = new Journal(join(root, "transactions"));
  const targets = { early: async () => [], known: async () => ({ devices: [], changed: false }), of: gone };
  return {
    settings: read.settings,
    log: async (_, words) => void told.push(words),
    mask: (value) => value,
    connect,
    observer: new Observer({ targets, connect, journal, platformOf: () => platform }),
    journal,
    previews: new Previews({ folder: join(root, "previews"), guard: "off", approved: undefined }),
    platformOf: () => platform,
    signal: new AbortController().signal,
    observations: new Map(),
    staged: new Map(Object.keys(staged).map((device) => [device, changeOf(device, now)])),
    core: new Set(),
  };
}

/** Devices whose turn came, in order. */
async function turns(given: object, now = running.built, settings: object = { stopAfter: 100 }): Promise<readonly string[]> {
  const told: string[] = [];
  const run = commit(surroundings(now, told, settings), { ...subject, id: "", inputs: { ...inputs, ...given }, preview: false });
  await expect(run).rejects.toThrow(ProviderError);
  return told.flatMap((words) => /^(\S+) unreachable in /.exec(words)?.[1] ?? []);
}

describe("what runs already", () => {
  test("goes by the areas that were handed on: one device at the edge first, and nothing else once it failed", async () => {
    expect(await turns({ areas })).toEqual(["opd-010"]);
  });

  test("goes simpul by simpul, then the core, where the canary that is named has no change", async () => {
    expect(await turns({ areas: [["simpul-1"], ["opd-036"], ["opd-010"]], canary: ["gw-1"] })).toEqual([
      "simpul-1",
      "opd-036",
      "opd-010",
      "simpul-2",
    ]);
  });
});

test("what is built from nothing goes from the core outward, areas or not", async () => {
  expect(await turns({ areas }, running.new)).toEqual(["simpul-1", "simpul-2", "opd-010", "opd-036"]);
});

test("nothing new starts once three are not as intended", async () => {
  const single = [["simpul-1"], ["simpul-2"], ["opd-010"], ["opd-036"]];
  expect(await turns({ order: single }, running.new, {})).toEqual(["simpul-1", "simpul-2", "opd-010"]);
});

test("a new order is a change of the Rollout", () => {
  const outputs = { ...inputs, transaction: "", devices: [] };
  const call = { outputs, oldInputs: { ...inputs, areas }, inputs: { ...inputs, areas: [["opd-010", "opd-036"]] } };
  expect(Object.keys(diffRollout(surroundings(running.built), call).properties)).toEqual(["areas"]);
});

test("what a plan says of its order is what the provider takes, whole", () => {
  const said = changeOrder(settledRegion("pontianak").plan);
  expect(said.areas.length).toBeGreaterThan(1);
  expect(checkRollout({ ...inputs, ...said }).failures).toEqual([]);
  expect(RolloutInputs.parse({ ...inputs, ...said })).toMatchObject(said);
});
