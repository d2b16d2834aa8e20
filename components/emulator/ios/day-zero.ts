// Day 0 of an IOS device: reachable by its staff's key, with an archive, and nothing that Simpul renders.
import { createHash } from "node:crypto";
import type { IosModel } from "../../devices/ios/model.ts";
import { parse } from "../../devices/ios/parse.ts";
import type { SpecDevice } from "../spec.ts";

const users = ["admin", "simpul"];

/** How IOS keeps a user's key: its MD5 [D]. */
export function keyHash(line: string): string {
  const [type = "", data = ""] = line.split(" ");
  return `key-hash ${type} ${createHash("md5").update(Buffer.from(data, "base64")).digest("hex").toUpperCase()}`;
}

export function dayZeroText({ device, board, version }: SpecDevice, staffKey: string): string {
  const release = version.split(".").slice(0, 2).join(".");
  const keys = users.flatMap((user) => [`  username ${user}`, `   ${keyHash(staffKey)} ${staffKey.split(" ")[2] ?? user}`]);
  return [
    `version ${release}`,
    `hostname ${device}`,
    ...users.map((user) => `username ${user} privilege 15`),
    ...board.ports.map((port) => `interface ${port}`),
    "ip ssh version 2",
    ...(staffKey === "" ? [] : ["ip ssh pubkey-chain", ...keys]),
    "line vty 0 15",
    " login local",
    " transport input ssh",
    "archive",
    " path flash:arsip",
    " maximum 5",
    "end",
    "",
  ].join("\n");
}

const known = new Map<string, IosModel>();

export function dayZeroModel(spec: SpecDevice, staffKey: string): IosModel {
  const text = dayZeroText(spec, staffKey);
  const found = known.get(text) ?? parse(text);
  known.set(text, found);
  return found;
}
