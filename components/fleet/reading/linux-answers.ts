// What Linux's tools print of the machine itself, as facts: /proc, os-release, FRR's JSON, tc's and ethtool's listings, the journal.
import { z } from "zod";
import { platformOf } from "../../devices/index.ts";
import { kept } from "./kept.ts";
import type { Facts, LoggedChange, Optic } from "./reading.ts";

type Text = (part: string) => string;

export function factsIn(text: Text): Omit<Facts, "queues" | "missing"> {
  const [seconds] = text("uptime").split(" ");
  const memory = /^MemAvailable:\s*(\d+) kB/m.exec(text("memory"))?.[1];
  const space = /\s(\d+)\s+\d+%\s+\/\s*$/m.exec(text("space"))?.[1];
  const release = /^PRETTY_NAME="?([^"\n]*)"?/m.exec(text("release"))?.[1];
  const kernel = line(text("kernel"));
  return {
    ...kept({
      identity: line(text("itself")),
      version: [release, kernel].filter((word) => word !== undefined).join(", ") || undefined,
      model: line(text("board")),
      uptime: seconds === undefined || seconds === "" ? undefined : uptimeOf(Number(seconds)),
      cpuLoad: text("load").split(" ")[0] || undefined,
      freeMemory: memory === undefined ? undefined : `${memory}KiB`,
      freeSpace: space === undefined ? undefined : `${space}KiB`,
    }),
    ospf: adjacenciesIn(text("ospf")),
  };
}

/** The first line that is no complaint of a tool's. */
function line(text: string): string | undefined {
  return text.split("\n").find((each) => each.trim() !== "" && !/^[a-z]+: .*: /.test(each));
}

function uptimeOf(seconds: number): string {
  const units = [
    [86_400, "d"],
    [3600, "h"],
    [60, "m"],
    [1, "s"],
  ] as const;
  const parts = units.map(([size, name], at) => {
    const whole = at === 0 ? seconds : seconds % (units[at - 1]?.[0] ?? 1);
    return `${Math.floor(whole / size)}${name}`;
  });
  return parts.join("");
}

const Adjacency = z
  .looseObject({ nbrState: z.string().optional(), state: z.string().optional(), ifaceName: z.string().optional() })
  .and(z.looseObject({ ifaceAddress: z.string().optional(), address: z.string().optional() }));
const Adjacencies = z.looseObject({ neighbors: z.record(z.string(), z.array(Adjacency)) });

/** Neighbours by their router ids, each with its adjacencies. */
function adjacenciesIn(text: string): Facts["ospf"] {
  const read = Adjacencies.safeParse(jsonOf(text));
  if (!read.success) return [];
  return Object.entries(read.data.neighbors).flatMap(([routerId, all]) =>
    all.map(({ nbrState, state, ifaceName, ifaceAddress, address }) => ({
      routerId,
      ...kept({ address: ifaceAddress ?? address, interface: ifaceName?.split(":")[0], state: nbrState ?? state }),
    })),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Classes of `tc -s class show`, behind the name of their device. */
export function queuesIn(text: string): Facts["queues"] {
  const found: { name: string; bytes?: string; dropped?: string; rate?: string }[] = [];
  let device = "";
  for (const each of text.split("\n")) {
    device = /^dev (\S+)$/.exec(each)?.[1] ?? device;
    const [, id, rate] = /^class \S+ (\S+) .*?(?:\brate (\S+))?(?: |$)/.exec(each) ?? [];
    if (id !== undefined) found.push({ name: `${device} ${id}`, ...kept({ rate: rate ?? /\brate (\S+)/.exec(each)?.[1] }) });
    const [, bytes, dropped] = /^\s*Sent (\d+) bytes .*dropped (\d+)/.exec(each) ?? [];
    const last = found.at(-1);
    if (bytes !== undefined && last !== undefined) Object.assign(last, { bytes, dropped });
  }
  return found;
}

/** `ethtool -m` of each device: ports without a cage say so, and are none. */
export function opticsIn(text: string): readonly Optic[] {
  return text.split(/^dev /m).flatMap((block): Optic[] => {
    const [device = "", ...lines] = block.split("\n");
    const fields = new Map(lines.map((each) => each.split(/\s*:\s*/, 2)).map(([key = "", value = ""]) => [key.trim(), value.trim()]));
    if (!fields.has("Identifier") && !fields.has("Vendor name")) return [];
    const power = (...names: string[]): number | undefined =>
      numberIn(names.map((name) => /(-?\d+\.\d+) dBm/.exec(fields.get(name) ?? "")?.[1]).find((value) => value !== undefined));
    return [
      {
        interface: device.trim(),
        status: "module present",
        ...kept({
          txPower: power("Laser output power", "Transmit avg optical power (Channel 1)"),
          rxPower: power("Receiver signal average optical power", "Rcvr signal avg optical power(Channel 1)"),
          temperature: numberIn(/^-?[\d.]+/.exec(fields.get("Module temperature") ?? "")?.[0]),
          vendor: fields.get("Vendor name"),
          part: fields.get("Vendor PN"),
          wavelength: fields.get("Laser wavelength"),
        }),
      },
    ];
  });
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** What people ran by sudo or typed at vtysh, and who logged in. */
export const journalAsked =
  "journalctl -q --no-pager -r -n 60 -o json -t sudo -t vtysh -t sshd -t frr -t watchfrr -t systemd-networkd 2> /dev/null; true";

const Message = z.looseObject({
  MESSAGE: z.string(),
  SYSLOG_IDENTIFIER: z.string().optional(),
  __REALTIME_TIMESTAMP: z.string().regex(/^\d+$/).optional(),
});

/** Newest first, as it was asked for. */
export function changesIn(text: string): readonly LoggedChange[] {
  return text.split("\n").flatMap((each): LoggedChange[] => {
    const read = Message.safeParse(jsonOf(each));
    if (!read.success) return [];
    const { MESSAGE: message, SYSLOG_IDENTIFIER: tool = "", __REALTIME_TIMESTAMP: time } = read.data;
    const by = /^Accepted \S+ for (\S+)/.exec(message)?.[1] ?? /^\s*(\S+) : .*COMMAND=/.exec(message)?.[1];
    const at = time === undefined ? undefined : new Date(Number(time) / 1000).toISOString();
    const what = platformOf("linux")
      .maskText(`${tool}: ${message}`, () => "***")
      .slice(0, 300);
    return [{ what, ...kept({ by, time: at }) }];
  });
}
