// Day 0 of a Linux router: reachable, with its staff's key, an FRR without a protocol, rules that let everybody in.
import type { SpecDevice } from "../spec.ts";

/** A bundle. Staging leaves the key with root, under a name that is not ours; `admin` is another name of root's. */
export function dayZeroText({ device, board }: SpecDevice, staffKey: string): string {
  const files: Readonly<Record<string, readonly string[]>> = {
    "/etc/frr/frr.conf": [`hostname ${device}`, "log syslog informational"],
    "/etc/nftables.conf": [
      "table inet filter {",
      "\tchain input {",
      "\t\ttype filter hook input priority filter; policy accept;",
      "\t}",
      "}",
    ],
    "/etc/network/interfaces": [
      "auto lo",
      "iface lo inet loopback",
      ...board.ports.flatMap((port) => [`auto ${port}`, `iface ${port} inet manual`]),
    ],
    "/etc/ssh/sshd_config": ["PermitRootLogin prohibit-password", "PasswordAuthentication no", "Subsystem sftp internal-sftp"],
    "/etc/sysctl.d/10-router.conf": ["net.ipv4.ip_forward = 1"],
    "/root/.ssh/authorized_keys": staffKey === "" ? [] : [`${staffKey.split(" ").slice(0, 2).join(" ")} staf@meja`],
  };
  return Object.entries(files)
    .map(([path, lines]) => [`### file: ${path}`, ...lines, ""].join("\n"))
    .join("");
}
