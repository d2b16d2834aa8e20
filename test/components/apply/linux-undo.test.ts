// The undo of a Linux router when things go wrong around it: a file that breaks off on its way, a power cut, another who runs it.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Journal, procedureOf, recover } from "../../../components/apply/index.ts";
import { guardsOf } from "../../../components/apply/linux-script.ts";
import { platformOf } from "../../../components/devices/index.ts";
import type { Session } from "../../../components/transport/session.ts";
import { linuxDevice, spec, TemporaryFarm } from "../emulator/temporary-farm.ts";

const platform = platformOf("linux");
const procedure = procedureOf("linux") as NonNullable<ReturnType<typeof procedureOf>>;
const staged = {
  transaction: "20990101t000000-a",
  by: "siti@pusat",
  folder: "/etc/",
  commands: ["vtysh -c 'configure terminal' -c 'ip route 10.9.0.0/16 blackhole'", "nft 'add table inet percobaan'"],
  undo: [
    "nft 'add table inet percobaan; delete table inet percobaan'",
    "vtysh -c 'configure terminal' -c 'no ip route 10.9.0.0/16 blackhole'",
  ],
  minutes: 5,
};
const dead = { isAlive: () => false, knows: () => true } as unknown as Journal;

let farm: TemporaryFarm;
let old: string;
beforeAll(async () => {
  farm = await TemporaryFarm.start(spec([linuxDevice("r1")]));
});
afterAll(() => farm.end());
beforeEach(async () => {
  await farm.farm.reset([]);
  old = held();
});

const held = (): string => platform.print(farm.farm.device("r1").model);
const left = async (): Promise<string> =>
  (await farm.run("r1", "ls -d /etc/simpul-* /etc/simpul-*/* /etc/systemd/system/simpul-* 2> /dev/null")).text;

async function using<T>(act: (session: Session) => Promise<T>): Promise<T> {
  const session = await farm.session("r1");
  try {
    return await act(session);
  } finally {
    session.close();
  }
}

/** The line is cut in the middle of the first file whose name has this in it. */
function cutIn(session: Session, name: string): Session {
  return {
    device: session.device,
    run: (command) => session.run(command),
    upload: async (...files) => {
      for (const file of files) {
        if (file[0].includes(name)) farm.farm.fault("r1", "cut@upload", false, 0);
        await session.upload(file);
      }
    },
    close: () => session.close(),
  };
}

const next = (): Promise<{ readonly words?: string }> =>
  using(async (session) => recover(session, { platform, procedure, journal: dead }, await procedure.look(session, platform)));

test.each(["/simpul-undo-", "/simpul-20990101t000000-a.sh"])(
  "an upload that breaks off in %s: the next run sweeps what is there",
  async (name) => {
    await expect(using((session) => procedure.upload(cutIn(session, name), staged))).rejects.toThrow("could not be written");
    expect(await left()).not.toBe("");
    expect(await next()).toMatchObject({ words: expect.stringContaining("was cut off") });
    expect([held(), await left()]).toEqual([old, ""]);
  },
);

test("an undo that is sent anew and breaks off: the one that is armed is still whole", async () => {
  await using(async (session) => {
    await procedure.upload(session, staged);
    await procedure.arm(session, platform, staged);
    await procedure.run(session, staged);
  });
  expect(held()).not.toBe(old);
  const again = using((session) => procedure.undo(cutIn(session, "/simpul-undo-"), staged.transaction, "/etc/", staged.undo));
  await expect(again).rejects.toThrow("could not be written");
  await farm.farm.advance(["r1"], 6 * 60_000);
  expect([held(), await left()]).toEqual([old, ""]);
});

test("an undo that comes during the last command: the script does not say that it is done", async () => {
  const stopped = { ...staged, commands: [...staged.commands, `touch /etc/simpul-${staged.transaction}/simpul-stop`] };
  await using(async (session) => {
    await procedure.upload(session, stopped);
    await procedure.arm(session, platform, stopped);
    await expect(procedure.run(session, stopped)).rejects.toThrow("stopped");
  });
  await farm.farm.advance(["r1"], 6 * 60_000);
  expect([held(), await left()]).toEqual([old, ""]);
});

test("what was undone meanwhile is not kept", async () => {
  await using(async (session) => {
    await procedure.upload(session, staged);
    await procedure.arm(session, platform, staged);
    await procedure.run(session, staged);
    await procedure.undo(session, staged.transaction, "/etc/");
    await expect(procedure.keep?.(session, platform, staged)).rejects.toThrow("stopped");
  });
});

test("the service of a start does not begin again and again for an undo that somebody took away", async () => {
  const hard = { ...staged, undo: ["false"] };
  await using(async (session) => {
    await procedure.upload(session, hard);
    await procedure.arm(session, platform, hard);
  });
  farm.farm.device("r1").reboot();
  await farm.farm.device("r1").started();
  await farm.farm.advance(["r1"], 60_000);
  const runs = (): number => readFileSync(farm.folder.logFile, "utf8").split('"event":"timer"').length - 1;
  expect(runs()).toBeGreaterThan(2);
  await using((session) => procedure.disarm(session, platform, hard.transaction));
  await farm.farm.advance(["r1"], 60_000);
  const before = runs();
  await farm.farm.advance(["r1"], 600_000);
  expect([runs(), await left()]).toEqual([before, ""]);
});

test("the service of a start is of a kind that systemd before 244 restarts, too", () => {
  expect(guardsOf(staged).systemd).toContain("'Type=simple'");
});
