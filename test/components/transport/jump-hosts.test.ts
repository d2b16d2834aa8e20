// Jump hosts: one connection for all behind them, chains of them, and what their end means to those who went through.
import { expect, test } from "vitest";
import { connect } from "../../../components/transport/connect.ts";
import { JumpHosts } from "../../../components/transport/jump-hosts.ts";
import { usualLimits } from "../../../components/transport/limits.ts";
import { onEach } from "../../../components/transport/pool.ts";
import { server } from "./served.ts";

test("many devices behind a chain of two share one connection to each", async () => {
  const [outer, inner, far] = [await server(), await server(), await server()];
  const jump = [outer.target, inner.target];
  const targets = Array.from({ length: 30 }, (_, at) => ({ ...far.target, device: `d${at}`, jump }));
  const reached = await onEach(targets, (session) => session.run(session.device), { atOnce: 30 });
  expect(reached.map((each) => (each.ok ? each.value.text : each.error.message))).toEqual(targets.map(({ device }) => `${device}\n`));
  expect([outer, inner, far].map(({ connections }) => connections.length)).toEqual([1, 1, 30]);
});

test("the end of a jump host ends every wait behind it", async () => {
  const [jump, far] = [await server(), await server({ exec: () => undefined })];
  const session = await connect({ ...far.target, jump: [{ ...jump.target, device: "bastion" }] });
  const waiting = session.run("/export");
  setTimeout(() => jump.connections[0]?.end(), 50);
  await expect(waiting).rejects.toThrow("rough: the connection to the jump host bastion was cut, in: /export");
});

test("a connection to a jump host ends when nobody goes through it", async () => {
  const [jump, far] = [await server(), await server()];
  const gone = Promise.withResolvers<void>();
  (await connect({ ...far.target, jump: [jump.target] })).close();
  jump.connections[0]?.on("close", () => gone.resolve());
  await gone.promise;
});

test("a jump host that was lost is opened anew for the next", async () => {
  const [jump, far] = [await server(), await server()];
  const jumps = new JumpHosts(usualLimits);
  const target = { ...far.target, jump: [jump.target] };
  const first = await connect(target, { jumps });
  jump.connections[0]?.end();
  await expect(first.run("x")).rejects.toThrow(/was cut/);
  const second = await connect(target, { jumps });
  expect((await second.run("x")).text).toBe("x\n");
  jumps.close();
});

test("what a jump host does not lead to is told with its name", async () => {
  const [jump, far] = [await server({ leadsTo: 1 }), await server()];
  const reached = connect({ ...far.target, device: "far", jump: [jump.target] });
  await expect(reached).rejects.toThrow(/^far: jump host rough: does not lead to 127\.0\.0\.1:\d+: /);
});
