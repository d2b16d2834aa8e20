// The network side of one device: a port that listens while the power is on, and what may go wrong before anybody has logged in.
import { createServer, type Server as NetServer, type Socket } from "node:net";
import ssh2, { type AuthContext, type Connection, type ParsedKey, type Server } from "ssh2";
import { gathered } from "../../transport/gathered.ts";
import { useKeyHandles } from "../../transport/key-handles.ts";
import type { EmulatedDevice, Seat } from "../device.ts";
import type { Fault } from "../faults/fault.ts";
import type { KindName } from "../faults/kinds.ts";
import { faultyWire } from "../faults/on-wire.ts";
import { freshKey } from "../keys.ts";

const slowLogin = 8000;
const slowConnect = 5000;
const algorithms = { serverHostKey: ["ssh-ed25519" as const] };

export class Door {
  readonly #device: EmulatedDevice;
  readonly #port: number;
  readonly #listener: NetServer;
  #ssh: Server | undefined;
  /** pending changes of the listener's state, one after another */
  #turn: Promise<void> = Promise.resolve();

  constructor(device: EmulatedDevice, port: number) {
    this.#device = device;
    this.#port = port;
    this.#listener = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    device.onPower = (power) => this.#follow(power === "on");
  }

  /** Begins to listen where the device is on; fails when the port is taken. */
  async open(): Promise<void> {
    if (this.#device.power === "on") await this.#listen();
  }

  async close(): Promise<void> {
    this.#follow(false);
    await this.#turn;
  }

  /** Ends when it listens, or no longer listens, as the power says. */
  settled(): Promise<void> {
    return this.#turn;
  }

  #listen(): Promise<void> {
    if (this.#listener.listening) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#listener.once("error", reject);
      this.#listener.listen(this.#port, "127.0.0.1", 512, () => {
        this.#listener.off("error", reject);
        resolve();
      });
    });
  }

  #follow(on: boolean): void {
    this.#turn = this.#turn.then(() => (on ? this.#listen().catch(() => undefined) : this.#hush()));
  }

  #hush(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#listener.listening) resolve();
      else this.#listener.close(() => resolve());
    });
  }

  /** The connect step: faults strike before the first byte. */
  #accept(socket: Socket): void {
    socket.on("error", () => undefined);
    const { device } = this;
    const others = device.lines.size > 0;
    const line = { cut: () => socket.destroy() };
    device.lines.add(line);
    socket.on("close", () => device.lines.delete(line));
    const full = device.faults.holds("session-limit") && others;
    if (device.power !== "on" || device.isDeaf || full || !device.admits()) socket.destroy();
    else this.#greet(socket, this.#strikes("connect", ["wrong-host-key"]));
  }

  /** A connection of a later step (`wrong-host-key@verify`) is known by what was done before it. */
  #strikes(step: "connect" | "auth", later: readonly KindName[]): Fault | undefined {
    const { faults } = this.#device;
    return faults.strikes({ step }) ?? faults.strikes({ step: this.#device.step }, later);
  }

  #greet(socket: Socket, fault: Fault | undefined): void {
    if (fault === undefined) this.#hand(socket, false);
    else if (fault.kind === "slow") setTimeout(() => this.#hand(socket, false), slowConnect);
    else if (fault.kind === "wrong-host-key") this.#hand(socket, true);
    else if (fault.kind === "garbage") socket.write(`HTTP/1.1 400 ${fault.seed}\r\n\r\n`);
    else if (fault.kind !== "hang") this.#refuse(socket, fault.kind === "reboot");
  }

  get device(): EmulatedDevice {
    return this.#device;
  }

  #refuse(socket: Socket, reboot: boolean): void {
    socket.resetAndDestroy();
    if (reboot) this.#device.reboot();
  }

  #hand(socket: Socket, strange: boolean): void {
    if (socket.destroyed) return;
    const { faults } = this.#device;
    gathered(socket);
    const fault = faults.onWire();
    if (fault !== undefined) faultyWire(socket, fault, faults);
    const server = strange ? this.#serverWith(freshKey("strange").secret) : this.#server();
    server.injectSocket(socket);
  }

  /** Made at the first connection: most devices of a large farm never see one. */
  #server(): Server {
    this.#ssh ??= this.#serverWith(this.#device.key.secret);
    return this.#ssh;
  }

  #serverWith(key: string): Server {
    return new ssh2.Server({ hostKeys: [key], ident: this.#device.ident, algorithms }, (connection) => this.#serve(connection));
  }

  #serve(connection: Connection): void {
    const seat: Seat = { user: "", options: "" };
    connection.on("error", () => undefined);
    connection.on("authentication", (context) => this.#authenticate(context, seat));
    connection.on("handshake", () => useKeyHandles(connection));
    // A login that took long may be over after whoever asked for it has gone.
    let isOver = false;
    connection.on("close", () => {
      isOver = true;
    });
    connection.on("ready", () => {
      if (!isOver) this.#device.serve(connection, seat);
    });
  }

  #authenticate(context: AuthContext, seat: Seat): void {
    const [user = "", options = ""] = context.username.split(/\+(.*)/s);
    if (context.method !== "publickey") context.reject(["publickey"]);
    else if (!this.#knows(user, context)) this.#turnAway(context, user);
    else if (context.signature === undefined) context.accept();
    else this.#admit(context, Object.assign(seat, { user, options }));
  }

  /** The auth step: the key is right. */
  #admit(context: AuthContext, { user }: Seat): void {
    const { device } = this;
    const fault = this.#strikes("auth", ["auth-refused", "auth-slow"]);
    if (fault?.kind === "auth-refused" || fault?.kind === "refuse") this.#turnAway(context, user);
    else if (fault?.kind === "cut") device.cut();
    else if (fault?.kind === "reboot") device.reboot();
    else if (fault?.kind !== "hang") {
      const wait = device.around.latency.login + (fault === undefined ? 0 : slowLogin);
      if (wait === 0) context.accept();
      else setTimeout(() => context.accept(), wait);
    }
  }

  #turnAway(context: AuthContext, user: string): void {
    const { device } = this;
    device.around.log.write({ device: device.id, event: "refused", command: `login ${user}`.slice(0, 80), changed: false, ok: false });
    device.tell("refused", user);
    context.reject(["publickey"]);
  }

  #knows(user: string, context: Extract<AuthContext, { method: "publickey" }>): boolean {
    return this.#device.keysOf(user).some((line) => proves(line, context));
  }
}

const parsed = new Map<string, ParsedKey | undefined>();

function parsedKey(line: string): ParsedKey | undefined {
  if (!parsed.has(line)) {
    const key = ssh2.utils.parseKey(line);
    parsed.set(line, key instanceof Error || Array.isArray(key) ? undefined : key);
  }
  return parsed.get(line);
}

function proves(line: string, context: Extract<AuthContext, { method: "publickey" }>): boolean {
  const key = parsedKey(line);
  if (key === undefined || !key.getPublicSSH().equals(context.key.data)) return false;
  if (context.signature === undefined || context.blob === undefined) return true;
  return key.verify(context.blob, context.signature, context.hashAlgo) === true;
}
