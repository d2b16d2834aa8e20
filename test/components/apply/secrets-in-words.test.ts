// What a device answers holds secrets: wherever an answer breaks off or is garbled, none of them is in the words that we say.
import { expect, test } from "vitest";
import { procedureOf } from "../../../components/apply/index.ts";
import { platformOf } from "../../../components/devices/index.ts";
import { garbled } from "../../../components/emulator/faults/garble.ts";
import type { Session } from "../../../components/transport/session.ts";

const platform = platformOf("routeros");
const procedure = procedureOf("routeros");
if (procedure === undefined) throw new Error("no procedure");

const exported = `# 2026-01-01 00:00:00 by RouterOS 7.20.8
/interface wireguard peers
add comment="simpul:kantor" interface=wg1 preshared-key=\\
    RAHASIA-1
/snmp community
add authentication-password=RAHASIA-2 encryption-password="RAHASIA-3 dan
    RAHASIA-4" name=RAHASIA-5 security=private
/system identity
set name=opd-010
`;
const echoed = `#line 2
/snmp/community/set [find where name="nms"] authentication-password=RAHASIA-2 encryption-password="RAHASIA-3 \\" RAHASIA-4"
failure: bad value (/snmp/community/set [find where name="nms"] authentication-password=RAHASIA-2)
`;

/** A device that answers everything with one text. */
function saying(text: string): Session {
  return { device: "d", run: async () => ({ text, status: 0 }), upload: async () => undefined, close: () => undefined };
}

const staged = { transaction: "t1", folder: "", commands: [], undo: [], minutes: 5 };
const asks: readonly ((session: Session) => Promise<unknown>)[] = [
  (session) => procedure.look(session, platform),
  (session) => procedure.dryRun(session, staged, "7.20.8"),
  (session) => procedure.arm(session, platform, staged),
  (session) => procedure.run(session, staged),
  (session) => procedure.undo(session, "t1", ""),
  (session) => procedure.disarm(session, platform, "t1"),
  (session) => procedure.sweep(session, ["simpul-t1.rsc"]),
];

const words = async (text: string): Promise<string[]> =>
  Promise.all(
    asks.map((ask) =>
      ask(saying(text)).then(
        () => "",
        (error: Error) => `${error.message} ${error.stack ?? ""}`,
      ),
    ),
  );

test("an answer that breaks off at any character", async () => {
  for (const text of [exported, echoed]) {
    for (let length = 1; length <= text.length; length += 1)
      for (const said of await words(text.slice(0, length))) expect(said).not.toMatch(/RAHASIA|AHASIA-/);
  }
});

test("an answer that is garbled", async () => {
  for (let seed = 0; seed < 200; seed += 1)
    for (const text of [exported, echoed]) for (const said of await words(garbled(text, seed))) expect(said).not.toMatch(/RAHASIA/);
});

test("the device's own reason is still there", async () => {
  const [, dryRun] = await words(echoed);
  expect(dryRun).toMatch(/^failure: bad value \(\/snmp\/community\/set \[find where name=…/);
});
