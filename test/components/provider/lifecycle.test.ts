// The life of a device under Pulumi, call by call as the engine makes them: preview, up, drift, refresh, guard, unreachable, destroy.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Journal } from "../../../components/apply/index.ts";
import { platformOf } from "../../../components/devices/index.ts";
import type { Changes, CheckFailure, ProviderCalls } from "../../../components/provider/calls.ts";
import { Observer } from "../../../components/provider/observer.ts";
import { Previews } from "../../../components/provider/previews.ts";
import { provider } from "../../../components/provider/provider.ts";
import type { Surroundings } from "../../../components/provider/surroundings.ts";
import { type Properties, UNKNOWN, unwrap, wrap } from "../../../components/provider/values.ts";
import { fingerprint } from "../../../components/secrets/fingerprint.ts";
import { DeviceDouble } from "../apply/device-double.ts";

const platform = platformOf("routeros");
const dayZero = `/interface ethernet
set [ find default-name=ether1 ] comment=""
/ip service
set ssh address=""
/system identity
set name=dari-pabrik
/system package update
set channel=long-term
`;
const text = `/interface bridge
add comment="simpul:lan" name=bridge
/ip firewall filter
add action=accept chain=input comment="simpul:in.30 icmp" protocol=icmp
add action=drop chain=input comment="simpul:in.99 sisanya"
/snmp community
add authentication-password="secret(snmp-auth)" encryption-password="secret(snmp-priv)" name=nms security=private
/system identity
set name=opd-010-kel-tengah
`;
const clear = { "snmp-auth": "SANGAT-RAHASIA-1", "snmp-priv": "SANGAT-RAHASIA-2" };
const urn = "urn:pulumi:uji::simpul::simpul:index:DeviceConfig::opd-010";
const rolloutUrn = "urn:pulumi:uji::simpul::simpul:index:Rollout::network";
const subject = { urn, type: "simpul:index:DeviceConfig", name: "opd-010" };
const rollout = { urn: rolloutUrn, type: "simpul:index:Rollout", name: "network" };

let root: string;
let device: DeviceDouble;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "provider-"));
  device = new DeviceDouble(platform, dayZero);
  said = [];
});
afterEach(() => rmSync(root, { recursive: true }));

/** A provider process: each preview and each update has one of its own. */
async function start(settings: Record<string, unknown> = {}, approved?: string): Promise<ProviderCalls> {
  const target = { device: "opd-010", host: "192.0.2.1", port: 22, user: "simpul", hostKey: "" };
  const devices = [{ vendor: "routeros" as const, target }];
  const targets = { early: async () => devices, known: async () => ({ devices, changed: false }), of: async () => target };
  const calls = provider(
    (read): Surroundings => {
      const journal = new Journal(join(root, "transactions"));
      const knownPlatform = (vendor: string) => (vendor === "routeros" ? platform : undefined);
      return {
        settings: read,
        log: async (_, words) => void said.push(words),
        mask: (value) => fingerprint(new Uint8Array(32), value),
        connect: device.connect,
        observer: new Observer({ targets, connect: device.connect, journal, platformOf: knownPlatform }),
        journal,
        previews: new Previews({ folder: join(root, "previews"), guard: read.guard, approved }),
        platformOf: knownPlatform,
        signal: new AbortController().signal,
        observations: new Map(),
        staged: new Map(),
        core: new Set(),
      };
    },
    () => undefined,
  );
  await calls.configure({ region: "uji", ...settings });
  return calls;
}

const secret = new Set(["secrets"]);
const inputsOf = (over: object = {}): Properties =>
  wrap({ device: "opd-010", vendor: "routeros", own: "tagged", text, secrets: clear, preview: false, ...over }, secret);
const order = { stack: "uji", order: [["opd-010"]], links: [] };

interface State {
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly rolloutInputs: Properties;
  readonly rolloutOutputs: Properties;
}

/** What the engine does in a preview; answers what it would show. */
interface Shown {
  readonly failures: readonly CheckFailure[];
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
  readonly changes: Changes | undefined;
}

async function preview(state?: State, over: object = {}, settings: Record<string, unknown> = {}): Promise<Shown> {
  const calls = await start(settings);
  const checked = await calls.check({ ...subject, inputs: inputsOf({ preview: true, ...over }) });
  if (checked.failures.length > 0) return { failures: checked.failures, inputs: {}, changes: undefined, outputs: {} };
  if (state === undefined) {
    const { outputs } = await calls.create({ ...subject, inputs: checked.inputs, preview: true });
    return { failures: [], inputs: unwrap(checked.inputs).values, changes: undefined, outputs };
  }
  const changes = await calls.diff({ ...subject, id: "opd-010", outputs: state.outputs, oldInputs: state.inputs, inputs: checked.inputs });
  const outputs = changes.changed
    ? (await calls.update({ ...subject, id: "opd-010", outputs: state.outputs, inputs: checked.inputs, preview: true })).outputs
    : state.outputs;
  return { failures: [], inputs: unwrap(checked.inputs).values, changes, outputs };
}

