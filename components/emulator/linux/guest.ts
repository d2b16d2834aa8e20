// Somebody who is logged in on a Linux device, and where their commands stand in a safe change.
import type { Ended, Guest, How } from "../ssh/guest.ts";
import type { LinuxDevice } from "./device.ts";
import { applies, progressAfter, stepOf } from "./stage.ts";

export function guestOf(device: LinuxDevice, user: string): Guest {
  return {
    user,
    files: "write",
    asked: (command) => ({ step: stepOf(command, device.progress), line: 1, ...(applies.test(command) ? { is: "script" } : {}) }),
    run: (command, how) => run(device, user, command, how),
  };
}

/** What reads goes on; a read-only system takes nothing. */
const writes = /\b(ln|mkdir|rm|mv|install|touch|systemd-run|at|vtysh -c 'conf|nft (add|delete|insert|flush)|timeout) /;

async function run(device: LinuxDevice, user: string, command: string, { isReadOnly, inFile, isOver, step }: How): Promise<Ended> {
  // Whoever left before it began gets none of it; what has begun goes on.
  if (isOver()) return { text: "", ok: false, changed: false };
  if (isReadOnly && writes.test(command))
    return { text: "sh: 1: cannot create: Read-only file system\n", ok: false, changed: false, status: 1 };
  const { revision } = device;
  try {
    const { status, out, err } = await device.processes.run(command, inFile);
    const changed = device.revision !== revision;
    if (changed) device.remember(user, command);
    return { text: out + err, ok: status === 0, changed, status };
  } finally {
    device.progress = progressAfter(command, step, device.progress);
    device.save();
  }
}
