// An emulated Linux router: its shell, its files, its timers, and what is left of them after a reboot.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { platformOf } from "../../../../components/devices/index.ts";
import type { LinuxDevice } from "../../../../components/emulator/linux/device.ts";
import { linux as reader } from "../../../../components/fleet/reading/linux.ts";
import { linuxDevice, spec, TemporaryFarm } from "../temporary-farm.ts";

const platform = platformOf("linux");
let farm: TemporaryFarm;
beforeAll(async () => {
  farm = await TemporaryFarm.start(spec([linuxDevice("r1")]));
});
afterAll(() => farm.end());

const says = async (command: string): Promise<string> => (await farm.run("r1", command)).text;

test("commands, pipes, files, loops, and the status of what failed", async () => {
  expect(await says("echo satu; printf '%s\\n' a b | grep b")).toBe("satu\nb\n");
  expect(await farm.run("r1", "false || { echo x; exit 3; }; echo never")).toEqual({ text: "x\n", status: 3 });
  expect(
    await says(
      "mkdir -m 700 /etc/a && printf '%s\\n' isi > /etc/a/b && cat /etc/a/b; ls -d /etc/a/*; rm -f /etc/a/b; rmdir /etc/a; ls -d /etc/a/*",
    ),
  ).toBe("isi\n/etc/a/b\n");
  expect(await says("for x in 1 2; do echo $x; done; while test -e /nowhere; do echo never; done; nonsense 2> /dev/null || echo $?")).toBe(
    "1\n2\n127\n",
  );
  expect((await farm.run("r1", "nonsense")).status).toBe(127);
});

test("it is read whole: nothing is left out, nothing is not understood", async () => {
  const session = await farm.session("r1");
  const reading = await reader.read(session);
  session.close();
  const model = platform.parse(reading.configuration);
  expect(model.unparsed).toEqual([]);
  expect(platform.print(model)).toBe(platform.print(farm.farm.device("r1").model));
  expect(reading.facts).toMatchObject({ identity: "r1", version: "Debian GNU/Linux 12 (bookworm), Linux 6.1.0-38-amd64", missing: [] });
});

test("what runs is lost with the power, what was saved and what is a file is not", async () => {
  await farm.farm.reset([]);
  const held = (): string => platform.print(farm.farm.device("r1").model);
  const day0 = held();
  await says("vtysh -c 'configure terminal' -c 'ip route 10.9.0.0/16 blackhole'; nft 'add table inet percobaan'");
  expect(held()).not.toBe(day0);
  farm.farm.device("r1").reboot();
  expect(held()).toBe(day0);
  await farm.farm.device("r1").started();
  await says(
    "vtysh -c 'configure terminal' -c 'ip route 10.9.0.0/16 blackhole' && vtysh -c 'write memory'; printf '%s\\n' 'net.ipv4.ip_forward = 0' | install -D -m 644 /dev/stdin /etc/sysctl.d/10-router.conf",
  );
  farm.farm.device("r1").reboot();
  await farm.farm.device("r1").started();
  expect(held()).toContain("ip route 10.9.0.0/16 blackhole");
  expect(held()).toContain("net.ipv4.ip_forward = 0");
  await farm.restart();
  expect(held()).toContain("ip route 10.9.0.0/16 blackhole");
});

test("timers fire by its clock, and again until they are taken away", async () => {
  await farm.farm.reset([]);
  await says("systemd-run --quiet --unit=simpul-undo-x --on-active=300 --on-unit-inactive=60 /bin/sh -c 'echo x >> /tmp/kali'");
  expect(await says("systemctl list-units --all --plain --no-legend --no-pager 'simpul-*'")).toMatch(/^simpul-undo-x\.timer loaded active/);
  await farm.farm.advance(["r1"], 299_000);
  expect((await farm.run("r1", "cat /tmp/kali")).status).toBe(1);
  await farm.farm.advance(["r1"], 70_000);
  expect(await says("cat /tmp/kali")).toBe("x\nx\n");
  await says("systemctl stop simpul-undo-x.timer");
  await farm.farm.advance(["r1"], 300_000);
  expect(await says("cat /tmp/kali")).toBe("x\nx\n");
});

test("a fault in a script of a change strikes at its line: the script has begun by then", async () => {
  await farm.farm.reset([]);
  await says("mkdir -m 700 /etc/simpul-x && printf '%s\\n' 'echo pertama' > /etc/simpul-x/simpul-x.sh");
  farm.farm.fault("r1", "slow@apply:1", false, 0);
  const script = farm.run("r1", "flock -o -w 10 /etc timeout -k 5 60 sh /etc/simpul-x/simpul-x.sh");
  await vi.waitUntil(() => farm.farm.fault("r1", "", false, 0).length === 0);
  const { processes } = farm.farm.device("r1") as LinuxDevice;
  const running = Array.from({ length: 100 }, (_, at) => processes.commandOf(101 + at) ?? "");
  expect(running.filter((command) => command.includes("simpul-x.sh"))).toHaveLength(1);
  await farm.farm.advance(["r1"], 10_000);
  expect((await script).text).toBe("pertama\n");
});

test("stock ssh and sftp", async () => {
  await farm.farm.reset([]);
  const { port, identityFile = "", user } = farm.target("r1");
  const options = [
    "-F",
    "none",
    "-i",
    identityFile,
    "-o",
    "BatchMode=yes",
    "-o",
    "StrictHostKeyChecking=no",
    "-o",
    "UserKnownHostsFile=/dev/null",
    "-o",
    "LogLevel=ERROR",
  ];
  const ssh = (command: string): Promise<string> => stock("ssh", [...options, "-p", String(port), `${user}@127.0.0.1`, command]);
  expect(await ssh("uname -sr; id -u")).toBe("Linux 6.1.0-38-amd64\n0\n");
  const file = join(farm.folder.path, "kirim");
  writeFileSync(file, "net.ipv4.tcp_syncookies=1\n");
  await stock("scp", [...options, "-P", String(port), file, `${user}@127.0.0.1:/etc/sysctl.d/99-kirim.conf`]);
  expect(await ssh("cat /etc/sysctl.d/99-kirim.conf")).toBe("net.ipv4.tcp_syncookies = 1\n");
});

/** Not at once: the farm is in this process. */
function stock(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(program, [...words], { encoding: "utf8", timeout: 20_000 }, (error, out) => (error === null ? resolve(out) : reject(error))),
  );
}
