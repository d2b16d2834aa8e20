// Reading Linux: one command for everything, each part behind a heading of its own; a tool that is not there is no failure.
import { asked, bundleOf, configurationScript, ifThere, inShell, type Part, partsOf } from "../../devices/readings/linux.ts";
import { lldpdNeighbours } from "../../devices/readings/lldpd.ts";
import type { Session } from "../../transport/session.ts";
import { changesIn, factsIn, journalAsked, opticsIn, queuesIn } from "./linux-answers.ts";
import { type LoggedChange, type Neighbour, type Reader, type Reading, Unreadable } from "./reading.ts";

/** Beside the configuration, in the order in which they are asked for. */
const parts = {
  itself: "cat /proc/sys/kernel/hostname",
  release: "cat /etc/os-release",
  board: "cat /sys/class/dmi/id/product_name /proc/device-tree/model",
  kernel: "uname -sr",
  uptime: "cat /proc/uptime",
  load: "cat /proc/loadavg",
  memory: "cat /proc/meminfo",
  space: "df -Pk /",
} as const;
const optional = {
  neighbours: ifThere("lldpctl", asked("neighbours", "lldpctl -f json")),
  ospf: ifThere("vtysh", asked("ospf", "vtysh -c 'show ip ospf neighbor json'")),
  queues: ifThere("tc", asked("queues", 'for dev in $(ls /sys/class/net); do echo "dev $dev"; tc -s class show dev "$dev"; done; true')),
  optics: ifThere("ethtool", asked("optics", 'for dev in $(ls /sys/class/net); do echo "dev $dev"; ethtool -m "$dev"; done')),
} as const;

const everything = [
  ...Object.entries(parts).map(([part, command]) => asked(part, command)),
  ...Object.values(optional),
  configurationScript,
].join("; ");

async function read(session: Session): Promise<Reading> {
  const found = await answered(session, everything);
  const neighbours = lldpdNeighbours(text(found, "neighbours")) ?? [];
  return {
    configuration: configurationIn(found),
    facts: { ...factsIn((part) => text(found, part)), queues: queuesIn(text(found, "queues")), missing: missingIn(found) },
    neighbours: neighbours.map(({ name, port, address, mac, platform, description, ...own }): Neighbour => {
      const said = { identity: name, address, mac, platform: platform ?? description, remoteInterface: port };
      return { interface: own.interface, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
    }),
    optics: opticsIn(text(found, "optics")),
  };
}

async function configuration(session: Session): Promise<string> {
  return configurationIn(await answered(session, configurationScript));
}

async function answered(session: Session, script: string): Promise<readonly Part[]> {
  const output = await session.run(inShell(script));
  const found = partsOf(output.text);
  if (found === undefined) throw new Unreadable(`its answer broke off: ${output.text.trim().split("\n").at(-1)?.slice(0, 200) ?? ""}`);
  return found;
}

function configurationIn(found: readonly Part[]): string {
  const bundle = bundleOf(found);
  if (typeof bundle === "string") return bundle;
  throw new Unreadable(bundle.why);
}

/** "" for what failed or is not there: its words are no answer. */
function text(found: readonly Part[], name: string): string {
  const part = found.find((one) => one.name === name);
  return part === undefined || (part.status !== 0 && name in optional) ? "" : part.lines.join("\n");
}

function missingIn(found: readonly Part[]): Reading["facts"]["missing"] {
  const failed = found.filter(({ name, status }) => name in optional && name !== "optics" && status !== 0);
  return failed.map(({ name, lines }) => ({ part: name, why: lines.filter((line) => line !== "").at(-1) ?? "no answer" }));
}

/** The journal, where systemd keeps one. */
async function changes(session: Session): Promise<readonly LoggedChange[]> {
  const { text: answer } = await session.run(inShell(journalAsked));
  return changesIn(answer);
}

export const linux: Reader = { read, configuration, changes };
