// Day 0: a device as it comes from the bench (reference network, §6): reachable, with its staff's key, and nothing that Simpul renders.
import type { Item, RouterosModel } from "../../devices/routeros/model.ts";
import { parse } from "../../devices/routeros/parse.ts";
import type { SpecBoard, SpecDevice } from "../spec.ts";
import { itemsOf, madeItems, withMenus } from "./menus.ts";

/** What staging sets and Simpul never renders. The device's name, address, users and SSH are in no line of it: they are as they come. */
const staged = ["/system package update", "set channel=long-term", "/user settings", "set minimum-categories=3 minimum-password-length=14"];

const known = new Map<string, RouterosModel>();

/** Devices of one board and version share the value: it is never changed in place. */
export function dayZeroModel({ board, version }: SpecDevice, staffKey: string): RouterosModel {
  const key = JSON.stringify([board, version, staffKey]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const header = [`# 1970-01-02 00:00:00 by RouterOS ${version}`, `# model = ${board.exportModel}`];
  const model = withStaff(withPorts(parse([...header, ...staged, ""].join("\n")), board), staffKey);
  known.set(key, model);
  return model;
}

/** Ports are items that the device has by itself. */
function withPorts(model: RouterosModel, { ports }: SpecBoard): RouterosModel {
  const highest = Math.max(0, ...[...model.menus.values()].flat().map(({ id }) => id));
  const items = ports.map((port, index): Item => ({ id: highest + 1 + index, fixed: true, attributes: new Map([["default-name", port]]) }));
  return withMenus(model, new Map([["/interface/ethernet", [...itemsOf(model, "/interface/ethernet"), ...items]]]));
}

/** `admin`, and the account that Simpul works with. */
function withStaff(model: RouterosModel, staffKey: string): RouterosModel {
  const users = ["admin", "simpul"];
  const accounts = madeItems(users.map((name) => ({ name, group: "full" })));
  const keys = madeItems(users.map((user) => ({ user, "key-owner": staffKey.split(" ")[2] ?? "", key: staffKey })));
  return withMenus(
    model,
    new Map([
      ["/user", accounts],
      ["/user/ssh-keys", keys],
    ]),
  );
}
