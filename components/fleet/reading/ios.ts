// Reading IOS: one command after another at its console; a command that the device does not know ends nothing.
import { iosCdpNeighbours, iosLldpNeighbours, iosOptics } from "../../devices/readings/ios.ts";
import { iosAdjacencies, iosConfigured, iosFreeMemory, iosFreeSpace, iosItself, iosLoad } from "../../devices/readings/ios-facts.ts";
import type { Neighbour as Heard } from "../../devices/readings/neighbour.ts";
import type { Session } from "../../transport/session.ts";
import { kept } from "./kept.ts";
import { type LoggedChange, type Neighbour, type Optic, type Reader, type Reading, Unreadable } from "./reading.ts";

const parts = {
  version: "show version",
  cpu: "show processes cpu | include CPU utilization",
  memory: "show memory statistics",
  files: "dir flash: | include bytes free",
  ospf: "show ip ospf neighbor",
  lldp: "show lldp neighbors detail",
  cdp: "show cdp neighbors detail",
  optics: "show interfaces transceiver",
} as const;
type Part = keyof typeof parts;
const names = Object.keys(parts) as Part[];

/** A whole configuration says at its end that it is one. */
const whole = /\nend\s*$/;

async function read(session: Session): Promise<Reading> {
  const shown = await configuration(session);
  const answers = new Map<Part, string>();
  for (const part of names) answers.set(part, (await session.run(parts[part])).text);
  const text = (part: Part): string => (isRefusal(answers.get(part)) ? "" : (answers.get(part) ?? ""));
  return {
    configuration: shown,
    facts: {
      ...itself(text),
      ospf: iosAdjacencies(text("ospf")),
      queues: [],
      missing: names.filter((part) => isRefusal(answers.get(part))).map((part) => ({ part, why: `${parts[part]} is refused` })),
    },
    neighbours: neighboursIn(text),
    optics: iosOptics(text("optics")).map(opticOf),
  };
}

async function configuration(session: Session): Promise<string> {
  const { text } = await session.run("show running-config");
  if (isRefusal(text)) throw new Unreadable(`it does not show what it runs: ${lastLine(text)}`);
  if (!whole.test(text)) throw new Unreadable(`its configuration broke off after: ${firstWord(lastLine(text))}`);
  return text;
}

function isRefusal(text = ""): boolean {
  return /^% ?(Invalid|Incomplete|Ambiguous|Unrecognized|Authorization|Bad|LLDP is not|CDP is not)/m.test(text);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim().slice(0, 200) ?? "";
}

/** What stands behind it may be a secret. */
function firstWord(line: string): string {
  return line.split(" ")[0] ?? "";
}

function itself(text: (part: Part) => string) {
  return kept({
    ...iosItself(text("version")),
    cpuLoad: iosLoad(text("cpu")),
    freeMemory: iosFreeMemory(text("memory")),
    freeSpace: iosFreeSpace(text("files")),
  });
}

/** A neighbour that speaks both is told of once, as LLDP has it. */
function neighboursIn(text: (part: Part) => string): readonly Neighbour[] {
  const lldp = iosLldpNeighbours(text("lldp"));
  const seen = new Set(lldp.map((each) => `${each.interface} ${each.name}`));
  const cdp = iosCdpNeighbours(text("cdp")).filter((each) => !seen.has(`${each.interface} ${each.name}`));
  return [...lldp, ...cdp].map(neighbourOf);
}

function neighbourOf({ interface: port, name, address, mac, platform, description, port: remote }: Heard): Neighbour {
  return { interface: port, ...kept({ identity: name, address, mac, platform, version: description, remoteInterface: remote }) };
}

function opticOf({ interface: port, present, tx, rx, temperature }: ReturnType<typeof iosOptics>[number]): Optic {
  return { interface: port, status: present ? "present" : "absent", ...kept({ txPower: tx, rxPower: rx, temperature }) };
}

async function changes(session: Session): Promise<readonly LoggedChange[]> {
  const { text } = await session.run("show logging | include CONFIG_I");
  return iosConfigured(text);
}

export const ios: Reader = { read, configuration, changes };
