// The box itself: what it is, its clock, its log, its power, its device-mode.
import { type Frame, runIn } from "./console.ts";
import { dateAndTime, printDuration, readDateAndTime } from "./durations.ts";
import { runOnModel } from "./engine.ts";
import { itemsOf, settingOf } from "./menus.ts";
import { notPermitted, Refused } from "./refusal.ts";
import { serialOf } from "./serial.ts";
import { argumentsOf, type Command } from "./statement.ts";
import { printOne, printRows, type Row } from "./table.ts";
import { guest } from "./watch-commands.ts";

export function resourceRow({ device }: Frame): Row {
  const { faults } = device;
  return {
    uptime: printDuration(device.uptime),
    version: `${device.spec.version} (stable)`,
    "build-time": "2026-10-20 09:12:11",
    "factory-software": "7.16",
    "free-memory": faults.holds("little-memory") ? "1024.0KiB" : "390.1MiB",
    "total-memory": "512.0MiB",
    cpu: "ARM",
    "cpu-count": "2",
    "cpu-load": faults.holds("busy") ? "100%" : "1%",
    "free-hdd-space": faults.holds("little-space") ? "64.0KiB" : "96.2MiB",
    "total-hdd-space": "128.0MiB",
    "architecture-name": "arm64",
    "board-name": device.spec.board.exportModel,
    platform: "MikroTik",
  };
}

export function resource(frame: Frame): void {
  frame.print(printOne(resourceRow(frame)));
}

export function routerboardRow({ device }: Frame): Row {
  const { version, board } = device.spec;
  return {
    routerboard: "yes",
    model: board.exportModel,
    "serial-number": serialOf(device.id),
    "factory-firmware": "7.16",
    "current-firmware": version,
    "upgrade-firmware": version,
  };
}

export function routerboard(frame: Frame): void {
  frame.print(printOne(routerboardRow(frame)));
}

export function packages(frame: Frame, { rest }: Command): void {
  frame.print(printRows([{ name: "routeros", version: frame.device.spec.version }], ["name", "version"], rest));
}

export function clockRow({ device }: Frame): Row {
  const { date, time } = dateAndTime(device.wallClock);
  const zone = settingOf(device.model, "/system/clock", "time-zone-name") ?? "manual";
  return {
    time,
    date,
    "time-zone-autodetect": settingOf(device.model, "/system/clock", "time-zone-autodetect") ?? "yes",
    "time-zone-name": zone,
  };
}

export function clock(frame: Frame): void {
  frame.print(printOne(clockRow(frame)));
}

/** The time is no configuration; the zone is. */
export function setClock(frame: Frame, { rest }: Command): void {
  const { named } = argumentsOf(rest);
  const now = dateAndTime(frame.device.wallClock);
  const [date, time] = [named.get("date"), named.get("time")];
  const others = [...named].filter(([key]) => key !== "date" && key !== "time");
  if (!frame.actor.policies.has("write")) throw new Refused(notPermitted);
  if (others.length > 0) {
    const text = others.map(([key, value]) => `${key}="${value.replaceAll(/["\\$]/g, "\\$&")}"`).join(" ");
    runOnModel(frame, { text: `/system/clock/set ${text}`, line: 1, column: 1 });
  }
  if (date === undefined && time === undefined) return;
  const at = readDateAndTime(date ?? now.date, time ?? now.time);
  if (at === undefined) throw new Refused("invalid value for argument time");
  frame.device.setWallClock(at);
}

const allowed: Readonly<Record<string, readonly string[]>> = {
  home: ["pptp", "l2tp", "routerboard", "hotspot"],
  basic: ["scheduler", "fetch", "pptp", "l2tp", "ipsec", "routerboard"],
  advanced: ["scheduler", "fetch", "pptp", "l2tp", "ipsec", "romon", "sniffer", "smb", "routerboard", "zerotier"],
};

export function deviceModeRow({ device }: Frame): Row {
  const has = new Set(allowed[device.deviceMode]);
  const flags = ["scheduler", "fetch", "romon", "sniffer", "ipsec", "hotspot", "zerotier"].map((flag) => [
    flag,
    has.has(flag) ? "yes" : "no",
  ]);
  return { mode: device.deviceMode, ...Object.fromEntries(flags), flagged: "no", "flagging-enabled": "yes", "attempt-count": "0" };
}

export function deviceMode(frame: Frame): void {
  frame.print(printOne(deviceModeRow(frame)));
}

/** Who has safe mode; from 7.18 on [D]. */
export function safeMode({ print, device }: Frame): void {
  const owner = device.faults.holds("safe-mode") ? { enabled: "yes", user: guest } : { enabled: "no" };
  print(printOne({ ...owner, current: "no" }));
}

/** It wants a hand at the box within five minutes; nobody is there [D]. */
export function updateDeviceMode(frame: Frame): void {
  frame.print("update: please activate by turning power off or pressing reset or mode button in 5m00s\n");
  throw new Refused("update: update timeout");
}

export function log(frame: Frame, { rest }: Command): void {
  const rows = frame.device.messages.map((line): Row => {
    const [, time = "", topics = "", message = ""] = /^(\S+ \S+) (\S+) ([\s\S]*)$/.exec(line) ?? [];
    return { time, topics, message };
  });
  const plain = rows.map(({ time, topics, message }) => `${time} ${topics} ${message}\n`).join("");
  frame.print(/\b(where|count-only|terse|detail)\b/.test(rest) ? printRows(rows, ["time", "topics", "message"], rest) : plain);
}

export async function runScript(frame: Frame, { rest }: Command): Promise<void> {
  const { words, named } = argumentsOf(rest);
  const name = named.get("number") ?? words[0];
  const script = itemsOf(frame.device.model, "/system/script").find(({ attributes }) => attributes.get("name") === name);
  if (script === undefined) throw new Refused("no such item");
  await runIn({ ...frame, depth: frame.depth + 1 }, script.attributes.get("source") ?? "");
}

function mustReboot({ actor }: Frame): void {
  if (!actor.policies.has("reboot")) throw new Refused(notPermitted);
}

export function reboot(frame: Frame): void {
  mustReboot(frame);
  setImmediate(() => frame.device.reboot());
}

export function shutdown(frame: Frame): void {
  mustReboot(frame);
  setImmediate(() => frame.device.turnOff());
}

export function reset(frame: Frame): void {
  if (!frame.actor.policies.has("policy")) throw new Refused(notPermitted);
  setImmediate(() => frame.device.reset());
}

export function quit(): never {
  throw new Refused("interrupted");
}
