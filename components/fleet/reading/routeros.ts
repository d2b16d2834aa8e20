// Reading RouterOS: one line for everything, since each round trip costs; where the device cannot read it as one, part by part.
import type { Neighbour as Heard } from "../../devices/readings/neighbour.ts";
import type { Optic as Measured } from "../../devices/readings/optic.ts";
import { routerosNeighbours, routerosOptics } from "../../devices/readings/routeros.ts";
import { oneOf, rowsOf } from "../../devices/readings/routeros-rows.ts";
import type { Session } from "../../transport/session.ts";
import { kept } from "./kept.ts";
import { type LoggedChange, type Neighbour, type Optic, type Reader, type Reading, Unreadable } from "./reading.ts";

/** Paths with blanks are understood by versions 6 and 7. */
const parts = {
  resource: "/system resource print",
  board: "/system routerboard print",
  identity: "/system identity print",
  neighbours: "/ip neighbor print detail without-paging",
  ospf: "/routing ospf neighbor print detail without-paging",
  optics: "/interface ethernet monitor [find] once",
  queues: "/queue simple print stats without-paging",
} as const;
type Part = keyof typeof parts;
const names = Object.keys(parts) as Part[];

const mark = (part: string): string => `simpul-${part}`;
const failed = "simpul-none";

/** A part that a device does not have ends nothing: its own words stand in its place. */
const wholeLine = [
  "/export show-sensitive",
  ...names.flatMap((part) => [`:put "${mark(part)}"`, `:do { ${parts[part]} } on-error={ :put "${failed}" }`]),
  `:put "${mark("end")}"`,
].join("; ");

async function read(session: Session): Promise<Reading> {
  const { text } = await session.run(wholeLine);
  const pieces = piecesOf(text);
  return pieces === undefined ? readByParts(session) : readingOf(pieces);
}

/** Undefined where the line was not run to its end. */
function piecesOf(text: string): ReadonlyMap<string, string> | undefined {
  const found = text.split(/^simpul-(resource|board|identity|neighbours|ospf|optics|queues|end)\s*$/m);
  const pieces = new Map([["configuration", found[0] ?? ""]]);
  for (let at = 1; at < found.length; at += 2) pieces.set(found[at] ?? "", found[at + 1] ?? "");
  return pieces.has("end") ? pieces : undefined;
}

/** An older device refuses the whole line for one word in it. */
async function readByParts(session: Session): Promise<Reading> {
  const pieces = new Map([["configuration", await configuration(session)]]);
  for (const part of names) {
    const { text } = await session.run(parts[part]);
    pieces.set(part, isRefusal(text) ? `${failed} ${text.trim().split("\n").at(-1) ?? ""}` : text);
  }
  return readingOf(pieces);
}

/** Version 6 shows secrets unless told otherwise, and does not know the word. */
async function configuration(session: Session): Promise<string> {
  const { text } = await session.run("/export show-sensitive");
  const again = isRefusal(text) ? (await session.run("/export")).text : text;
  if (!/^[/#]/m.test(again))
    throw new Unreadable(`what it exports is no configuration: ${again.trim().split("\n").at(-1)?.slice(0, 200) ?? ""}`);
  return again;
}

function isRefusal(text: string): boolean {
  return /^\s*(failure:|syntax error|expected |bad command|no such |input does not match|not enough permissions)/m.test(text);
}

type Text = (part: string) => string;

function readingOf(pieces: ReadonlyMap<string, string>): Reading {
  const text: Text = (part) => {
    const given = pieces.get(part) ?? "";
    return given.includes(failed) ? "" : given;
  };
  const exported = pieces.get("configuration") ?? "";
  if (!/^[/#]/m.test(exported)) throw new Unreadable(`what it exports is no configuration: ${exported.trim().slice(0, 200)}`);
  return {
    configuration: exported,
    facts: { ...itself(text), ospf: adjacenciesIn(text("ospf")), queues: queuesIn(text("queues")), missing: missingIn(exported, pieces) },
    neighbours: routerosNeighbours(text("neighbours")).map(neighbourOf),
    optics: routerosOptics(text("optics")).map(opticOf),
  };
}

function itself(text: Text) {
  const [resource, board] = [oneOf(text("resource")), oneOf(text("board"))];
  return kept({
    identity: oneOf(text("identity")).name,
    version: resource.version?.split(" ")[0],
    model: board.model ?? resource["board-name"],
    serial: board["serial-number"],
    uptime: resource.uptime,
    cpuLoad: resource["cpu-load"],
    freeMemory: resource["free-memory"],
    freeSpace: resource["free-hdd-space"],
  });
}

function adjacenciesIn(text: string): Reading["facts"]["ospf"] {
  return rowsOf(text).map((row) => kept({ routerId: row["router-id"], address: row.address, interface: row.interface, state: row.state }));
}

function queuesIn(text: string): Reading["facts"]["queues"] {
  return rowsOf(text).map((row) => ({ name: row.name ?? "", ...kept({ bytes: row.bytes, dropped: row.dropped, rate: row.rate }) }));
}

function missingIn(exported: string, pieces: ReadonlyMap<string, string>): Reading["facts"]["missing"] {
  const cut = [...exported.matchAll(/^#error exporting.*$/gm)].map(([why]) => ({ part: "configuration", why }));
  const refused = names.filter((part) => pieces.get(part)?.includes(failed));
  return [...cut, ...refused.map((part) => ({ part, why: `${parts[part]} is refused` }))];
}

function neighbourOf({ interface: own, name, address, mac, platform, board, version, port }: Heard): Neighbour {
  return { interface: own, ...kept({ identity: name, address, mac, platform, board, version, remoteInterface: port }) };
}

function opticOf({ interface: own, status = "", tx, rx, temperature, vendor, part, wavelength }: Measured): Optic {
  const nanometres = wavelength === undefined ? undefined : `${wavelength}nm`;
  return { interface: own, status, ...kept({ txPower: tx, rxPower: rx, temperature, vendor, part, wavelength: nanometres }) };
}

async function changes(session: Session): Promise<readonly LoggedChange[]> {
  const { text } = await session.run("/system history print detail without-paging");
  return rowsOf(text).map(({ action = "", by, time }) => ({ what: action, ...kept({ by, time }) }));
}

export const routeros: Reader = { read, configuration, changes };
