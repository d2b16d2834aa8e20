// Why a router could no longer be managed over a path, for what it holds now.
import type { ManagementPath } from "../../platform.ts";
import type { LinuxModel } from "../model.ts";
import type { Area } from "./change.ts";
import { droppedBy } from "./firewall-walk.ts";
import { addressesIn, downOf, isBrought, wireOf } from "./links.ts";
import { keyLost, sshRefused } from "./login.ts";
import { reversePathFiltered } from "./reverse-path.ts";
import { wayBackLost } from "./way-back.ts";

/** Why the path is cut; `start` is what ran before anything was sent. */
export type Check = (model: LinuxModel, path: ManagementPath, start: LinuxModel) => string | undefined;

export const checks: readonly Check[] = [
  interfaceGone,
  addressGone,
  wayBackLost,
  reversePathFiltered,
  packetDropped,
  answerDropped,
  sshRefused,
  keyLost,
];

/** Areas whose changes none of the checks looks at. */
export const harmless: ReadonlySet<Area> = new Set(["list", "routeMap", "qdisc", "class", "leaf", "filter", "whole"]);

function hostOf(address: string | undefined): string | undefined {
  return address?.split("/")[0];
}

function interfaceGone(model: LinuxModel, { interface: name, farEnd }: ManagementPath, start: LinuxModel): string | undefined {
  if (name === undefined) return undefined;
  const down = downOf(model, name);
  if (down !== undefined) return `${down}, and the router is managed over ${name}`;
  if (isBrought(start, name) && !isBrought(model, name)) return `nothing would bring ${name} up any more, over which the router is managed`;
  const [before, now] = [wireOf(start, name), wireOf(model, name)];
  if (before === now) return undefined;
  if (now === "") return `${name}, over which the router is managed, would be removed`;
  return before === "" || farEnd === "changes"
    ? undefined
    : `${name}, over which the router is managed, would be another one on the wire: ${before} → ${now}`;
}

function addressGone(model: LinuxModel, { address, interface: name }: ManagementPath): string | undefined {
  if (address === undefined) return undefined;
  const held = addressesIn(model).filter((one) => hostOf(one.address) === hostOf(address));
  if (held.length === 0) return `the router would lose ${address}, the address by which it is managed`;
  return name === undefined || held.some((one) => one.interface === name || one.interface === "lo")
    ? undefined
    : `${address}, by which the router is managed, would move away from ${name}`;
}

function interfaceIn(model: LinuxModel, { interface: name, address }: ManagementPath): string | undefined {
  return name ?? addressesIn(model).find((one) => hostOf(one.address) === hostOf(address))?.interface;
}

function packetDropped(model: LinuxModel, path: ManagementPath): string | undefined {
  const iif = interfaceIn(model, path);
  const rule = droppedBy(model, ["ingress", "prerouting", "input"], {
    iif,
    saddr: path.from,
    daddr: hostOf(path.address),
    dport: path.port,
    state: "new",
  });
  return rule === undefined
    ? undefined
    : `ssh${path.from === undefined ? "" : ` from ${path.from}`} to port ${path.port} would be dropped by ${rule}`;
}

function answerDropped(model: LinuxModel, path: ManagementPath): string | undefined {
  const oif = interfaceIn(model, path);
  const rule = droppedBy(model, ["output", "postrouting"], {
    oif,
    saddr: hostOf(path.address),
    daddr: path.from,
    sport: path.port,
    state: "established",
  });
  return rule === undefined ? undefined : `answers of ssh would be dropped by ${rule}`;
}