/** What the engine does in an update. */
async function up(state?: State, over: object = {}, settings: Record<string, unknown> = {}, approved?: string): Promise<State> {
  const calls = await start(settings, approved);
  const { inputs, failures } = await calls.check({ ...subject, inputs: inputsOf(over) });
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  const outputs = await written(calls, inputs, state);
  const staged = { "opd-010": outputs.scriptHash };
  const rolloutInputs = (await calls.check({ ...rollout, inputs: { ...order, staged } })).inputs;
  if (state === undefined)
    return {
      inputs,
      outputs,
      rolloutInputs,
      rolloutOutputs: (await calls.create({ ...rollout, inputs: rolloutInputs, preview: false })).outputs,
    };
  const olds = { outputs: state.rolloutOutputs, oldInputs: state.rolloutInputs };
  const changes = await calls.diff({ ...rollout, id: "uji", ...olds, inputs: rolloutInputs });
  if (!changes.changed) return { inputs, outputs, rolloutInputs, rolloutOutputs: state.rolloutOutputs };
  const after = await calls.update({ ...rollout, id: "uji", outputs: state.rolloutOutputs, inputs: rolloutInputs, preview: false });
  return { inputs, outputs, rolloutInputs, rolloutOutputs: after.outputs };
}

async function written(calls: ProviderCalls, inputs: Properties, state?: State): Promise<Properties> {
  if (state === undefined) return (await calls.create({ ...subject, inputs, preview: false })).outputs;
  const changes = await calls.diff({ ...subject, id: "opd-010", outputs: state.outputs, oldInputs: state.inputs, inputs });
  if (!changes.changed) return state.outputs;
  return (await calls.update({ ...subject, id: "opd-010", outputs: state.outputs, inputs, preview: false })).outputs;
}

const outcome = (state: State): unknown => (state.rolloutOutputs.devices as { outcome: string }[])[0]?.outcome;

test("from nothing: the preview shows the commands with secrets masked and touches nothing, the update brings the device up", async () => {
  const shown = await preview();
  expect(device.text).toBe(platform.print(platform.parse(dayZero)));
  expect(shown.inputs.pending).toEqual(shown.outputs.pending);
  expect(said[0]).toMatch(/^opd-010: 5 commands:\n {2}.*\/interface\/bridge/);
  const state = await up();
  expect(outcome(state)).toBe("applied");
  expect(device.text).toContain("SANGAT-RAHASIA-1");
  expect(state.outputs).toMatchObject({
    device: "opd-010",
    text,
    pending: [],
    undo: [],
    reached: true,
    scriptHash: shown.outputs.scriptHash,
  });
  expect(JSON.stringify([shown.inputs.pending, shown.outputs, said, state.outputs, state.rolloutOutputs])).not.toContain("RAHASIA");
});

test("the state keeps neither commands nor a second copy of the text, and its secrets stay wrapped", async () => {
  const { inputs } = await up();
  expect(Object.keys(inputs).sort()).toEqual(["device", "own", "secrets", "vendor"]);
  expect([...unwrap(inputs).secret]).toEqual(["secrets"]);
  expect(unwrap(inputs).values.secrets).toEqual(clear);
});

test("the hash in the state is that of what runs after the change: a refresh finds nothing", async () => {
  const state = await up();
  const calls = await start();
  const found = await calls.read({ ...subject, id: "opd-010", outputs: state.outputs, inputs: state.inputs });
  expect(found).toMatchObject({ id: "opd-010", outputs: state.outputs, inputs: state.inputs });
});

test("no change: neither preview nor update does anything but look", async () => {
  const state = await up();
  expect((await preview(state)).changes).toEqual({ changed: false, replaces: [], properties: {} });
  device.asked.length = 0;
  expect(await up(state)).toEqual(state);
  expect(device.asked).toEqual(['/export show-sensitive; :put "simpul-look"; /file/print terse']);
});

