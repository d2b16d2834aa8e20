// Accounts and their keys: in no export, only in `print` [D].
import { policiesOf } from "./actor.ts";
import type { Frame } from "./console.ts";
import { itemsOf, madeItems, withMenus } from "./menus.ts";
import { notPermitted, Refused } from "./refusal.ts";
import { argumentsOf, type Command } from "./statement.ts";
import { printRows, type Row } from "./table.ts";

function rowsOf(frame: Frame, path: string, hidden: readonly string[]): readonly Row[] {
  return itemsOf(frame.device.model, path).map(({ attributes }) =>
    Object.fromEntries([...attributes].filter(([key]) => !hidden.includes(key))),
  );
}

export function print(frame: Frame, { rest }: Command): void {
  frame.print(printRows(rowsOf(frame, "/user", ["password"]), ["name", "group"], rest));
}

/** Those of every device, and those that were made. */
export function printGroups(frame: Frame, { rest }: Command): void {
  const made = rowsOf(frame, "/user/group", []);
  const names = ["read", "write", "full"].filter((name) => !made.some((row) => row.name === name));
  const builtIn = names.map((name): Row => ({ name, policy: [...policiesOf(frame.device.model, name)].join(",") }));
  frame.print(printRows([...builtIn, ...made], ["name", "policy"], rest));
}

export function printKeys(frame: Frame, { rest }: Command): void {
  frame.print(printRows(rowsOf(frame, "/user/ssh-keys", ["key"]), ["user", "key-owner"], rest));
}

/** `/user/ssh-keys/import public-key-file=x.pub user=y` takes the file away. */
export function importKey(frame: Frame, { rest }: Command): void {
  const { named } = argumentsOf(rest);
  const { device, actor } = frame;
  const [file = "", user = ""] = [named.get("public-key-file"), named.get("user")];
  if (!actor.policies.has("policy")) throw new Refused(notPermitted);
  const key = device.files.read(file)?.toString("utf8").trim();
  if (key === undefined) throw new Refused("input does not match any value of public-key-file");
  if (!itemsOf(device.model, "/user").some(({ attributes }) => attributes.get("name") === user))
    throw new Refused("input does not match any value of user");
  if (!/^(ssh-ed25519|ssh-rsa|ecdsa-sha2-\S+) [A-Za-z0-9+/=]+/.test(key))
    throw new Refused("unable to load key file (wrong format or bad passphrase)!");
  const [made] = madeItems([{ user, "key-owner": key.split(" ")[2] ?? "", key }]);
  const known = itemsOf(device.model, "/user/ssh-keys");
  if (made !== undefined)
    device.change(withMenus(device.model, new Map([["/user/ssh-keys", [...known, { ...made, id: made.id + known.length }]]])));
  device.files.remove(file);
}
