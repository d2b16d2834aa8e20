// The engine's gRPC protocol: the only file that touches the SDK's generated messages; everything else sees plain values.
import * as grpc from "@grpc/grpc-js";
import engineService from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engineMessage from "@pulumi/pulumi/proto/engine_pb.js";
import pluginMessage from "@pulumi/pulumi/proto/plugin_pb.js";
import providerService from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import message from "@pulumi/pulumi/proto/provider_pb.js";
import statusMessage from "@pulumi/pulumi/proto/status_pb.js";
import anyMessage from "google-protobuf/google/protobuf/any_pb.js";
import emptyMessage from "google-protobuf/google/protobuf/empty_pb.js";
import structMessage from "google-protobuf/google/protobuf/struct_pb.js";
import { type Changes, type Checked, type Log, type ProviderCalls, ProviderError, type Subject } from "./calls.ts";
import { printable } from "./printable.ts";
import { type Properties, plain } from "./values.ts";

/** 400 MB, as the SDK's own servers have it. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

type Answer<Request, Response> = (request: Request) => Promise<Response> | Response;

function struct(values: Properties): structMessage.Struct {
  return structMessage.Struct.fromJavaScript(plain(values) as Parameters<typeof structMessage.Struct.fromJavaScript>[0]);
}

function properties(value: structMessage.Struct | undefined): Properties {
  return (value?.toJavaScript() ?? {}) as Properties;
}

interface Named {
  getUrn(): string;
  getType(): string;
  getName(): string;
}

/** Older engines leave name and type empty: both are in the URN. */
function subject(request: Named): Subject {
  const parts = request.getUrn().split("::");
  return {
    urn: request.getUrn(),
    type: request.getType() || (parts[2]?.split("$").at(-1) ?? ""),
    name: request.getName() || parts.slice(3).join("::"),
  };
}

function handshake(): message.ProviderHandshakeResponse {
  const answer = new message.ProviderHandshakeResponse();
  answer.setAcceptSecrets(true);
  answer.setAcceptResources(false);
  answer.setAcceptOutputs(false);
  return answer;
}

function configured(): message.ConfigureResponse {
  const answer = new message.ConfigureResponse();
  answer.setAcceptsecrets(true);
  answer.setSupportspreview(true);
  answer.setAcceptresources(false);
  answer.setAcceptoutputs(false);
  return answer;
}

function checked({ inputs, failures }: Checked): message.CheckResponse {
  const answer = new message.CheckResponse();
  answer.setInputs(struct(inputs));
  for (const { property, reason } of failures) {
    const failure = new message.CheckFailure();
    failure.setProperty(property);
    failure.setReason(printable(reason));
    answer.addFailures(failure);
  }
  return answer;
}

const kinds = {
  add: message.PropertyDiff.Kind.ADD,
  delete: message.PropertyDiff.Kind.DELETE,
  update: message.PropertyDiff.Kind.UPDATE,
  "update-replace": message.PropertyDiff.Kind.UPDATE_REPLACE,
} as const;

function compared(changes: Changes): message.DiffResponse {
  const answer = new message.DiffResponse();
  answer.setChanges(changes.changed ? message.DiffResponse.DiffChanges.DIFF_SOME : message.DiffResponse.DiffChanges.DIFF_NONE);
  answer.setReplacesList([...changes.replaces]);
  answer.setDeletebeforereplace(changes.replaces.length > 0);
  answer.setDiffsList(Object.keys(changes.properties));
  answer.setHasdetaileddiff(changes.changed);
  for (const [property, { kind, inputDiff }] of Object.entries(changes.properties)) {
    const change = new message.PropertyDiff();
    change.setKind(kinds[kind]);
    change.setInputdiff(inputDiff);
    answer.getDetaileddiffMap().set(property, change);
  }
  return answer;
}

/** Calls about the provider itself. */
function ownCalls(calls: ProviderCalls) {
  return {
    handshake: unary(handshake),
    getPluginInfo: unary(() => {
      const answer = new pluginMessage.PluginInfo();
      answer.setVersion(calls.version);
      return answer;
    }),
    getSchema: unary(() => {
      const answer = new message.GetSchemaResponse();
      answer.setSchema(calls.schema());
      return answer;
    }),
    checkConfig: unary(async (request: message.CheckRequest) => checked(await calls.checkConfig(properties(request.getNews())))),
    diffConfig: unary(() => compared({ changed: false, replaces: [], properties: {} })),
    configure: unary(async (request: message.ConfigureRequest) => {
      await calls.configure(properties(request.getArgs()));
      return configured();
    }),
    cancel: unary(() => {
      calls.cancel();
      return new emptyMessage.Empty();
    }),
  };
}

