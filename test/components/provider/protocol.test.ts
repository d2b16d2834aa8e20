// The contract with the SDK's generated messages: every call of the engine goes through the wire and back, in-process.
import * as grpc from "@grpc/grpc-js";
import engineService from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import providerService from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import message from "@pulumi/pulumi/proto/provider_pb.js";
import statusMessage from "@pulumi/pulumi/proto/status_pb.js";
import emptyMessage from "google-protobuf/google/protobuf/empty_pb.js";
import structMessage from "google-protobuf/google/protobuf/struct_pb.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProviderCalls, ProviderError } from "../../../components/provider/calls.ts";
import { engineLog, type Serving, serve } from "../../../components/provider/protocol.ts";

const urn = "urn:pulumi:pontianak::simpul::simpul:index:DeviceConfig::opd-010";
const subject = { urn, type: "simpul:index:DeviceConfig", name: "opd-010" };
const seen: unknown[] = [];
const note = <T>(call: unknown, answer: T): Promise<T> => {
  seen.push(call);
  return Promise.resolve(answer);
};

const calls: ProviderCalls = {
  version: "1.2.3",
  schema: () => "{}",
  checkConfig: (inputs) => note(inputs, { inputs, failures: [{ property: "region", reason: "none" }] }),
  configure: (config) => note(config, undefined),
  check: (call) => note(call, { inputs: { pending: ["a"] }, failures: [{ property: "text", reason: "1:1: what" }] }),
  diff: (call) =>
    note(call, {
      changed: true,
      replaces: ["device"],
      properties: { pending: { kind: "update", inputDiff: false }, device: { kind: "update-replace", inputDiff: true } },
    }),
  create: (call) => note(call, { id: "opd-010", outputs: { made: true } }),
  update: () =>
    Promise.reject(new ProviderError("1 device is not done", { id: "opd-010", outputs: { a: 1 }, reasons: ["opd-010: unreachable"] })),
  read: (call) => note(call, { id: call.id, outputs: { read: true }, inputs: { given: true } }),
  remove: (call) => note(call, undefined),
  cancel: () => seen.push("cancel"),
};

let serving: Serving;
let client: Record<string, (request: unknown, done: (error: grpc.ServiceError | null, answer: never) => void) => void>;
beforeAll(async () => {
  serving = await serve(calls);
  client = new providerService.ResourceProviderClient(`127.0.0.1:${serving.port}`, grpc.credentials.createInsecure()) as never;
});
afterAll(() => serving.stop());

function ask<Answer>(method: string, request: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => client[method]?.(request, (error, answer: Answer) => (error ? reject(error) : resolve(answer))));
}
const struct = (values: object) => structMessage.Struct.fromJavaScript(values as never);

test("handshake: secrets come wrapped, resources and outputs do not", async () => {
  const answer = await ask<message.ProviderHandshakeResponse>("handshake", new message.ProviderHandshakeRequest());
  expect([answer.getAcceptSecrets(), answer.getAcceptResources(), answer.getAcceptOutputs()]).toEqual([true, false, false]);
});

test("version and schema", async () => {
  expect((await ask<{ getVersion(): string }>("getPluginInfo", new emptyMessage.Empty())).getVersion()).toBe("1.2.3");
  expect((await ask<message.GetSchemaResponse>("getSchema", new message.GetSchemaRequest())).getSchema()).toBe("{}");
});

test("configure takes the configuration and answers that previews are ours", async () => {
  const request = new message.ConfigureRequest();
  request.setArgs(struct({ region: "pontianak" }));
  const answer = await ask<message.ConfigureResponse>("configure", request);
  expect(seen.at(-1)).toEqual({ region: "pontianak" });
  expect([answer.getAcceptsecrets(), answer.getSupportspreview()]).toEqual([true, true]);
});

test("the configuration is checked, and a change of it replaces nothing", async () => {
  const request = new message.CheckRequest();
  request.setNews(struct({ region: "x" }));
  const answer = await ask<message.CheckResponse>("checkConfig", request);
  expect(answer.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()])).toEqual([["region", "none"]]);
  const same = await ask<message.DiffResponse>("diffConfig", new message.DiffRequest());
  expect([same.getChanges(), same.getReplacesList()]).toEqual([message.DiffResponse.DiffChanges.DIFF_NONE, []]);
});

test("check: inputs come in, inputs and failures go out; type and name come from the URN where an engine leaves them out", async () => {
  const request = new message.CheckRequest();
  request.setUrn(urn);
  request.setNews(struct({ device: "opd-010" }));
  const answer = await ask<message.CheckResponse>("check", request);
  expect(seen.at(-1)).toEqual({ ...subject, inputs: { device: "opd-010" } });
  expect(answer.getInputs()?.toJavaScript()).toEqual({ pending: ["a"] });
  expect(answer.getFailuresList().map((failure) => failure.getReason())).toEqual(["1:1: what"]);
});

