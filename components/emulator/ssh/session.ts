// One SSH connection after its login: exec channels, a shell, files; and both logs of it.
import type { Connection, PseudoTtyInfo, ServerChannel, Session } from "ssh2";
import type { KindName } from "../faults/kinds.ts";
import { type Actor, actorOf } from "../routeros/actor.ts";
import type { RouterosDevice } from "../routeros/device.ts";
import type { Seat } from "./door.ts";
import { answer } from "./exec.ts";
import { serveFiles } from "./files.ts";
import { Shell } from "./shell.ts";

/** What one connection has been through. */
export interface Visit {
  readonly device: RouterosDevice;
  readonly actor: Actor;
  readonly options: string;
  /** conditions that bit in this session */
  readonly felt: Set<KindName>;
  /** whether nobody is at the other end any more */
  readonly isOver: () => boolean;
}

export function serveSession(device: RouterosDevice, connection: Connection, login: Seat): void {
  const actor = actorOf(device.model, login.user, "session");
  if (actor === undefined) {
    connection.end();
    return;
  }
  const seat = { user: actor.user, since: device.wallClock };
  const isOver = (): boolean => !device.seats.has(seat);
  const visit: Visit = { device, actor, options: login.options, felt: new Set(feltAtLogin(device)), isOver };
  device.around.log.write({ device: device.id, event: "login", command: actor.user, changed: false, ok: true });
  device.tell("system,info,account", `user ${actor.user} logged in via ssh`);
  device.seats.add(seat);
  connection.on("close", () => device.seats.delete(seat));
  connection.on("session", (accept) => serveChannels(visit, accept()));
  connection.on("close", () => leave(visit));
}

function feltAtLogin(device: RouterosDevice): KindName[] {
  const conditions = ["clock-off", "session-limit", "prompt-lookalike", "little-space", "little-memory", "busy", "safe-mode"] as const;
  return conditions.filter((kind) => device.faults.holds(kind));
}

function leave({ device, actor, felt }: Visit): void {
  device.around.log.write({ device: device.id, event: "logout", command: actor.user, changed: false, ok: true });
  device.tell("system,info,account", `user ${actor.user} logged out via ssh`);
  device.faults.felt(felt);
  if (device.faults.holds("job-lost")) device.jobs.forget();
  // A change that was disarmed is over once nobody is there.
  if (device.lines.size === 0 && device.progress === "disarmed") device.progress = "rest";
}

function serveChannels(visit: Visit, session: Session): void {
  let terminal: PseudoTtyInfo | undefined;
  session.on("pty", (accept, _, info) => {
    terminal = info;
    accept?.();
  });
  session.on("env", (accept) => accept?.());
  session.on("window-change", (accept) => accept?.());
  session.on("exec", (accept, _, { command }) => serveExec(visit, accept(), command));
  session.on("shell", (accept) => new Shell(visit, accept(), terminal !== undefined));
  session.on("sftp", (accept, reject) => {
    if (visit.device.faults.strikes({ step: "upload" }, ["no-sftp"]) !== undefined || !visit.actor.policies.has("ftp")) return reject();
    serveFiles(visit, accept());
  });
}

async function serveExec(visit: Visit, channel: ServerChannel, command: string): Promise<void> {
  channel.on("error", () => undefined);
  const answered = await answer(visit, command);
  if (answered === undefined || channel.destroyed) return;
  channel.write(answered.text.replaceAll("\n", "\r\n"));
  // RouterOS says 0 whatever happened [D].
  channel.exit(0);
  channel.end();
}