/** Calls about one resource that is to be. */
function writingCalls(calls: ProviderCalls) {
  return {
    check: unary(async (request: message.CheckRequest) =>
      checked(await calls.check({ ...subject(request), inputs: properties(request.getNews()) })),
    ),
    create: unary(async (request: message.CreateRequest) => {
      const made = await calls.create({ ...subject(request), inputs: properties(request.getProperties()), preview: request.getPreview() });
      const answer = new message.CreateResponse();
      answer.setId(request.getPreview() ? "" : made.id);
      answer.setProperties(struct(made.outputs));
      return answer;
    }),
    update: unary(async (request: message.UpdateRequest) => {
      const olds = { id: request.getId(), outputs: properties(request.getOlds()) };
      const made = await calls.update({
        ...subject(request),
        ...olds,
        inputs: properties(request.getNews()),
        preview: request.getPreview(),
      });
      const answer = new message.UpdateResponse();
      answer.setProperties(struct(made.outputs));
      return answer;
    }),
  };
}

/** Calls about one resource that is. */
function readingCalls(calls: ProviderCalls) {
  return {
    diff: unary(async (request: message.DiffRequest) => {
      const olds = { id: request.getId(), outputs: properties(request.getOlds()), oldInputs: properties(request.getOldInputs()) };
      return compared(await calls.diff({ ...subject(request), ...olds, inputs: properties(request.getNews()) }));
    }),
    read: unary(async (request: message.ReadRequest) => {
      const olds = { id: request.getId(), outputs: properties(request.getProperties()), inputs: properties(request.getInputs()) };
      const found = await calls.read({ ...subject(request), ...olds });
      const answer = new message.ReadResponse();
      answer.setId(found.id);
      answer.setProperties(struct(found.outputs));
      answer.setInputs(struct(found.inputs));
      return answer;
    }),
    delete: unary(async (request: message.DeleteRequest) => {
      const olds = { id: request.getId(), outputs: properties(request.getProperties()), inputs: properties(request.getOldInputs()) };
      await calls.remove({ ...subject(request), ...olds });
      return new emptyMessage.Empty();
    }),
  };
}

function unary<Request, Response>(answer: Answer<Request, Response>): grpc.handleUnaryCall<Request, Response> {
  return (call, done) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => done(null, response),
        (error: unknown) => done(failure(error)),
      );
  };
}

/** An exception that leaves a handler shows as "Unknown error" in the engine: every one is given a status and its words. */
function failure(error: unknown): grpc.ServerErrorResponse {
  const words = printable(error instanceof Error ? error.message : String(error));
  const partial = error instanceof ProviderError ? error.partial : undefined;
  const named = { name: "ProviderError", message: words, details: words, code: grpc.status.UNKNOWN };
  return partial === undefined ? named : { ...named, metadata: initFailed(words, partial) };
}

/** Structured details of an error travel in this trailer (SDK: provider/server.js grpcResponseFromError). */
function initFailed(words: string, partial: NonNullable<ProviderError["partial"]>): grpc.Metadata {
  const detail = new message.ErrorResourceInitFailed();
  detail.setId(partial.id);
  detail.setProperties(struct(partial.outputs));
  detail.setReasonsList(partial.reasons.map(printable));
  const packed = new anyMessage.Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new statusMessage.Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(words);
  status.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return metadata;
}

type Handle = grpc.handleUnaryCall<unknown, unknown>;

export interface Serving {
  readonly port: number;
  /** calls that are being answered */
  busy(): number;
  stop(): void;
}

/** Serves on a free port of 127.0.0.1. */
export async function serve(calls: ProviderCalls): Promise<Serving> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": LARGEST_MESSAGE });
  let running = 0;
  const counted =
    (handle: Handle): Handle =>
    (call, done) => {
      running += 1;
      handle(call, (...answer) => {
        running -= 1;
        done(...answer);
      });
    };
  const handles: Record<string, unknown> = { ...ownCalls(calls), ...writingCalls(calls), ...readingCalls(calls) };
  const all = Object.entries(handles).map(([name, handle]) => [name, counted(handle as Handle)]);
  server.addService(providerService.ResourceProviderService as unknown as grpc.ServiceDefinition, Object.fromEntries(all));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return { port, busy: () => running, stop: () => server.forceShutdown() };
}

const engineSeverities = {
  progress: engineMessage.LogSeverity.INFO,
  info: engineMessage.LogSeverity.INFO,
  warning: engineMessage.LogSeverity.WARNING,
  error: engineMessage.LogSeverity.ERROR,
} as const;

/** Where the engine listens for what a plugin has to say; without an address nothing is said. */
export function engineLog(address: string | undefined): Log {
  if (address === undefined || address === "") return async () => {};
  const engine = new engineService.EngineClient(address, grpc.credentials.createInsecure());
  return (urn, text, severity = "info") =>
    new Promise((resolve) => {
      const request = new engineMessage.LogRequest();
      request.setSeverity(engineSeverities[severity]);
      request.setMessage(printable(text));
      request.setUrn(urn);
      request.setEphemeral(severity === "progress");
      // A message that cannot be shown is no reason to stop a change.
      engine.log(request, () => resolve());
    });
}
