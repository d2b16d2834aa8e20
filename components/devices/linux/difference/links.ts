// Interfaces and addresses of a router, by whichever of its files says so: FRR, networkd, ifupdown.
import type { Item, LinuxModel } from "../model.ts";

export interface Addressed {
  readonly interface: string;
  /** with its length */
  readonly address: string;
}

/** Those of interfaces that are not up are not counted. */
export function addressesIn(model: LinuxModel): readonly Addressed[] {
  return [...ofFrr(model), ...ofNetworkd(model), ...ofIfupdown(model)].filter((one) => downOf(model, one.interface) === undefined);
}

function ofFrr(model: LinuxModel): Addressed[] {
  return frrInterfaces(model).flatMap(([name, lines]) =>
    valuesOf(lines, /^ip address (\S+)/).map((address) => ({ interface: name, address })),
  );
}

/** Each with the lines under it. */
export function frrInterfaces({ parts }: LinuxModel): (readonly [name: string, lines: readonly Item[]])[] {
  return (parts.get("frr") ?? []).flatMap(({ key, children = [] }) => {
    const name = /^interface (\S+)/.exec(key)?.[1];
    return name === undefined ? [] : [[name, children] as const];
  });
}

function valuesOf(lines: readonly Item[], pattern: RegExp): string[] {
  return lines.flatMap(({ text }) => pattern.exec(text)?.[1] ?? []);
}

/** A .network or .netdev file: what its sections assign. */
export interface Unit {
  readonly path: string;
  readonly values: (section: string, key: string) => readonly string[];
}

export function unitsOf({ parts }: LinuxModel, ending: string): readonly Unit[] {
  return [...parts]
    .filter(([path]) => path.endsWith(ending))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sections]) => ({
      path,
      values: (section, key) =>
        sections
          .filter(({ text }) => text === `[${section}]`)
          .flatMap(({ children = [] }) => children.flatMap(({ text }) => (text.startsWith(`${key}=`) ? [text.slice(key.length + 1)] : []))),
    }));
}

/** The first .network file that matches an interface is the one that counts. */
export function unitFor(model: LinuxModel, name: string): Unit | undefined {
  return unitsOf(model, ".network").find((unit) =>
    unit
      .values("Match", "Name")
      .flatMap((names) => names.split(/\s+/))
      .some((pattern) => isGlob(pattern, name)),
  );
}

function isGlob(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(name);
}

function ofNetworkd(model: LinuxModel): Addressed[] {
  return unitsOf(model, ".network").flatMap((unit) => {
    const names = unit.values("Match", "Name").flatMap((words) => words.split(/\s+/));
    const addresses = [...unit.values("Network", "Address"), ...unit.values("Address", "Address")];
    return names.flatMap((name) => addresses.map((address) => ({ interface: name, address })));
  });
}

/** Stanzas of /etc/network/interfaces. */
export function stanzasIn({ parts }: LinuxModel): readonly Item[] {
  return [...parts].flatMap(([path, items]) => (/\/network\/interfaces(\.d\/|$)/.test(path) ? items : []));
}

function ofIfupdown(model: LinuxModel): Addressed[] {
  return stanzasIn(model).flatMap(({ text, children = [] }) => {
    const name = /^iface (\S+) inet static$/.exec(text)?.[1];
    return name === undefined ? [] : valuesOf(children, /^address (\S+)/).map((address) => ({ interface: name, address }));
  });
}

/** Why an interface is not up, or carries no packets of its own; undefined where nothing says so. */
export function downOf(model: LinuxModel, name: string): string | undefined {
  const lines = frrInterfaces(model).find(([own]) => own === name)?.[1] ?? [];
  if (lines.some(({ text }) => text === "shutdown")) return `${name} would be shut down`;
  const unit = unitFor(model, name);
  const policy = unit?.values("Link", "ActivationPolicy").at(-1);
  if (policy === "down" || policy === "always-down") return `${name} would be down by its activation policy`;
  for (const key of ["Bridge", "Bond", "VRF"]) {
    const master = unit?.values("Network", key).at(-1);
    if (master !== undefined) return `${name} would become a port of ${master}`;
  }
  return vlanDown(model, name);
}

/** A VLAN needs a parent that carries it. */
function vlanDown(model: LinuxModel, name: string): string | undefined {
  const vlan = unitsOf(model, ".netdev").find((unit) => unit.values("NetDev", "Name").includes(name));
  if (vlan === undefined || !vlan.values("NetDev", "Kind").includes("vlan")) return undefined;
  return parentOf(model, name) === undefined ? `${name} would have no interface that carries it` : undefined;
}

function parentOf(model: LinuxModel, name: string): Unit | undefined {
  return unitsOf(model, ".network").find((unit) => unit.values("Network", "VLAN").includes(name));
}

/** What its frames look like on the wire: parent and VLAN, or that it makes itself; empty for a port of the machine. */
export function wireOf(model: LinuxModel, name: string): string {
  const netdev = unitsOf(model, ".netdev").find((unit) => unit.values("NetDev", "Name").includes(name));
  if (netdev === undefined) return "";
  const said = ["Kind", "MACAddress"].flatMap((key) => netdev.values("NetDev", key));
  return [...said, ...netdev.values("VLAN", "Id"), parentOf(model, name)?.values("Match", "Name").join(" ") ?? ""].join(", ");
}

/** Whether some file makes the interface come up by itself. */
export function isBrought(model: LinuxModel, name: string): boolean {
  const stanzas = stanzasIn(model);
  const brought = stanzas.some(({ text }) => text === `auto ${name}` || text === `allow-hotplug ${name}`);
  return brought || unitFor(model, name) !== undefined;
}
