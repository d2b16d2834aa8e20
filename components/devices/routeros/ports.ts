// Which ports and other items a box has by itself: an export says nothing of what was left as it came.
import { isBefore7 } from "./dialect.ts";
import type { Menu } from "./menu.ts";
import { menuOf } from "./menus.ts";
import type { RouterosModel } from "./model.ts";
import { knowsVerb } from "./schema.ts";

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

const listed = new Map<string, ReadonlySet<string> | undefined>();

/** Its ports, in order; undefined where the box is not listed. `L009UiGS-RM` and `RB5009UG+S+IN` are the same boxes in another case. */
function portsOfModel(model: string | undefined): ReadonlySet<string> | undefined {
  if (model === undefined) return undefined;
  if (!listed.has(model)) {
    const name = Object.keys(boards).find((known) => model === known || model.startsWith(`${known}-`) || model.startsWith(`${known}IN`));
    const board = name === undefined ? undefined : boards[name];
    listed.set(model, board === undefined ? undefined : new Set(portsOfBoard(board)));
  }
  return listed.get(model);
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
  return portsOfModel(model)?.has(port);
}

/** The ports of a box; of one that is not listed those that are asked for by a port's name. */
function portsOf(model: string | undefined, asked: readonly string[]): readonly string[] {
  const ports = portsOfModel(model);
  return ports === undefined ? asked.filter(isPort) : [...ports];
}

const radio = /^wlan\d+$/;
const wifi = /^wifi\d+$/;

/** What hardware calls its items in menus to which others can be added. */
const ownNames: Readonly<Record<string, RegExp>> = {
  "/disk": /^[a-z]+[a-z0-9-]*\d$/,
  "/interface/w60g": /^wlan60-\d+$/,
  "/interface/wireless": radio,
  "/interface/wireless/nstreme": radio,
  "/interface/wireless/manual-tx-power-table": radio,
  "/interface/wifi": wifi,
  "/interface/wifiwave2": wifi,
  "/interface/lte": /^lte\d+$/,
  "/tool/user-manager/customer": /^admin$/,
  "/zerotier": /^zt\d+$/,
};

/** An export says something of each of these that the box has: where it names one and not another, the other is not there. */
const shownWhole: ReadonlySet<string> = new Set([
  "/disk",
  "/port",
  "/interface/wireless",
  "/interface/wifi",
  "/interface/wifiwave2",
  "/interface/lte",
]);

/** Could a box have an item of this name by itself: a port, a radio, what every device of its version has? */
export function couldOwn(paths: readonly string[], box: Box, name: string): boolean {
  return paths.some((path) => {
    const menu = menuOf(path);
    if (menu === undefined) return false;
    if (path === "/interface/ethernet") return hasPort(box.model, name) ?? isPort(name);
    if (isBefore7(box.version) && menu.namesBefore7?.includes(name) === true) return true;
    return menu.fixed !== "numbers" && ownNames[path] !== undefined && silentItems(menu, box, [name]).length > 0;
  });
}

type Box = Pick<RouterosModel, "model" | "menus" | "version">;

/** Items that a box may have by itself although its text is silent about them, of those that are asked for. */
export function silentItems(menu: Menu, { model, menus }: Box, asked: readonly string[]): readonly string[] {
  const { path, fixed, builtins } = menu;
  if (path === "/interface/ethernet") return portsOf(model, asked);
  if (fixed === undefined || builtins !== undefined || asked.length === 0) return [];
  if (shownWhole.has(path) && menus.get(path)?.some((item) => item.fixed) === true) return [];
  const pattern = ownNames[path] ?? (fixed === "numbers" ? /^\d+$/ : knowsVerb(undefined, path, "add") ? undefined : /./);
  return pattern === undefined ? [] : asked.filter((name) => pattern.test(name));
}
