// Why no script can bring what is intended: the box has no such port, or the text speaks of what it does not hold.
import type { Refusal } from "../../platform.ts";
import { isPort } from "../interface-name.ts";
import type { IosModel, Item } from "../model.ts";

export function impossible(running: IosModel, intended: readonly Item[]): Refusal | undefined {
  return noPort(running, intended) ?? noClass("running", running.root) ?? noClass("intended", intended);
}

/** Lines that the device would not take, or would lose with what they speak of, there or on the way back. */
export function orphaned(running: readonly Item[], intended: readonly Item[]): Refusal | undefined {
  return unmade("running", running, intended) ?? unmade("intended", intended, running);
}

/** Something that a line speaks of, and without which the device does not take or keep it. */
interface Need {
  readonly name: string;
  readonly item: Item;
}

/** The device has neither an interface in an instance nor a line of a group that is not there; where both texts leave it out alike it is not known. */
function unmade(which: "running" | "intended", root: readonly Item[], other: readonly Item[]): Refusal | undefined {
  const [made, madeThere] = [madeBy(root), madeBy(other)];
  const spokenThere = new Set(needsOf(other).map(({ name }) => name));
  const missing = needsOf(root).find(({ name }) => !made.has(name) && (madeThere.has(name) || !spokenThere.has(name)));
  if (missing === undefined) return undefined;
  return { step: 0, command: missing.item.line, reason: `the ${which} text speaks of ${missing.name} and does not hold it` };
}

function madeBy(root: readonly Item[]): ReadonlySet<string> {
  const instances = root.filter(({ rule }) => rule?.gives === "vrf").map(({ key }) => `VRF ${key.split(" ").at(-1)}`);
  const groups = neighborsIn(root).filter(({ children = [] }) => children.some(({ line }) => line === "peer-group"));
  return new Set([...instances, ...groups.map(groupName)]);
}

function needsOf(root: readonly Item[]): readonly Need[] {
  const instances = root.flatMap(({ rule, children = [] }) =>
    rule?.opens === "interface" ? children.filter(({ key }) => key === "vrf forwarding") : [],
  );
  const groups = neighborsIn(root).filter(({ key }) => !/^neighbor [\d.]+$|:/.test(key));
  return [
    ...instances.map((item) => ({ name: `VRF ${item.line.split(" ").at(-1)}`, item })),
    ...groups.map((item) => ({ name: groupName(item), item })),
  ];
}

/** Neighbours as the routers themselves have them, not their families. */
function neighborsIn(root: readonly Item[]): readonly Item[] {
  return root.flatMap(({ rule, children = [] }) =>
    rule?.opens === "bgp" ? children.filter((item) => item.rule?.nests === "neighbor" && (item.children ?? []).length > 0) : [],
  );
}

function groupName({ key }: Item): string {
  return `peer group ${key.split(" ").at(-1)}`;
}

/** A whole running configuration names all ports of the box. */
function noPort({ root, version }: IosModel, intended: readonly Item[]): Refusal | undefined {
  const ports = new Set(root.filter(isPortItem).map(({ key }) => key));
  const missing = version === undefined || ports.size === 0 ? undefined : intended.find((item) => isPortItem(item) && !ports.has(item.key));
  if (missing === undefined) return undefined;
  return { step: 0, command: missing.line, reason: `the running box has no port ${missing.key.split(" ")[1] ?? ""}` };
}

function isPortItem({ rule, key }: Item): boolean {
  return rule?.opens === "interface" && isPort(key.split(" ")[1] ?? "");
}

/** A policy speaks of classes that have to be there. */
function noClass(which: "running" | "intended", root: readonly Item[]): Refusal | undefined {
  const classes = new Set(root.filter(({ rule }) => rule?.opens === "class-map").map(({ key }) => key.split(" ").at(-1) ?? ""));
  for (const { line, rule, children = [] } of root) {
    if (rule?.opens !== "policy-map") continue;
    const names = children.filter((item) => item.rule?.opens === "class").map(({ key }) => key.split(" ").at(-1) ?? "");
    const missing = names.find((name) => name !== "class-default" && !classes.has(name));
    if (missing !== undefined)
      return { step: 0, command: line, reason: `the ${which} text speaks of class map ${missing} and does not hold it` };
  }
  return undefined;
}
