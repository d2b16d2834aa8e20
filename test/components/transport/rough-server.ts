// SSH servers that behave badly in one way each; real ssh2 on loopback.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server as NetServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2, { type AuthContext, type Connection, type ServerChannel, type ServerConfig } from "ssh2";
import { freshKey } from "../../../components/emulator/keys.ts";
import type { Target } from "../../../components/transport/session.ts";

const host = freshKey("test");
const user = freshKey("test");

export interface Rough {
  readonly target: Target;
  readonly connections: readonly Connection[];
  /** how each attempt to log in was made, e.g. "publickey admin" */
  readonly logins: readonly string[];
  /** every message that was received, read from what came over the wire, e.g. "SERVICE_REQUEST (ssh-userauth)" */
  readonly heard: readonly string[];
  close(): void;
}

export interface Behaviour {
  /** what a command does; the default answers with its own text */
  readonly exec?: (channel: ServerChannel, command: string, connection: Connection) => void;
  readonly authenticate?: "never" | "refuse" | ((context: AuthContext) => void);
  /** OpenSSH private key; the default is ed25519 and the same for all */
  readonly hostKey?: string;
  readonly algorithms?: ServerConfig["algorithms"];
  /** where it really leads, whatever it is asked for: a port on this machine */
  readonly leadsTo?: number;
  /** connections that are dropped before a word is said */
  readonly drops?: number;
}

/** A server that lets in the key it was made with, and leads on to others. */
export async function roughServer(behaviour: Behaviour = {}): Promise<Rough> {
  const folder = mkdtempSync(join(tmpdir(), "simpul-rough-"));
  writeFileSync(join(folder, "key"), user.secret, { mode: 0o600 });
  const connections: Connection[] = [];
  const logins: string[] = [];
  const { hostKey = host.secret, algorithms } = behaviour;
  const heard: string[] = [];
  const debug = (line: string): void => {
    const [, told, keys] = /^\[[^\]]*\] (?:Inbound: (?:Received )?(.*)|Received (DH Init))/.exec(line) ?? [];
    const message = told ?? keys;
    if (message !== undefined) heard.push(message);
  };
  const server = new ssh2.Server({ hostKeys: [hostKey], debug, ...(algorithms === undefined ? {} : { algorithms }) }, (connection) => {
    connections.push(connection);
    serve(connection, behaviour, logins);
  });
  let dropped = 0;
  const door = createServer({ noDelay: true }, (socket) => {
    socket.on("error", () => undefined);
    dropped += 1;
    if (dropped <= (behaviour.drops ?? 0)) socket.destroy();
    else server.injectSocket(socket);
  });
  const port = await listening(door);
  const target = {
    device: "rough",
    host: "127.0.0.1",
    port,
    user: "admin",
    identityFile: join(folder, "key"),
    hostKey: publicLine(hostKey),
  };
  const close = (): void => {
    for (const connection of connections) connection.end();
    door.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { target, connections, logins, heard, close };
}

function publicLine(secret: string): string {
  const key = ssh2.utils.parseKey(secret);
  if (key instanceof Error || Array.isArray(key)) throw new Error("no key");
  return `${key.type} ${key.getPublicSSH().toString("base64")}`;
}

function serve(connection: Connection, { exec, authenticate, leadsTo }: Behaviour, logins: string[]): void {
  connection.on("error", () => undefined);
  connection.on("authentication", (context) => {
    logins.push(`${context.method} ${context.username}`);
    if (authenticate === "never") return;
    if (authenticate === "refuse") context.reject();
    else if (authenticate === undefined) context.accept();
    else authenticate(context);
  });
  connection.on("session", (accept) => accept().on("exec", (take, _, { command }) => (exec ?? echo)(take(), command, connection)));
  connection.on("tcpip", (accept, reject, { destPort }) => {
    const socket = connect(leadsTo ?? destPort, "127.0.0.1");
    socket.once("error", reject);
    socket.once("connect", () => {
      const stream = accept();
      socket.off("error", reject);
      for (const end of [stream, socket]) end.on("error", () => undefined);
      stream.pipe(socket).pipe(stream);
    });
  });
}

function echo(channel: ServerChannel, command: string): void {
  channel.write(`${command}\r\n`);
  channel.exit(0);
  channel.end();
}

/** A host that takes connections and never says a word. */
export async function silentServer(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(() => undefined);
  return { port: await listening(server), close: () => server.close() };
}

async function listening(server: NetServer): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
