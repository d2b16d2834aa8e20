// One item as the line that makes it: `add …`, `set …`, in canonical form or as the device exports it.
import { LONE, type Menu } from "./menu.ts";
import type { Attributes } from "./normal.ts";
import { readable } from "./readable.ts";
import { named, selectedBy } from "./selector.ts";

/** `action=accept chain=input …`, keys sorted; a flag that is set stands alone. */
export function argumentsOf(menu: Menu, attributes: Attributes, leftOut: string | undefined, write: (value: string) => string): string[] {
  const keys = [...attributes.keys()].filter((key) => key !== leftOut).sort();
  return keys.map((key) => {
    const value = attributes.get(key) ?? "";
    return menu.flags.includes(key) && value === "yes" ? key : `${key}=${write(value)}`;
  });
}

/** What stands between `set` and the arguments: a name, a number or `[ find … ]`; nothing for a singleton. */
export function targetOf(menu: Menu, attributes: Attributes, write: (value: string) => string = readable): string {
  const by = selectedBy(menu, attributes);
  if (by === undefined || menu.kind === "singleton") return "";
  if (by === LONE) return "[ find ]";
  const value = attributes.get(by) ?? "";
  const stands = by !== "default-name" && by !== "default" && !value.startsWith("!") && value !== "";
  return stands && named(menu, value).join("=") === `${by}=${value}` ? write(value) : `[ find ${by}=${write(value)} ]`;
}
