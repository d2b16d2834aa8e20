// One SSH connection after its login: exec channels, a shell, files; and both logs of it.
import type { Connection, PseudoTtyInfo, ServerChannel, Session } from "ssh2";
import type { EmulatedDevice } from "../device.ts";
import type { KindName } from "../faults/kinds.ts";
import { answer } from "./exec.ts";
import { serveFiles } from "./files.ts";
import type { Guest, OpenShell } from "./guest.ts";

/** What one connection has been through. */
export interface Visit {
  readonly device: EmulatedDevice;
  readonly guest: Guest;
  /** conditions that bit in this session */
  readonly felt: Set<KindName>;
  /** whether nobody is at the other end any more */
  readonly isOver: () => boolean;
}

export function serveSession(device: EmulatedDevice, connection: Connection, guest: Guest, shell: OpenShell<Visit>): void {
  const { user } = guest;
  const seat = { user, since: device.wallClock };
  const visit: Visit = { device, guest, felt: new Set(feltAtLogin(device)), isOver: () => !device.seats.has(seat) };
  device.around.log.write({ device: device.id, event: "login", command: user, changed: false, ok: true });
  device.tell("login", user);
  device.seats.add(seat);
  connection.on("close", () => device.seats.delete(seat));
  connection.on("session", (accept) => serveChannels(visit, accept(), shell));
  connection.on("close", () => leave(visit));
}

function feltAtLogin(device: EmulatedDevice): KindName[] {
  const conditions = ["clock-off", "session-limit", "prompt-lookalike", "little-space", "little-memory", "busy", "safe-mode"] as const;
  return conditions.filter((kind) => device.faults.holds(kind));
}

function leave({ device, guest, felt }: Visit): void {
  device.around.log.write({ device: device.id, event: "logout", command: guest.user, changed: false, ok: true });
  device.faults.felt(felt);
  device.tell("logout", guest.user);
}

function serveChannels(visit: Visit, session: Session, shell: OpenShell<Visit>): void {
  let terminal: PseudoTtyInfo | undefined;
  session.on("pty", (accept, _, info) => {
    terminal = info;
    accept?.();
  });
  session.on("env", (accept) => accept?.());
  session.on("window-change", (accept) => accept?.());
  session.on("exec", (accept, _, { command }) => serveExec(visit, accept(), command));
  session.on("shell", (accept) => shell(visit, accept(), terminal !== undefined));
  session.on("sftp", (accept, reject) => {
    if (visit.device.faults.strikes({ step: "upload" }, ["no-sftp"]) !== undefined || visit.guest.files === "none") return reject();
    serveFiles(visit, accept());
  });
}

async function serveExec(visit: Visit, channel: ServerChannel, command: string): Promise<void> {
  channel.on("error", () => undefined);
  const answered = await answer(visit, command);
  if (answered === undefined || channel.destroyed) return;
  channel.write(answered.text.replaceAll("\n", visit.device.endOfLine));
  channel.exit(answered.status ?? 0);
  channel.end();
}
