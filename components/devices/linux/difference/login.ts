// Whether sshd still listens where we come, and lets us in with a key that we had.

import { covers } from "../../engine/prefix.ts";
import type { ManagementPath } from "../../platform.ts";
import { kindOf } from "../bundle.ts";
import type { Item, LinuxModel } from "../model.ts";

/** What stands before any Match, in the order in which sshd reads it: its folder first. */
function sshdLines({ parts }: LinuxModel): readonly Item[] {
  const folder = (path: string): number => (path.includes("sshd_config.d/") ? 0 : 1);
  return [...parts]
    .filter(([path]) => kindOf(path) === "sshd")
    .toSorted(([a], [b]) => folder(a) - folder(b) || (a < b ? -1 : 1))
    .flatMap(([, items]) => items.filter(({ children }) => children === undefined));
}

function wordsOf(lines: readonly Item[], keyword: string): readonly string[] {
  return lines.flatMap(({ text }) => (text.startsWith(`${keyword} `) ? [text.slice(keyword.length + 1)] : []));
}

const main = "/etc/ssh/sshd_config";

export function sshRefused(model: LinuxModel, { port, address, user, from }: ManagementPath, start: LinuxModel): string | undefined {
  if (start.parts.has(main) && !model.parts.has(main)) return `sshd does not start without ${main}`;
  const lines = sshdLines(model);
  const ports = wordsOf(lines, "Port");
  if (ports.length > 0 && !ports.includes(`${port}`))
    return `sshd would listen on port ${ports.join(" and ")}, and the router is managed on port ${port}`;
  const listens = wordsOf(lines, "ListenAddress").map((word) => word.replace(/(?<=[\d\]]):\d+$/, ""));
  const isAny = (word: string): boolean => word === "0.0.0.0" || word === "*" || word === address?.split("/")[0];
  if (listens.length > 0 && address !== undefined && !listens.some(isAny))
    return `sshd would listen on ${listens.join(" and ")}, and not on ${address}`;
  return user === undefined ? undefined : userRefused(lines, user, from);
}

function userRefused(lines: readonly Item[], user: string, from: string | undefined): string | undefined {
  const names = (keyword: string): readonly string[] => wordsOf(lines, keyword).flatMap((words) => words.split(" "));
  const allowed = names("AllowUsers");
  if (allowed.length > 0 && !allowed.some((pattern) => isUser(pattern, user, from)))
    return `sshd would no longer let ${user} in: AllowUsers`;
  if (names("DenyUsers").some((pattern) => isUser(pattern, user, from))) return `sshd would no longer let ${user} in: DenyUsers`;
  if (user === "root" && wordsOf(lines, "PermitRootLogin")[0] === "no") return "sshd would no longer let root in: PermitRootLogin no";
  return undefined;
}

/** `user` or `user@host`, with `*` and `?`. */
function isUser(pattern: string, user: string, from: string | undefined): boolean {
  const [name = "", host] = pattern.split("@");
  const source = name
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  if (!new RegExp(`^${source}$`).test(user)) return false;
  return host === undefined || host === "*" || from === undefined || host === from || covers(host, from);
}

function keysOf({ parts }: LinuxModel, user: string): readonly Item[] {
  const home = user === "root" ? "/root" : `/home/${user}`;
  return parts.get(`${home}/.ssh/authorized_keys`) ?? [];
}

/** One of the keys that let us in before has to stay: a new one is proven before the old one goes. */
export function keyLost(model: LinuxModel, { user, from }: ManagementPath, start: LinuxModel): string | undefined {
  if (user === undefined) return undefined;
  const usable = keysOf(start, user).filter((key) => letsIn(key, from));
  if (usable.length === 0) return undefined;
  const kept = new Set(keysOf(model, user).flatMap((key) => (letsIn(key, from) ? [key.key] : [])));
  if (!usable.some(({ key }) => kept.has(key)))
    return `${user}, the user that manages the router, would lose every key that lets it in now`;
  const lines = sshdLines(model);
  return wordsOf(lines, "PubkeyAuthentication")[0] === "no" ? "sshd would take no keys any more" : undefined;
}

function letsIn({ text }: Item, from: string | undefined): boolean {
  const allowed = /(?:^|,)from="([^"]*)"/.exec(text)?.[1]?.split(",");
  if (allowed === undefined || from === undefined) return true;
  const holds = (pattern: string): boolean => pattern === from || pattern === "*" || covers(pattern, from);
  return (
    allowed.some((pattern) => !pattern.startsWith("!") && holds(pattern)) &&
    !allowed.some((pattern) => pattern.startsWith("!") && holds(pattern.slice(1)))
  );
}
