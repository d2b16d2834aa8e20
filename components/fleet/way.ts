// From a device as it is listed to a target that can be talked to: who logs in, by which jump hosts, under which pinned keys.
import type { Vendor } from "../devices/platform.ts";
import type { Host, Target } from "../transport/session.ts";
import type { JumpWord, Listed } from "./listed.ts";
import { addressName, type Pins } from "./pins.ts";

/** A device or jump host that is not talked to: why, and what to do, for people. */
export class UnknownDevice extends Error {
  readonly fix: string | undefined;
  constructor(message: string, fix?: string) {
    super(message);
    this.name = "UnknownDevice";
    this.fix = fix;
  }
}

/** A target whose host key is not known, with its jump hosts: what `trust` looks at. */
export type Address = Omit<Target, "hostKey" | "jump"> & { readonly hostKey?: string; readonly jump: readonly Address[] };

/** What holds where a device does not say otherwise. */
export interface Usual {
  readonly user?: string | undefined;
  readonly identityFile?: string | undefined;
  readonly passwordRef?: string | undefined;
  readonly jump?: readonly JumpWord[] | undefined;
  /** the clear value of a secret's name; throws an error that is for people */
  readonly secretOf: (name: string) => string;
  /** how to name a user, for the message that nobody is named */
  readonly userFix: string;
}

/** Fails with UnknownDevice where nobody is named to log in. `all`: other devices, which jump hosts may be. */
export function addressOf(listed: Listed, all: readonly Listed[], usual: Usual): Address {
  const words = listed.jump ?? (isOnTheWay(listed, usual.jump) ? [] : (usual.jump ?? []));
  return { ...hostOf(listed, usual), jump: words.map((word) => jumpAddress(word, listed, all, usual)) };
}

/** A jump host that is a device itself is not reached through itself. */
function isOnTheWay({ device, host, port }: Listed, jump: readonly JumpWord[] = []): boolean {
  return jump.some((word) => word.host === device || (word.host === host && (word.port ?? 22) === port));
}

function hostOf(listed: Listed, usual: Usual): Omit<Address, "jump"> {
  const { device, vendor, host, port, site, algorithms, hostKey } = listed;
  const user = listed.user ?? usual.user;
  if (user === undefined) throw new UnknownDevice(`nobody is named to log in on ${device}`, usual.userFix);
  const identityFile = listed.identityFile ?? usual.identityFile;
  const password = passwordOf(listed, usual);
  return {
    device,
    host,
    port,
    user,
    ...(identityFile === undefined ? {} : { identityFile }),
    ...(password === undefined ? {} : { password }),
    ...(site === undefined ? {} : { site }),
    ...(algorithms === undefined ? {} : { algorithms }),
    ...consoleOf(vendor),
    ...(hostKey === undefined ? {} : { hostKey }),
  };
}

/** How devices of a vendor are talked to: some take no configuration over an exec channel. */
export function consoleOf(vendor: Vendor): Pick<Host, "console"> {
  return vendor === "ios" ? { console: vendor } : {};
}

function passwordOf(listed: Listed, usual: Usual): (() => string) | undefined {
  const name = listed.passwordRef ?? (listed.password === undefined ? usual.passwordRef : undefined);
  return name === undefined ? listed.password : () => usual.secretOf(name);
}

/** A jump host that is listed has its own login; one that is not logs us in with the device's key, never with its password. */
function jumpAddress(word: JumpWord, to: Listed, all: readonly Listed[], usual: Usual): Address {
  const port = word.port ?? 22;
  const known = all.find(({ device, host, port: own }) => device === word.host || (host === word.host && own === port));
  const { passwordRef: _, jump: __, ...rest } = usual;
  const own: Listed = known ?? {
    device: addressName(word.host, port),
    vendor: "linux",
    host: word.host,
    port,
    ...(to.identityFile === undefined ? {} : { identityFile: to.identityFile }),
    ...(to.user === undefined ? {} : { user: to.user }),
  };
  return { ...hostOf(word.user === undefined ? own : { ...own, user: word.user }, rest), jump: [] };
}

/** The address with its keys; fails with UnknownDevice where one is not pinned. `fix` tells how to pin it. */
export function pinned(address: Address, pins: Pins, fix: string): Target {
  const keyed = ({ jump: _, ...host }: Address): Host => {
    const hostKey = host.hostKey ?? pins.of(host.device, host.host, host.port);
    if (hostKey === undefined) throw new UnknownDevice(`the host key of ${host.device} is not pinned`, fix);
    return { ...host, hostKey };
  };
  const jump = address.jump.map(keyed);
  return { ...keyed(address), ...(jump.length === 0 ? {} : { jump }) };
}
