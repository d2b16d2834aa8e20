// A user: one line, whatever is said of it in how many; the device keeps one password of one kind.
import type { Formed } from "../forms.ts";
import { clearOf } from "../type7.ts";

/** In the device's order. */
const order = ["privilege", "view", "user-maxlinks", "autocommand", "nopassword", "password", "secret"] as const;
const passwords: ReadonlySet<string> = new Set(["nopassword", "password", "secret"]);

/** Words: `username`, the name, and the rest where there is one. */
export function user(words: readonly string[], before: string | undefined, off: boolean): Formed | undefined {
  if (off) return {};
  const [head = "", name = "", rest = ""] = words;
  const said = optionsOf(rest);
  if (said === undefined) return undefined;
  const held = optionsOf(before?.split(" ").slice(2).join(" ") ?? "") ?? new Map();
  if ([...said.keys()].some((key) => passwords.has(key))) for (const key of passwords) held.delete(key);
  for (const [key, value] of said) held.set(key, value);
  if (held.get("privilege") === "1") held.delete("privilege");
  const options = order.flatMap((key) => (held.has(key) ? [key, held.get(key) ?? ""] : []));
  return { line: [head, name, ...options].filter((word) => word !== "").join(" ") };
}

/** Undefined where an option is not known. */
function optionsOf(rest: string): Map<string, string> | undefined {
  const options = new Map<string, string>();
  const words = rest.split(/\s+/).filter((word) => word !== "");
  for (let at = 0; at < words.length; at++) {
    const key = words[at]?.toLowerCase() ?? "";
    if (!(order as readonly string[]).includes(key)) return undefined;
    if (key === "nopassword") options.set(key, "");
    else if (passwords.has(key) || key === "autocommand") {
      options.set(key, passwords.has(key) ? password(words.slice(at + 1)) : words.slice(at + 1).join(" "));
      break;
    } else options.set(key, words[++at] ?? "");
  }
  return options;
}

/** What stands behind `password` or `secret` to the end of the line. */
function password(words: readonly string[]): string {
  const [cipher = "", ...rest] = words;
  if (cipher === "0" && rest.length > 0) return rest.join(" ");
  if (cipher === "7" && rest.length > 0) return clearOf(rest.join(" ")) ?? words.join(" ");
  return words.join(" ");
}
