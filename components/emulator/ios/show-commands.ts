// What the device shows: its configurations, itself, its neighbours, its ports.
import { print } from "../../devices/ios/print.ts";
import type { IosConsole, Taken } from "./console.ts";
import type { IosDevice } from "./device.ts";
import { adjacencies, cdp, lldp, optics, routes } from "./show-network.ts";

type Show = (device: IosDevice, console: IosConsole) => string;

const table: readonly (readonly [command: RegExp, show: Show])[] = [
  [/^run\S*(?: view full| all)?$/, running],
  [/^star\S*$/, startup],
  [/^ver\S*$/, version],
  [/^archive$/, archive],
  [/^archive config rollback timer$/, rollbackTimer],
  [/^clock$/, (device) => `${stamp(device.wallClock)}\n`],
  [/^log\S*$/, (device) => `Syslog logging: enabled\n\nLog Buffer (8192 bytes):\n\n${device.messages.map((line) => `${line}\n`).join("")}`],
  [/^processes cpu(?: sorted)?$/, load],
  [/^privilege$/, () => "Current privilege level is 15\n"],
  [/^processes memory(?: sorted)?$/, () => "Processor Pool Total:  862744580 Used:  307482908 Free:  555261672\n"],
  [/^memory statistics$/, memory],
  [/^configuration lock$/, configurationLock],
  [/^users$/, users],
  [/^ip ospf neighbor$/, adjacencies],
  [/^cdp neighbors detail$/, cdp],
  [/^lldp neighbors detail$/, lldp],
  [/^interfaces transceiver(?: detail)?$/, optics],
  [/^ip route$/, routes],
  [/^policy-map interface$/, () => ""],
];

/** Undefined where nothing is to be shown. */
export function showCommand(console: IosConsole, text: string): Taken | undefined {
  const [, words, how, word] = /^sh(?:ow)? (.+?)(?: \| (inc\S*|exc\S*|sec\S*|beg\S*) (.+))?$/.exec(text) ?? [];
  const show = table.find(([command]) => words !== undefined && command.test(words))?.[1];
  if (show === undefined || (!console.isEnabled && /^(run|star|archive)/.test(words ?? ""))) return undefined;
  const shown = show(console.device, console);
  return { text: how === undefined ? shown : filtered(shown, how, word ?? ""), ok: true };
}

function filtered(text: string, how: string, word: string): string {
  const pattern = new RegExp(word);
  const lines = text.split("\n").slice(0, -1);
  if (how.startsWith("beg")) return lines.slice(lines.findIndex((line) => pattern.test(line))).join("\n");
  return lines
    .filter((line) => pattern.test(line) !== how.startsWith("exc"))
    .map((line) => `${line}\n`)
    .join("");
}

/** The end without which a configuration is not whole. */
function shownText(device: IosDevice, text: string): string {
  const whole = `${headOf(device)}${text}${silentPorts(device, text)}!\nend\n`;
  const cut = device.faults.strikes({ step: device.step === "precheck" ? "read" : device.step }, ["export-timeout"]);
  return cut === undefined ? whole : whole.slice(0, whole.length >> 1);
}

/** Ports are shown also when nothing is said of them; canonical text leaves these out. */
function silentPorts({ spec }: IosDevice, text: string): string {
  const said = new Set([...text.matchAll(/^interface (\S+)$/gm)].map(([, name]) => name));
  return spec.board.ports
    .filter((port) => !said.has(port))
    .map((port) => `interface ${port}\n`)
    .join("");
}

function headOf({ spec }: IosDevice): string {
  return `version ${spec.version.split(".").slice(0, 2).join(".")}\n`;
}

function running(device: IosDevice): string {
  const text = print(device.model);
  const head = `Building configuration...\n\nCurrent configuration : ${text.length} bytes\n!\n! Last configuration change at ${stamp(device.wallClock)}\n!\n`;
  return head + shownText(device, text);
}

function startup(device: IosDevice): string {
  return `Using ${device.startup.length} out of 524288 bytes\n!\n${headOf(device)}${device.startup}${silentPorts(device, device.startup)}!\nend\n`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `10:14:32.123 UTC Thu Nov 26 2026` */
function stamp(time: number): string {
  const at = new Date(time);
  return `${at.toISOString().slice(11, 23)} UTC ${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${at.getUTCDate()} ${at.getUTCFullYear()}`;
}

function upFor(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [minutes % 60, "minute"],
  ] as const;
  return parts
    .filter(([count, unit]) => count > 0 || unit === "minute")
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`)
    .join(", ");
}

function version(device: IosDevice): string {
  const { spec } = device;
  return [
    `Cisco IOS XE Software, Version ${spec.version}`,
    `Cisco IOS Software [Cupertino], Catalyst L3 Switch Software (CAT9K_LITE_IOSXE), Version ${spec.version}, RELEASE SOFTWARE (fc1)`,
    "",
    `${device.name} uptime is ${upFor(device.uptime)}`,
    `System image file is "flash:packages.conf"`,
    "",
    `cisco ${spec.board.exportModel} (ARM64) processor with 1332139K/6147K bytes of memory.`,
    `Processor board ID ${serialOf(device.id)}`,
    "Configuration register is 0x102",
    "",
  ].join("\n");
}

/** The same for the same device. */
function serialOf(id: string): string {
  const sum = [...id].reduce((state, sign) => (Math.imul(state, 31) + sign.charCodeAt(0)) >>> 0, 7);
  return `LAB${sum.toString(36).toUpperCase().padStart(8, "0")}`;
}

function archive(device: IosDevice): string {
  if (device.archivePath === undefined) return "% Archive functionality is not configured\n";
  return `The maximum archive configurations allowed is 5.\nThe next archive file will be named ${device.archiveFile}\n`;
}

function rollbackTimer({ rollback }: IosDevice): string {
  if (rollback === undefined) return "%No Rollback Confirmed Change pending\n";
  return [
    `Time configured(or reconfigured): ${stamp(rollback.since)}`,
    "Timer type: absolute timer",
    `Timer value: ${rollback.minutes} min`,
    `User: ${rollback.user}`,
    "",
  ].join("\n");
}

function load({ faults }: IosDevice): string {
  return `CPU utilization for five seconds: ${faults.holds("busy") ? 99 : 3}%/0%; one minute: 4%; five minutes: 4%\n`;
}

function memory({ faults }: IosDevice): string {
  const [total, free] = [862_744_580, faults.holds("little-memory") ? 1_048_576 : 555_261_672];
  return `                Head    Total(b)     Used(b)     Free(b)   Lowest(b)  Largest(b)
Processor  FFFF5F4010   ${total}   ${total - free}   ${free}   553127264   549843152
`;
}

function configurationLock({ lockedBy, faults }: IosDevice): string {
  const user = lockedBy?.user ?? (faults.holds("safe-mode") ? "budi" : undefined);
  return user === undefined ? "" : `Parser Configure Lock\n---------------------\nOwner PID         : 3\nUser              : ${user}\n`;
}

/** The line that asks has a star. */
function users(device: IosDevice, { user: own }: IosConsole): string {
  const seats = [...device.seats].map(({ user }) => user);
  const rows = seats.map(
    (user, at) =>
      `${at === seats.indexOf(own) ? "*" : " "}  ${at + 1} vty ${at}     ${user.padEnd(10)} idle                 00:00:00 127.0.0.1`,
  );
  return ["    Line       User       Host(s)              Idle       Location", ...rows, ""].join("\n");
}