test("drift: refresh tells it in words and commands, the update repairs ours and leaves theirs", async () => {
  const state = await up();
  device.model = platform.simulate(
    device.model,
    "/system/identity/set name=lain\n/ip/firewall/filter/add action=accept chain=forward comment=malam",
  ).model;
  said = [];
  const calls = await start();
  const found = await calls.read({ ...subject, id: "opd-010", outputs: state.outputs, inputs: state.inputs });
  expect(found.outputs.pending).toEqual(["/system/identity set name=opd-010-kel-tengah"]);
  expect(found.outputs.unmanaged).toEqual([expect.stringContaining("malam")]);
  expect(said.join("\n")).toMatch(/drift, 1 difference/);
  const shown = await preview({ ...state, outputs: found.outputs });
  expect(shown.changes?.properties).toHaveProperty("pending");
  const repaired = await up({ ...state, outputs: found.outputs });
  expect([outcome(repaired), repaired.outputs.pending]).toEqual(["applied", []]);
  expect([device.text.includes("malam"), device.text.includes("name=lain")]).toEqual([true, false]);
});

test("the same drift twice is repaired twice, though its script is the same", async () => {
  let state = await up();
  for (const _ of [1, 2]) {
    device.model = platform.simulate(device.model, "/system/identity/set name=lain").model;
    state = await up(state);
    expect([outcome(state), device.text.includes("name=lain")]).toEqual(["applied", false]);
  }
});

test("a secret that is not made yet stays a reference in the preview", async () => {
  for (const secrets of [UNKNOWN, { "snmp-auth": UNKNOWN, "snmp-priv": UNKNOWN }]) {
    const shown = await preview(undefined, { secrets });
    expect(shown.failures).toEqual([]);
    expect((shown.inputs.pending as string[]).join("\n")).toContain("secret(snmp-auth)");
  }
});

test("all mistakes of the inputs at once", async () => {
  const shape = await preview(undefined, { device: "Opd 10", own: "mine", extra: 1 });
  expect(shape.failures.map(({ property }) => property).sort()).toEqual(["", "device", "own"]);
  const inside = await preview(undefined, { text: `${text}\n)(\n`, secrets: { "snmp-auth": "x" } });
  expect(inside.failures.map(({ property }) => property)).toEqual(["text", "secrets.snmp-priv"]);
  expect((await preview(undefined, { vendor: "ios" })).failures[0]?.reason).toMatch(/ios/);
});

test("the guard stops for a device that moved since the preview and says what moved; another preview clears it", async () => {
  const state = await up();
  const changed = { text: text.replace("kel-tengah", "kel-baru") };
  await preview(state, changed);
  device.model = platform.simulate(device.model, "/ip/firewall/filter/add action=accept chain=forward comment=malam").model;
  const before = device.text;
  await expect(up(state, changed)).rejects.toThrow(/opd-010 changed since the preview[\s\S]*malam[\s\S]*fix:/);
  expect(device.text).toBe(before);
  await preview(state, changed);
  expect(outcome(await up(state, changed))).toBe("applied");
});

test("after our own update the next one without a preview goes on; guard shown-only wants a preview of these commands", async () => {
  await preview();
  const state = await up();
  const changed = { text: text.replace("kel-tengah", "kel-baru") };
  await expect(up(state, changed, { guard: "shown-only" })).rejects.toThrow(/not those that the preview showed/);
  expect(outcome(await up(state, changed))).toBe("applied");
});

test("SIMPUL_APPROVED holds the update to a reviewed preview", async () => {
  await preview();
  const approved = join(root, "previews/uji.json");
  expect(JSON.parse(readFileSync(approved, "utf8"))).toEqual([
    { device: "opd-010", runningHash: expect.stringMatching(/^[0-9a-f]{16}$/), scriptHash: expect.stringMatching(/^[0-9a-f]{16}$/) },
  ]);
  await expect(up(undefined, { text: text.replace("kel-tengah", "kel-baru") }, {}, approved)).rejects.toThrow(
    /not those that the preview showed/,
  );
  expect(outcome(await up(undefined, {}, {}, approved))).toBe("applied");
});

test("a device that is not reached: the rest goes on, Rollout fails naming it and keeps its outputs, the next run finishes", async () => {
  device.isOn = false;
  const shown = await preview();
  expect([shown.outputs.reached, said[0]]).toEqual([false, expect.stringMatching(/not reached.*no answer/)]);
  const failure = await up().catch((error: Error & { partial?: { outputs: Properties } }) => error);
  expect(failure).toMatchObject({ message: expect.stringMatching(/opd-010: unreachable at connect: .*no answer/) });
  const partial = (failure as { partial: { outputs: Properties } }).partial;
  expect(partial.outputs.devices).toEqual([{ device: "opd-010", outcome: "unreachable", step: "connect", runningHash: "", guard: "none" }]);
  device.isOn = true;
  expect(outcome(await up())).toBe("applied");
});

