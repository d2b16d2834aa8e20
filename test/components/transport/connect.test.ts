// Sessions over real SSH: what goes right, and every way in which one can end badly. None may wait for ever.
import { expect, test } from "vitest";
import { freshKey } from "../../../components/emulator/keys.ts";
import { connect } from "../../../components/transport/connect.ts";
import { onEach } from "../../../components/transport/pool.ts";
import type { Target } from "../../../components/transport/session.ts";
import { silentServer } from "./rough-server.ts";
import { closedAfter, failure, server } from "./served.ts";

test("several commands on one connection, in the order they were asked, line ends as ours", async () => {
  const { target, connections } = await server();
  const session = await connect(target);
  const outputs = await Promise.all(["one", "two", "three"].map((command) => session.run(command)));
  session.close();
  expect(outputs).toEqual(["one\n", "two\n", "three\n"].map((text) => ({ text, status: 0 })));
  expect(connections).toHaveLength(1);
});

test("another host key than the pinned one is refused with both fingerprints", async () => {
  const { target } = await server();
  const pinned = freshKey("test").line;
  const error = await failure(connect({ ...target, hostKey: pinned }));
  expect(error.stage).toBe("host key");
  expect(error.message.match(/SHA256:[A-Za-z0-9+/]{43}/g)).toHaveLength(2);
});

test("a pin that is no key is refused before anything is sent", async () => {
  const { target, connections } = await server();
  expect((await failure(connect({ ...target, hostKey: "trust me" }))).stage).toBe("host key");
  expect(connections).toHaveLength(0);
});

test("a user who is not let in", async () => {
  const { target } = await server({ authenticate: "refuse" });
  const error = await failure(connect(target));
  expect([error.stage, error.message]).toEqual(["auth", `rough: 127.0.0.1:${target.port} does not let "admin" in with this key`]);
});

test("a login that never ends is ended", async () => {
  const { target } = await server({ authenticate: "never" });
  const error = await failure(connect(target, { limits: { auth: 0.2 } }));
  expect([error.stage, error.message]).toEqual(["auth", `rough: 127.0.0.1:${target.port} does not finish the login of "admin"`]);
});

test("a host that never says a word", async () => {
  const silent = closedAfter(await silentServer());
  const { target } = await server();
  const error = await failure(connect({ ...target, port: silent.port }, { limits: { connect: 0.2 } }));
  expect([error.stage, error.message]).toEqual(["connect", `rough: 127.0.0.1:${silent.port} does not answer`]);
});

test("nothing that listens", async () => {
  const { target } = await server();
  const error = await failure(connect({ ...target, port: 1 }));
  expect(error.message).toMatch(/refuses connections/);
});

test("a key file that is not there", async () => {
  const { target } = await server();
  const error = await failure(connect({ ...target, identityFile: "/nowhere/key" }));
  expect([error.stage, error.message]).toEqual(["auth", "rough: the key file /nowhere/key cannot be read (ENOENT)"]);
});

test("a cut in mid-command ends the wait, and every command behind it", async () => {
  const { target } = await server({ exec: (channel, _, connection) => channel.write("half", () => connection.end()) });
  const session = await connect(target);
  const [first, second] = [session.run("/export"), session.run("/other")];
  expect((await failure(first)).message).toBe("rough: the connection was cut, in: /export");
  expect((await failure(second)).message).toBe("rough: the connection was cut, in: /other");
});

test("a command that never ends is ended, and its values are in no message", async () => {
  const { target } = await server({ exec: () => undefined });
  const session = await connect(target, { limits: { command: 0.2 } });
  const error = await failure(session.run('/user add password="it is secret" name=x'));
  expect(error.message).toBe("rough: no answer within 0.2 s, in: /user add password=… name=…");
  expect((await failure(session.run("/next"))).message).toMatch(/stopped answering earlier/);
});

test("an upload to a device without SFTP says so", async () => {
  const { target } = await server();
  const session = await connect(target);
  expect((await failure(session.upload(["a.rsc", "x"]))).stage).toBe("upload");
  session.close();
});

test("an abort ends what is under way", async () => {
  const { target } = await server({ exec: () => undefined });
  const stop = new AbortController();
  const session = await connect(target, { signal: stop.signal });
  const waiting = failure(session.run("/export"));
  stop.abort();
  expect((await waiting).message).toBe("rough: stopped, in: /export");
});

test("a session that was closed takes nothing more", async () => {
  const { target } = await server();
  const session = await connect(target);
  session.close();
  expect((await failure(session.run("/x"))).message).toBe("rough: the session was closed, in: /x");
});

test("many devices: results in the order of the targets, failures among them", async () => {
  const { target } = await server();
  const gone: Target = { ...target, device: "gone", port: 1 };
  const reached = await onEach([target, gone, target], (session) => session.run("x"), { atOnce: 2 });
  expect(reached.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(reached[1]).toMatchObject({ target: gone, ok: false, error: { device: "gone", stage: "connect" } });
});
