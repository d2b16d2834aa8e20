#!/usr/bin/env node
// Before `npm test`: OpenSSH's server, which tests start themselves, on Debian as root; `--all` also FRR, nftables, cron and at. Nothing is started.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";

const programs: Readonly<Record<string, string>> = {
  "openssh-server": "/usr/sbin/sshd",
  frr: "/usr/lib/frr/zebra",
  nftables: "/usr/sbin/nft",
  cron: "/usr/sbin/cron",
  at: "/usr/sbin/atd",
};
/** Debian asks it whether a package may start its service. */
const policy = "/usr/sbin/policy-rc.d";

function main(words: readonly string[]): void {
  const wanted = words.includes("--all") ? Object.keys(programs) : ["openssh-server"];
  const missing = wanted.filter((name) => !existsSync(programs[name] ?? ""));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    process.stdout.write(`${missing.join(", ")} not there: the tests on them are skipped\n`);
    return;
  }
  process.stdout.write(
    installed(missing) ? `installed: ${missing.join(" ")}\n` : `${missing.join(", ")} could not be installed: skipped\n`,
  );
}

function installed(packages: readonly string[]): boolean {
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return install(packages) || (apt(["update"]) && install(packages));
  } finally {
    if (isOurs) rmSync(policy);
  }
}

function install(packages: readonly string[]): boolean {
  return apt(["install", "-y", "--no-install-recommends", ...packages]);
}

function apt(words: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["-qq", ...words], { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}

main(process.argv.slice(2));