test("what a run that was cut off left is a change: the preview says so and touches nothing, the update ends it", async () => {
  const state = await up();
  const done = device.text;
  const journal = new Journal(join(root, "transactions"));
  const { id } = journal.begin(["opd-010"]);
  const file = join(root, "transactions", id, "transaction.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), pid: spawnSync(process.execPath, ["-e", ""]).pid }));
  const undo = `/system/identity/set name=opd-010-kel-tengah\n/system/scheduler/remove [find name="simpul-undo"]\n/file/remove [find name="simpul-undo-${id}.rsc"]`;
  device.files.set(`simpul-undo-${id}.rsc`, undo);
  const half = `/system/identity/set name=setengah\n/system/scheduler/add interval=5m name=simpul-undo on-event="/import file-name=simpul-undo-${id}.rsc"`;
  device.model = platform.simulate(device.model, half).model;
  said = [];
  const shown = await preview(state);
  expect([shown.changes?.changed, device.traces.length]).toEqual([true, 2]);
  expect(said.join("\n")).toMatch(/opd-010: a run that was cut off left its undo on it/);
  said = [];
  await up(state);
  expect([device.text, device.traces]).toEqual([done, []]);
  expect(said.join("\n")).toContain(`opd-010: transaction ${id} was cut off: undone`);
  expect(journal.killed()).toEqual([]);
});

test("unreachable: stop refuses before anything is touched", async () => {
  device.isOn = false;
  const shown = await preview(undefined, {}, { unreachable: "stop" });
  expect(shown.failures[0]?.reason).toMatch(/opd-010 cannot be reached/);
});

test("destroy takes away what is ours, leaves the rest and day 0", async () => {
  const state = await up();
  device.model = platform.simulate(device.model, "/ip/firewall/filter/add action=accept chain=forward comment=malam").model;
  said = [];
  const calls = await start();
  await calls.remove({ ...subject, id: "opd-010", outputs: state.outputs, inputs: state.inputs });
  const left = platform.print(platform.parse(`${dayZero}/ip firewall filter\nadd action=accept chain=forward comment=malam\n`));
  expect([device.text, device.traces]).toEqual([left, []]);
  expect(said.join("\n")).toMatch(/^opd-010: not ours, left alone \(1\):\n.*malam/);
});

test("destroy takes nothing from a device of the core whose undo a reboot would lose, unless it is named", async () => {
  const state = await up();
  device.forbidsScheduler = true;
  const before = device.text;
  const inputs = { ...order, staged: {}, core: ["opd-010"] };
  const removed = async (settings: Record<string, unknown> = {}): Promise<void> => {
    const calls = await start(settings);
    await calls.remove({ ...rollout, id: "uji", outputs: state.rolloutOutputs, inputs });
    await calls.remove({ ...subject, id: "opd-010", outputs: state.outputs, inputs: state.inputs });
  };
  await expect(removed()).rejects.toThrow(/opd-010: refused at precheck: it is of the core/);
  expect(device.text).toBe(before);
  await removed({ weakGuard: "gw-1, opd-010" });
  expect(device.text).toBe(platform.print(platform.parse(dayZero)));
});

test("a device of the core that left the plan is held to the same, by what the last run said", async () => {
  const state = await up();
  device.forbidsScheduler = true;
  const calls = await start();
  const oldInputs = { ...state.rolloutInputs, core: ["opd-010"] };
  await calls.diff({ ...rollout, id: "uji", outputs: state.rolloutOutputs, oldInputs, inputs: { ...order, staged: {}, core: [] } });
  await expect(calls.remove({ ...subject, id: "opd-010", outputs: state.outputs, inputs: state.inputs })).rejects.toThrow(
    /it is of the core/,
  );
});

test("destroy of a device that is not reached says how to go on", async () => {
  const state = await up();
  device.isOn = false;
  const calls = await start();
  await expect(calls.remove({ ...subject, id: "opd-010", outputs: state.outputs, inputs: state.inputs })).rejects.toThrow(
    /pulumi state delete/,
  );
});

test("import takes a device as it is, secrets masked, and nothing is pending then", async () => {
  await up();
  const calls = await start();
  const { id, inputs, outputs } = await calls.read({ ...subject, id: "opd-010", outputs: {}, inputs: {} });
  expect([id, outputs.pending]).toEqual(["opd-010", []]);
  expect(JSON.stringify([inputs, outputs])).not.toContain("RAHASIA");
  const checked = await calls.check({ ...subject, inputs: { ...inputs, preview: true } });
  expect([checked.failures, unwrap(checked.inputs).values.pending]).toEqual([[], []]);
});
