// sysctl.conf and what stands in sysctl.d: the kernel's switches; of several lines for one the last counts.
import { compareNatural } from "../../engine/natural.ts";
import type { Item } from "../model.ts";
import type { FileReader } from "./read.ts";

export const readSysctl: FileReader = (lines, trouble) => {
  const items = new Map<string, Item>();
  lines.forEach((line, at) => {
    const text = line.trim();
    if (text === "" || /^[#;]/.test(text)) return;
    const [, written, value] = /^-?([A-Za-z0-9_.*/-]+)\s*=\s*(.*)$/.exec(text) ?? [];
    if (written === undefined || value === undefined || /\p{Cc}/u.test(value.replaceAll("\t", " "))) trouble(at);
    else {
      const key = keyOf(written);
      items.set(key, { key, text: `${key} = ${value.trim().split(/\s+/).join(" ")}` });
    }
  });
  return [...items.values()].sort((a, b) => compareNatural(a.key, b.key));
};

/** `net/ipv4/ip_forward` is `net.ipv4.ip_forward`; where a slash comes first, a dot belongs to an interface's name. */
function keyOf(written: string): string {
  const [slash, dot] = [written.indexOf("/"), written.indexOf(".")];
  return slash >= 0 && (dot === -1 || slash < dot) && !written.includes(".") ? written.replaceAll("/", ".") : written;
}
