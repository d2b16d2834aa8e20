// A host that is not the pinned one, or speaks too weakly, learns nothing: no user name, no key, no attempt to log in.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server as NetServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2, { type ServerConfig } from "ssh2";
import { afterAll, afterEach, expect, test } from "vitest";
import { freshKey } from "../../../components/emulator/keys.ts";
import { connect } from "../../../components/transport/connect.ts";
import { fingerprintOf } from "../../../components/transport/host-key.ts";
import { type Target, TransportError } from "../../../components/transport/session.ts";

const folder = mkdtempSync(join(tmpdir(), "simpul-no-credentials-"));
const user = freshKey("user");
writeFileSync(join(folder, "key"), user.secret, { mode: 0o600 });
const pinned = freshKey("pinned");
const stranger = freshKey("stranger");
const name = "nama-pengguna-rahasia";

const open: NetServer[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function listening(server: NetServer): Promise<number> {
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A real SSH server, and how often somebody tried to log in. */
async function server(config: ServerConfig): Promise<{ readonly port: number; readonly attempts: () => number }> {
  let attempts = 0;
  const made = new ssh2.Server(config, (connection) => {
    connection.on("error", () => undefined);
    connection.on("authentication", (context) => {
      attempts += 1;
      context.accept();
    });
  });
  return { port: await listening(made as unknown as NetServer), attempts: () => attempts };
}

const target = (port: number, hostKey = pinned.line): Target => ({
  device: "d",
  host: "127.0.0.1",
  port,
  user: name,
  identityFile: join(folder, "key"),
  hostKey,
});

async function failure(port: number, hostKey?: string): Promise<TransportError> {
  const error = await connect(target(port, hostKey), { limits: { connect: 2, auth: 2 } }).then(
    (session) => session.close(),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  return error as TransportError;
}

test("the pinned host is logged in to: the count counts", async () => {
  const { port, attempts } = await server({ hostKeys: [pinned.secret] });
  (await connect(target(port))).close();
  expect(attempts()).toBeGreaterThan(0);
});

const fingerprint = fingerprintOf(Buffer.from(pinned.line.split(" ")[1] ?? "", "base64"));

test.each([
  ["a key line", pinned.line],
  ["a fingerprint", fingerprint],
])("another key of the same kind, pinned by %s", async (_, hostKey) => {
  const { port, attempts } = await server({ hostKeys: [stranger.secret] });
  expect((await failure(port, hostKey)).stage).toBe("host key");
  expect(attempts()).toBe(0);
});

test("a key that is swapped between two connections", async () => {
  const first = await server({ hostKeys: [pinned.secret] });
  (await connect(target(first.port))).close();
  await new Promise<void>((resolve) => open.splice(0)[0]?.close(() => resolve()));
  const second = new ssh2.Server({ hostKeys: [stranger.secret] }, (connection) => {
    connection.on("error", () => undefined);
    connection.on("authentication", () => expect.unreachable("somebody logs in to the stranger"));
  });
  open.push(second as unknown as NetServer);
  (second as unknown as NetServer).listen(first.port, "127.0.0.1");
  await once(second, "listening");
  expect((await failure(first.port)).stage).toBe("host key");
});

test.each<readonly [string, ServerConfig["algorithms"]]>([
  ["key exchange of 1024 bits", { kex: ["diffie-hellman-group1-sha1"] }],
  ["key exchange with SHA-1", { kex: ["diffie-hellman-group14-sha1"] }],
  ["3DES", { cipher: ["3des-cbc"] }],
  ["AES in CBC mode", { cipher: ["aes128-cbc"] }],
  ["MD5", { cipher: ["aes128-ctr"], hmac: ["hmac-md5"] }],
])("only %s on offer", async (_, algorithms) => {
  const { port, attempts } = await server({ hostKeys: [pinned.secret], ...(algorithms === undefined ? {} : { algorithms }) });
  expect((await failure(port)).message).toMatch(/algorithm/);
  expect(attempts()).toBe(0);
});

test.each([
  ["a protocol of before SSH-2", "SSH-1.5-tua\r\n"],
  ["something that is no SSH", "HTTP/1.1 400 Bad Request\r\n\r\n"],
  ["a prompt for a password", "User Access Verification\r\nUsername: "],
  ["a greeting and then nothing", "SSH-2.0-ROSSSH\r\n"],
])("%s: nothing of the login is on the wire", async (_, greeting) => {
  const heard: Buffer[] = [];
  const port = await listening(
    createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (bytes) => heard.push(bytes));
      socket.write(greeting);
    }),
  );
  await failure(port);
  const wire = Buffer.concat(heard);
  const blob = Buffer.from(user.line.split(" ")[1] ?? "", "base64");
  for (const secret of [Buffer.from(name), blob, blob.subarray(-32), Buffer.from("ssh-userauth"), Buffer.from("publickey")])
    expect(wire.includes(secret)).toBe(false);
});
