// A safe change on a Linux router that is really there: OpenSSH, sh, nft, FRR, cron and systemd of Debian; nothing is played.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Change,
  changeFleet,
  changeFrom,
  type DeviceOutcome,
  Journal,
  lookAt,
  procedureOf,
  recover,
  workOut,
} from "../../../components/apply/index.ts";
import { platformOf } from "../../../components/devices/index.ts";
import { readerOf } from "../../../components/fleet/reading/reading.ts";
import { connect } from "../../../components/transport/connect.ts";
import type { Session, Target } from "../../../components/transport/session.ts";
import { canRun, hasAt, hasCron, hasFrr, hasNft, hasSystemd, LinuxBox } from "./linux-box.ts";

const platform = platformOf("linux");
const procedure = procedureOf("linux") as NonNullable<ReturnType<typeof procedureOf>>;
const mask = (clear: string): string => `secret:${Buffer.from(clear).toString("hex").slice(0, 8).padEnd(8, "0")}`;
const reader = readerOf("linux") as NonNullable<ReturnType<typeof readerOf>>;

const files = {
  "/etc/sysctl.d/10-router.conf": "net.ipv4.conf.all.log_martians=0\n",
  "/etc/motd.conf": "not read\n",
  ...(hasNft
    ? {
        "/etc/nftables.conf": `#!/usr/sbin/nft -f
flush ruleset
table inet filter {
	chain input {
		type filter hook input priority 0; policy accept;
		tcp dport 22 accept comment "simpul:in.20 ssh"
	}
}
`,
      }
    : {}),
  ...(hasFrr
    ? {
        "/etc/frr/frr.conf":
          "hostname box\ninterface eth0\n ip ospf area 0\n ip ospf message-digest-key 1 md5 KUNCI-LAMA\nexit\nrouter ospf\n ospf router-id 10.9.0.1\nexit\n",
      }
    : {}),
};

const frr = hasFrr ? (["frr"] as const) : [];
/** By what it guards, and how it is set up. */
const boxes = [
  ...(hasSystemd ? [["systemd", { init: "systemd", daemons: frr }] as const] : []),
  hasCron ? (["cron", { daemons: [...frr, "cron"] }] as const) : (["setsid", { daemons: frr }] as const),
  ...(hasAt ? [["at", { daemons: [...frr, "atd"], without: ["setsid"] }] as const] : []),
];

