// The dry run of a Linux router takes what the script itself will do, whatever has to be found on the router first.
import { afterAll, beforeAll, expect, test } from "vitest";
import { procedureOf } from "../../../components/apply/index.ts";
import { platformOf } from "../../../components/devices/index.ts";
import { linuxDevice, spec, TemporaryFarm } from "../emulator/temporary-farm.ts";

const platform = platformOf("linux");
const procedure = procedureOf("linux") as NonNullable<ReturnType<typeof procedureOf>>;

let farm: TemporaryFarm;
beforeAll(async () => {
  farm = await TemporaryFarm.start(spec([linuxDevice("r1")]));
});
afterAll(() => farm.end());

const held = (): string => platform.print(farm.farm.device("r1").model);

test("a chain and a set go with the rules that speak of them, though those are found by their handles", async () => {
  const set = "add set inet uji opd { type ipv4_addr; }";
  const rules =
    "add rule inet uji masuk jump lain; add rule inet uji masuk ip saddr @opd accept; add rule inet uji masuk tcp dport 22 accept";
  await farm.run("r1", `nft 'add table inet uji; add chain inet uji lain; add chain inet uji masuk; ${set}; ${rules}'`);
  const running = platform.parse(held());
  const without = held()
    .replace(/\tchain lain \{\n\t\}\n/, "")
    .replace(/\tset opd \{\n[^}]*\}\n/, "")
    .replace(/.*jump lain\n.*@opd accept\n/, "");
  const { commands, undo } = platform.difference(running, platform.parse(without), { own: { kind: "exclusive" } });
  expect([commands.join("\n").includes("delete chain inet uji lain"), commands.join("\n").includes("delete set inet uji opd")]).toEqual([
    true,
    true,
  ]);
  const staged = { transaction: "20990101t000000-a", folder: "/etc/", commands, undo, minutes: 5 };
  const session = await farm.session("r1");
  await procedure.upload(session, staged);
  await expect(procedure.dryRun(session, staged, undefined)).resolves.toBe(true);
  await procedure.run(session, staged);
  session.close();
  expect(held()).toBe(platform.print(platform.parse(without)));
});
