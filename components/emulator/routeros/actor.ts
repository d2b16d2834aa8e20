// Who runs a command on a device, and what that user's group lets it do.
import type { RouterosModel } from "../../devices/routeros/model.ts";
import { isOn, itemsOf } from "./menus.ts";

export interface Actor {
  readonly user: string;
  readonly policies: ReadonlySet<string>;
  readonly as: "session" | "timer" | "job";
}

const every = "local,telnet,ssh,ftp,reboot,read,write,policy,test,winbox,password,web,sniff,sensitive,api,romon,rest-api".split(",");

/** The groups that every device has [D]. */
const builtIn: Readonly<Record<string, readonly string[]>> = {
  full: every,
  read: every.filter((policy) => !["ftp", "write", "policy"].includes(policy)),
  write: every.filter((policy) => !["ftp", "policy"].includes(policy)),
};

export function policiesOf(model: RouterosModel, group: string): ReadonlySet<string> {
  const own = itemsOf(model, "/user/group").find(({ attributes }) => attributes.get("name") === group);
  const listed = own?.attributes.get("policy")?.split(",") ?? builtIn[group] ?? [];
  return new Set(listed.filter((policy) => !policy.startsWith("!")));
}

/** The user as an actor; undefined where there is no such user, or it is disabled. */
export function actorOf(model: RouterosModel, user: string, as: Actor["as"]): Actor | undefined {
  const found = itemsOf(model, "/user").find((item) => item.attributes.get("name") === user && isOn(item));
  return found === undefined ? undefined : { user, policies: policiesOf(model, found.attributes.get("group") ?? ""), as };
}

/** Public key lines that let a user in. */
export function keysOf(model: RouterosModel, user: string): readonly string[] {
  return itemsOf(model, "/user/ssh-keys")
    .filter(({ attributes }) => attributes.get("user") === user)
    .map(({ attributes }) => attributes.get("key") ?? "");
}
