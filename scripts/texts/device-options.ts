// Options that doors on devices share, from words: who owns what, and the path by which a device is managed.
import type { ManagementPath, Ownership } from "../../components/devices/platform.ts";
import { DoorError } from "../door/door.ts";

/** `exclusive` or `tagged:PREFIX` */
export function ownership(text: string): Ownership {
  if (text === "exclusive") return { kind: "exclusive" };
  const prefix = /^tagged:(.+)$/.exec(text)?.[1];
  if (prefix === undefined)
    throw new DoorError(`--own ${text} is neither exclusive nor tagged:PREFIX`, { fix: "e.g. --own tagged:simpul:" });
  return { kind: "tagged", prefix };
}

const keys = ["address", "from", "interface", "port", "proto", "user"];
const example = '--manage "address=10.160.0.10,interface=sfp1,from=10.161.10.0/27"';

/** `proto=ssh,port=22,address=…,interface=…,from=…,user=…`: SSH on port 22 where it says nothing else. */
export function managementPath(text: string): ManagementPath {
  const pairs = text.split(",").map((part) => pairOf(part.trim(), text));
  const given = new Map(pairs);
  if (pairs.length !== given.size) throw new DoorError(`--manage ${text} says one thing twice`, { fix: `e.g. ${example}` });
  const proto = given.get("proto") ?? "ssh";
  if (proto !== "ssh") throw new DoorError(`--manage proto=${proto}: only ssh is watched`, { fix: "use proto=ssh, or leave it out" });
  const port = Number(given.get("port") ?? 22);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new DoorError(`--manage port=${given.get("port")} is no port`, { fix: "a number from 1 to 65535" });
  const { address, interface: named, from, user } = Object.fromEntries(given);
  return {
    proto: "ssh",
    port,
    ...(address === undefined ? {} : { address }),
    ...(named === undefined ? {} : { interface: named }),
    ...(from === undefined ? {} : { from }),
    ...(user === undefined ? {} : { user }),
  };
}

function pairOf(part: string, whole: string): [string, string] {
  const at = part.indexOf("=");
  const [key, value] = [part.slice(0, at), part.slice(at + 1)];
  if (at < 1 || value === "" || !keys.includes(key))
    throw new DoorError(`--manage "${whole}": \`${part}\` is not understood`, { fix: `one of ${keys.join("=, ")}=; e.g. ${example}` });
  return [key, value];
}
