// Which ports a box has by itself: an export says nothing of a port that was left as it came.

interface Board {
  readonly ether: number;
  readonly sfp?: number;
  readonly sfpplus?: number;
  readonly sfp28?: number;
  readonly combo?: number;
}

/** By the model in the header of an export; data sheets of mikrotik.com. Boxes that are not listed take any port a script names. */
const boards: Readonly<Record<string, Board>> = {
  L009UiGS: { ether: 8, sfp: 1 },
  "RB5009UG+S+": { ether: 8, sfpplus: 1 },
  "CCR2004-1G-12S+2XS": { ether: 1, sfpplus: 12, sfp28: 2 },
  "CCR2116-12G-4S+": { ether: 13, sfpplus: 4 },
  "CRS328-4C-20S-4S+": { ether: 1, sfp: 20, sfpplus: 4, combo: 4 },
};

/** `L009UiGS-RM` and `RB5009UG+S+IN` are the same boxes in another case. */
function boardOf(model: string): Board | undefined {
  const name = Object.keys(boards).find((known) => model === known || model.startsWith(`${known}-`) || model.startsWith(`${known}IN`));
  return name === undefined ? undefined : boards[name];
}

function numbered(stem: string, count: number | undefined): string[] {
  return Array.from({ length: count ?? 0 }, (_, index) => `${stem}${index + 1}`);
}

function portsOfBoard(board: Board): readonly string[] {
  return [
    ...numbered("ether", board.ether),
    ...numbered("sfp", board.sfp),
    ...numbered("sfp-sfpplus", board.sfpplus),
    ...numbered("sfp28-", board.sfp28),
    ...numbered("combo", board.combo),
  ];
}

const portName = /^(ether\d{1,2}|sfp\d{1,2}|sfp-sfpplus\d{1,2}|sfp28-\d{1,2}|qsfp(plus|28)\d-\d|combo\d{1,2})$/;

/** The name of a port of some MikroTik box. */
export function isPort(name: string): boolean {
  return portName.test(name);
}

/** Does this box have this port? Undefined where the box is not listed. */
export function hasPort(model: string | undefined, port: string): boolean | undefined {
  const board = model === undefined ? undefined : boardOf(model);
  return board === undefined ? undefined : portsOfBoard(board).includes(port);
}

/** The ports of a box; of one that is not listed those that are asked for by a port's name. */
export function portsOf(path: string, model: string | undefined, asked: readonly string[]): readonly string[] {
  if (path !== "/interface/ethernet") return [];
  const board = model === undefined ? undefined : boardOf(model);
  return board === undefined ? asked.filter(isPort) : portsOfBoard(board);
}