describe.skipIf(!canRun).each(boxes)("OpenSSH, %s", (guard, options) => {
  const box = new LinuxBox({ files, ...options });
  const folder = mkdtempSync(join(tmpdir(), "simpul-linux-"));
  const journal = new Journal(folder);
  beforeAll(() => box.start());
  afterAll(async () => {
    await box.end();
    rmSync(folder, { recursive: true });
  });

  async function using<T>(act: (session: Session) => Promise<T>): Promise<T> {
    const session = await box.session();
    try {
      return await act(session);
    } finally {
      session.close();
    }
  }
  const text = async (): Promise<string> => platform.print(platform.parse(await using((session) => reader.configuration(session))));
  const left = (): string =>
    box.run(
      "ls -d /etc/simpul-* /etc/systemd/system/simpul-* /etc/systemd/system/*/simpul-* /etc/cron.d/simpul-* /etc/*.simpul /etc/*/*.simpul 2> /dev/null; true",
    );

  /** What is there, with other rates, keys and rules. */
  const wanted = (old: string): string =>
    old
      .replace("log_martians = 0", "log_martians = 1")
      .replace("KUNCI-LAMA", "KUNCI-BARU")
      .replace(
        'tcp dport 22 accept comment "simpul:in.20 ssh"',
        'tcp dport 22 accept comment "simpul:in.20 ssh"\n\t\tudp dport 161 accept comment "simpul:in.30 snmp; $(reboot) `id`"',
      );

  async function changeOf(target: Target = box.target): Promise<Change> {
    const seen = await lookAt(target, { platform, procedure, connect });
    if (!seen.reached) throw new Error(seen.why);
    const intended = platform.parse(wanted(platform.print(seen.look.model)));
    const work = workOut(platform, mask, seen.look.model, intended, { own: { kind: "exclusive" } });
    return changeFrom(work, { target, procedure, mask });
  }
  async function changed(
    change: Change,
    more: { readonly connect?: typeof connect; readonly patience?: number } = {},
  ): Promise<DeviceOutcome> {
    const settings = { connect, journal, patience: 5, undoMinutes: 1, ...more };
    const { devices } = await changeFleet([change], { order: [["box"]], links: [], canary: [], parallel: 1 }, settings);
    return devices[0] as DeviceOutcome;
  }

  test("it is read: its configuration and itself", async () => {
    const reading = await using((session) => reader.read(session));
    expect(reading.configuration).toContain("### file: /etc/sysctl.d/10-router.conf\nnet.ipv4.conf.all.log_martians=0\n");
    expect(reading.configuration).not.toContain("not read");
    expect(reading.facts).toMatchObject({ version: expect.stringContaining("Linux"), uptime: expect.stringMatching(/^\d+d\d+h\d+m\d+s$/) });
    expect(platform.parse(reading.configuration).unparsed).toEqual([]);
  });

  test("a change is applied, kept over a reboot, and leaves no trace", async () => {
    const change = await changeOf();
    expect(change.commands.length).toBeGreaterThan(0);
    const outcome = await changed(change);
    expect(outcome).toMatchObject({ outcome: "applied", step: "read-back", guard: "none" });
    const young = await text();
    expect(young).toContain("net.ipv4.conf.all.log_martians = 1");
    expect(left()).toBe("");
    await box.reboot();
    expect(await text()).toBe(young);
  });

  /** Everything up to the change itself; then nobody comes back. */
  async function abandoned(change: Change, minutes: number): Promise<string> {
    const { id, by } = journal.begin(["box"]);
    const staged = { transaction: id, by, folder: "/etc/", commands: change.commands, undo: change.undo, minutes };
    await using(async (session) => {
      await procedure.upload(session, staged);
      await procedure.dryRun(session, staged, undefined);
      expect((await procedure.arm(session, platform, staged)).guard).toBe(guard);
      await procedure.run(session, staged);
    });
    return id;
  }
  const reset = async (): Promise<string> => {
    for (const [name, content] of Object.entries(files)) box.write(name, content);
    await box.reboot();
    return text();
  };
  async function until(holds: () => Promise<boolean>, seconds: number): Promise<void> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end && !(await holds().catch(() => false)); )
      await new Promise((resolve) => setTimeout(resolve, 500));
  }

  test("nobody comes back: it undoes by itself, and leaves no trace", async () => {
    const old = await reset();
    await abandoned(await changeOf(), 0.25);
    expect(await text()).not.toBe(old);
    await until(async () => left() === "", guard === "at" ? 140 : 40);
    expect([await text(), left()]).toEqual([old, ""]);
  });

  test.skipIf(guard === "setsid" || guard === "at")(
    "the power fails behind the change: what it starts with is old, files too",
    async () => {
      const old = await reset();
      await abandoned(await changeOf(), 5);
      await box.reboot();
      await until(async () => left() === "", 40);
      expect([await text(), left()]).toEqual([old, ""]);
    },
  );

  test("the next run finds what was cut off, and ends it before anything else", async () => {
    const old = await reset();
    const id = await abandoned(await changeOf(), 5);
    const dead = { isAlive: () => false, knows: () => true } as unknown as Journal;
    const told = await using(async (session) =>
      recover(session, { platform, procedure, journal: dead }, await procedure.look(session, platform)),
    );
    expect(told.words).toBe(`transaction ${id} was cut off: undone`);
    expect([await text(), left()]).toEqual([old, ""]);
  });

  test("of two at once the second is told who the first is; a third from elsewhere too", async () => {
    await reset();
    const change = await changeOf();
    const staged = {
      transaction: "20990101t000000-a",
      by: "siti@pusat",
      folder: "/etc/",
      commands: change.commands,
      undo: change.undo,
      minutes: 5,
    };
    await using((session) => procedure.upload(session, staged));
    const other = { ...staged, transaction: "20990101t000000-b", by: "budi@lain" };
    await expect(using((session) => procedure.upload(session, other))).rejects.toThrow(
      "siti@pusat is changing it: transaction 20990101t000000-a",
    );
    const found = await using(async (session) =>
      recover(session, { platform, procedure, journal }, await procedure.look(session, platform)),
    );
    expect(found.busy).toBe("siti@pusat is changing it: transaction 20990101t000000-a");
    await using((session) => procedure.disarm(session, platform, staged.transaction));
    expect(left()).toBe("");
  });

  test("an undo stops the script that is still under way", async () => {
    const old = await reset();
    const change = await changeOf();
    // Whatever the machine has tools for, something is left to be stopped.
    const slow = [...change.commands.flatMap((command) => [command, "sleep 1.5"]), "true"];
    const staged = { transaction: journal.begin(["box"]).id, folder: "/etc/", commands: slow, undo: change.undo, minutes: 5 };
    await using(async (session) => {
      await procedure.upload(session, staged);
      await procedure.arm(session, platform, staged);
      const running = expect(procedure.run(session, staged)).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 700));
      await using((second) => procedure.undo(second, staged.transaction, "/etc/"));
      await running;
    });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect([await text(), left()]).toEqual([old, ""]);
  });

  test("a command that is refused: the device is undone, its words are told, no secret is", async () => {
    const old = await reset();
    const change = await changeOf();
    const bad =
      "vtysh -c 'configure terminal' -c 'interface eth0' -c 'ip ospf message-digest-key 1 md5 KUNCI-BARU-YANG-TERLALU-PANJANG bogus'";
    const commands = [...change.commands, ...(hasFrr ? [bad] : ["false"])];
    const outcome = await changed({ ...change, commands });
    expect(outcome).toMatchObject({ outcome: hasFrr ? "refused" : "undone" });
    expect(outcome.why).not.toContain("KUNCI");
    expect([await text(), left()]).toEqual([old, ""]);
  });

  test.skipIf(!hasFrr)("an undo that FRR does not answer has not happened: it waits", async () => {
    const old = await reset();
    const id = await abandoned(await changeOf(), 5);
    box.run("pkill -x zebra; pkill -x ospfd; pkill -x staticd; sleep 1");
    await expect(using((session) => procedure.undo(session, id, "/etc/"))).rejects.toThrow(/command 1/);
    expect(left()).toContain(`/etc/simpul-${id}`);
    await box.reboot();
    await using((session) => procedure.undo(session, id, "/etc/")).catch(() => undefined);
    await until(async () => left() === "", 40);
    expect([await text(), left()]).toEqual([old, ""]);
  });

  test("a program that is not there: refused before anything is changed, since its undo would call it too", async () => {
    const old = await reset();
    const change = await changeOf();
    const told = "printf '%s\\n' '# then tidak-ada -a' > /etc/motd.conf && tidak-ada -a";
    const outcome = await changed({ ...change, commands: [...change.commands, told], undo: [told, ...change.undo] });
    expect(outcome).toMatchObject({ outcome: "refused", step: "dry-run", why: expect.stringContaining("tidak-ada") });
    expect([await text(), left()]).toEqual([old, ""]);
  });

  test("where it has no SFTP files go through the shell", async () => {
    await reset();
    box.write("/etc/ssh/sshd_config", "PermitRootLogin yes\nUsePAM no\n");
    expect(await changed(await changeOf())).toMatchObject({ outcome: "applied" });
    expect(left()).toBe("");
  });
});
