// Commands that are the device's own doing, not its configuration: by menu and verb.
import type { Frame } from "./console.ts";
import { exportCommand } from "./export-command.ts";
import { importCommand } from "./import-command.ts";
import * as network from "./network-commands.ts";
import type { Command } from "./statement.ts";
import * as files from "./storage-commands.ts";
import * as system from "./system-commands.ts";
import * as users from "./user-commands.ts";
import * as watch from "./watch-commands.ts";

export type Host = (frame: Frame, command: Command) => Promise<void> | void;

const table: Readonly<Record<string, Host>> = {
  "/ import": importCommand,
  "/ ping": network.ping,
  "/tool ping": network.ping,
  "/ip/neighbor print": network.neighbours,
  "/routing/ospf/neighbor print": network.adjacencies,
  "/ip/route print": network.routes,
  "/interface print": network.interfaces,
  "/file print": files.print,
  "/file add": files.add,
  "/system/backup save": files.backup,
  "/system/backup load": files.restore,
  "/system/script run": system.runScript,
  "/system reboot": system.reboot,
  "/system shutdown": system.shutdown,
  "/system reset-configuration": system.reset,
  "/system/resource print": system.resource,
  "/system/routerboard print": system.routerboard,
  "/system/package print": system.packages,
  "/system/clock print": system.clock,
  "/system/clock set": system.setClock,
  "/system/device-mode print": system.deviceMode,
  "/system/device-mode update": system.updateDeviceMode,
  "/log print": system.log,
  "/interface/ethernet monitor": watch.monitor,
  "/queue/simple print": watch.queues,
  "/user/active print": watch.active,
  "/system/history print": watch.history,
  "/safe-mode print": system.safeMode,
  "/user print": users.print,
  "/user/group print": users.printGroups,
  "/user/ssh-keys print": users.printKeys,
  "/user/ssh-keys import": users.importKey,
  "/ quit": system.quit,
};

/** Undefined where the RouterOS engine is asked. */
export function hostCommandOf({ path, verb }: Command): Host | undefined {
  return verb === "export" ? exportCommand : table[`${path} ${verb ?? ""}`];
}