test("diff: old outputs, old inputs and new inputs; each property with its kind", async () => {
  const request = new message.DiffRequest();
  request.setUrn(urn);
  request.setId("opd-010");
  request.setOlds(struct({ o: 1 }));
  request.setOldInputs(struct({ i: 1 }));
  request.setNews(struct({ n: 1 }));
  const answer = await ask<message.DiffResponse>("diff", request);
  expect(seen.at(-1)).toEqual({ ...subject, id: "opd-010", outputs: { o: 1 }, oldInputs: { i: 1 }, inputs: { n: 1 } });
  expect([answer.getChanges(), answer.getHasdetaileddiff(), answer.getReplacesList(), answer.getDeletebeforereplace()]).toEqual([
    2,
    true,
    ["device"],
    true,
  ]);
  const detailed = answer.getDetaileddiffMap().toArray() as unknown as [string, message.PropertyDiff][];
  const map = answer.getDetaileddiffMap();
  expect(detailed.length).toBe(2);
  expect([map.get("pending")?.getKind(), map.get("pending")?.getInputdiff()]).toEqual([message.PropertyDiff.Kind.UPDATE, false]);
  expect([map.get("device")?.getKind(), map.get("device")?.getInputdiff()]).toEqual([message.PropertyDiff.Kind.UPDATE_REPLACE, true]);
});

test("create: a preview has no id yet", async () => {
  const request = new message.CreateRequest();
  request.setUrn(urn);
  request.setProperties(struct({ device: "opd-010" }));
  request.setPreview(true);
  const preview = await ask<message.CreateResponse>("create", request);
  expect([preview.getId(), preview.getProperties()?.toJavaScript()]).toEqual(["", { made: true }]);
  request.setPreview(false);
  expect((await ask<message.CreateResponse>("create", request)).getId()).toBe("opd-010");
  expect(seen.at(-1)).toEqual({ ...subject, inputs: { device: "opd-010" }, preview: false });
});

test("an update that was done in part keeps its outputs and gives its reasons", async () => {
  const request = new message.UpdateRequest();
  request.setUrn(urn);
  const error = await ask("update", request).catch((caught: grpc.ServiceError) => caught as grpc.ServiceError);
  expect((error as grpc.ServiceError).details).toBe("1 device is not done");
  const bytes = (error as grpc.ServiceError).metadata.get("grpc-status-details-bin")[0] as Buffer;
  const packed = statusMessage.Status.deserializeBinary(bytes).getDetailsList()[0];
  expect(packed?.getTypeName()).toBe("pulumirpc.ErrorResourceInitFailed");
  const detail = message.ErrorResourceInitFailed.deserializeBinary(packed?.getValue_asU8() ?? new Uint8Array());
  expect([detail.getId(), detail.getProperties()?.toJavaScript(), detail.getReasonsList()]).toEqual([
    "opd-010",
    { a: 1 },
    ["opd-010: unreachable"],
  ]);
});

test("read and delete", async () => {
  const reading = new message.ReadRequest();
  reading.setUrn(urn);
  reading.setId("opd-010");
  reading.setProperties(struct({ o: 1 }));
  reading.setInputs(struct({ i: 1 }));
  const answer = await ask<message.ReadResponse>("read", reading);
  expect([answer.getId(), answer.getProperties()?.toJavaScript(), answer.getInputs()?.toJavaScript()]).toEqual([
    "opd-010",
    { read: true },
    { given: true },
  ]);
  const deleting = new message.DeleteRequest();
  deleting.setUrn(urn);
  deleting.setId("opd-010");
  deleting.setProperties(struct({ o: 2 }));
  deleting.setOldInputs(struct({ i: 2 }));
  await ask("delete", deleting);
  expect(seen.at(-1)).toEqual({ ...subject, id: "opd-010", outputs: { o: 2 }, inputs: { i: 2 } });
});

test("cancel is passed on; nothing is busy afterwards", async () => {
  await ask("cancel", new emptyMessage.Empty());
  expect(seen.at(-1)).toBe("cancel");
  expect(serving.busy()).toBe(0);
});

test("what is not offered says so", async () => {
  const error = await ask("invoke", new message.InvokeRequest()).catch((caught: grpc.ServiceError) => caught);
  expect((error as grpc.ServiceError).code).toBe(grpc.status.UNIMPLEMENTED);
});

test("words reach the engine under the resource, progress as a passing line", async () => {
  const heard: unknown[] = [];
  const engine = new grpc.Server();
  const log = (
    call: { request: { getUrn(): string; getMessage(): string; getSeverity(): number; getEphemeral(): boolean } },
    done: (error: null, answer: unknown) => void,
  ) => {
    heard.push([call.request.getUrn(), call.request.getMessage(), call.request.getSeverity(), call.request.getEphemeral()]);
    done(null, new emptyMessage.Empty());
  };
  engine.addService(engineService.EngineService as never, { log } as never);
  const port = await new Promise<number>((resolve) =>
    engine.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, bound) => resolve(bound)),
  );
  const say = engineLog(`127.0.0.1:${port}`);
  await say(urn, "2 commands");
  await say(urn, "comment=\u001b[2Jx<{%fg 1%}>\n\tlama", "warning");
  await say(urn, "opd-010 applied", "progress");
  expect(heard).toEqual([
    [urn, "2 commands", 1, false],
    [urn, "comment=\\x1b[2Jx< {%fg 1%}>\n\tlama", 2, false],
    [urn, "opd-010 applied", 1, true],
  ]);
  engine.forceShutdown();
});
