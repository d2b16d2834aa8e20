// Why no script can bring what is intended: the box has no such port, or the text speaks of what it does not hold.
import type { Refusal } from "../../platform.ts";
import { isPort } from "../interface-name.ts";
import type { IosModel, Item } from "../model.ts";

export function impossible(running: IosModel, intended: readonly Item[]): Refusal | undefined {
  return noPort(running, intended) ?? noClass("running", running.root) ?? noClass("intended", intended);
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
