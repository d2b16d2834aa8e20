// authorized_keys: one key a line, with options before it and a name behind it. Public keys are no secrets.
import { compareText } from "../../engine/natural.ts";
import type { Item } from "../model.ts";
import type { FileReader } from "./read.ts";

const line =
  /^((?:[^\s"]|"(?:[^"\\]|\\.)*")+\s+)?((?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-[\w-]+|sk-[\w@.-]+))\s+([A-Za-z0-9+/=]+)(?:\s+(\S.*))?$/;

export const readKeys: FileReader = (lines, trouble) => {
  const items = new Map<string, Item>();
  lines.forEach((text, at) => {
    const said = text.trim();
    if (said === "" || said.startsWith("#")) return;
    const [whole, options, type, blob, comment] = line.exec(said) ?? [];
    if (whole === undefined || /\p{Cc}/u.test(said.replaceAll("\t", " "))) {
      trouble(at);
      return;
    }
    const words = [options?.trim(), type, blob, comment?.split(/\s+/).join(" ")].filter((word) => word !== undefined);
    const key = `${type} ${blob}`;
    if (!items.has(key)) items.set(key, { key, text: words.join(" ") });
  });
  return [...items.values()].sort((a, b) => compareText(a.key, b.key));
};
