// SSH servers that behave badly in one way each; real ssh2 on loopback.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server as NetServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2, { type Connection, type ServerChannel } from "ssh2";
import { freshKey } from "../../../components/emulator/keys.ts";
import type { Target } from "../../../components/transport/session.ts";

const host = freshKey("test");
const user = freshKey("test");

export interface Rough {
  readonly target: Target;
  readonly connections: readonly Connection[];
  close(): void;
}

export interface Behaviour {
  /** what a command does; the default answers with its own text */
  readonly exec?: (channel: ServerChannel, command: string, connection: Connection) => void;
  readonly authenticate?: "never" | "refuse";
}

/** A server that lets in the key it was made with. */
export async function roughServer({ exec, authenticate }: Behaviour = {}): Promise<Rough> {
  const folder = mkdtempSync(join(tmpdir(), "simpul-rough-"));
  writeFileSync(join(folder, "key"), user.secret, { mode: 0o600 });
  const connections: Connection[] = [];
  const server = new ssh2.Server({ hostKeys: [host.secret] }, (connection) => {
    connections.push(connection);
    connection.on("error", () => undefined);
    connection.on("authentication", (context) => {
      if (authenticate === "never") return;
      if (authenticate === "refuse") context.reject();
      else context.accept();
    });
    connection.on("session", (accept) => accept().on("exec", (take, _, { command }) => (exec ?? echo)(take(), command, connection)));
  });
  const port = await listening(server as unknown as NetServer);
  const target = { device: "rough", host: "127.0.0.1", port, user: "admin", identityFile: join(folder, "key"), hostKey: host.line };
  const close = (): void => {
    for (const connection of connections) connection.end();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { target, connections, close };
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
