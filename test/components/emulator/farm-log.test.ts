// The farm's log says what was done and holds no secret.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FarmLog, withoutSecrets } from "../../../components/emulator/farm-log.ts";

test.each([
  ["/user/add name=a password=PLANTED group=full", "/user/add name=a password=*** group=full"],
  ['/user/add password="PLA\\"NTED; x" name=a', "/user/add password=*** name=a"],
  ["/snmp/community/add name=PLANTED addresses=10.0.0.1", "/snmp/community/add name=*** addresses=10.0.0.1"],
  [
    "/snmp community set [find default=yes] authentication-password=PLANTED",
    "/snmp community set [find default=yes] authentication-password=***",
  ],
  [":do {/interface/wireguard/add private-key=PLANTED} on-error={}", ":do {/interface/wireguard/add private-key=***} on-error={}"],
  [
    "/interface/wireguard/peers/add preshared-key=PLANTED public-key=open",
    "/interface/wireguard/peers/add preshared-key=*** public-key=open",
  ],
  ["/routing/ospf/interface-template/add auth-key=secret:1234abcd", "/routing/ospf/interface-template/add auth-key=secret:1234abcd"],
  ["/ppp/secret/add name=a secret=PLANTED", "/ppp/secret/add name=a secret=***"],
  ["/export show-sensitive", "/export show-sensitive"],
])("%s", (command, shown) => {
  expect(withoutSecrets(command)).toBe(shown);
});

test("one JSON line an entry, for its owner only", () => {
  const folder = mkdtempSync(join(tmpdir(), "simpul-log-"));
  const log = new FarmLog(join(folder, "log.jsonl"));
  log.write({ device: "r1", event: "command", command: "two\nlines", changed: true, ok: true });
  log.write({ device: "r1", event: "logout", changed: false, ok: true });
  const lines = readFileSync(join(folder, "log.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ t: _, ...entry }) => entry)).toEqual([
    { device: "r1", event: "command", command: "two\nlines", changed: true, ok: true },
    { device: "r1", event: "logout", changed: false, ok: true },
  ]);
  expect(statSync(join(folder, "log.jsonl")).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});
