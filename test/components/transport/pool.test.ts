// The pool: its limits, what it tries again, and more than two hundred sessions at once in one process.
import type { ServerChannel } from "ssh2";
import { expect, test } from "vitest";
import { inTurns, onEach, type PoolOptions } from "../../../components/transport/pool.ts";
import type { Target } from "../../../components/transport/session.ts";
import { type Behaviour, silentServer } from "./rough-server.ts";
import { closedAfter, server } from "./served.ts";

/** How many commands were under way at the same time, at most. */
async function mostAtOnce(count: number, options: PoolOptions, more: (at: number) => Partial<Target> = () => ({})): Promise<number> {
  let [now, most] = [0, 0];
  const exec = (channel: ServerChannel): void => {
    now += 1;
    most = Math.max(most, now);
    setTimeout(() => {
      now -= 1;
      channel.exit(0);
      channel.end();
    }, 60);
  };
  const { target } = await server({ exec });
  const targets = Array.from({ length: count }, (_, at) => ({ ...target, ...more(at) }));
  const reached = await onEach(targets, (session) => session.run("x"), options);
  expect(reached.every(({ ok }) => ok)).toBe(true);
  return most;
}

test("no more at once than in all, than in a site", async () => {
  expect(await mostAtOnce(12, { atOnce: 4 })).toBe(4);
  expect(await mostAtOnce(12, { atOnce: 12, perSite: 2 }, (at) => ({ site: at < 6 ? "a" : "b" }))).toBe(4);
});

test("no more at once than through a jump host", async () => {
  const jump = [(await server()).target];
  expect(await mostAtOnce(9, { atOnce: 9, perJump: 3 }, () => ({ jump }))).toBe(3);
});

test("250 sessions at once", async () => {
  let most = 0;
  const waiting = new Set<ServerChannel>();
  const exec = (channel: ServerChannel): void => {
    waiting.add(channel);
    most = Math.max(most, waiting.size);
    if (waiting.size < 250) return;
    for (const each of waiting) {
      each.exit(0);
      each.end();
    }
  };
  const { target } = await server({ exec });
  const limits = { connect: 30, auth: 30 };
  const reached = await onEach(Array<Target>(250).fill(target), (session) => session.run("x"), { atOnce: 250, limits });
  expect([reached.filter(({ ok }) => ok).length, most]).toEqual([250, 250]);
});

test("a connection that breaks before the login is tried again; a login that is refused is not", async () => {
  const dropping = await server({ drops: 2 });
  expect((await onEach([dropping.target], (session) => session.run("x")))[0]).toMatchObject({ ok: true });
  const refusing = await server({ authenticate: "refuse" });
  expect((await onEach([refusing.target], (session) => session.run("x")))[0]).toMatchObject({ ok: false, error: { stage: "auth" } });
  expect(refusing.connections).toHaveLength(1);
});

test("what was cut is done once more where that is said to be safe, and only there", async () => {
  let count = 0;
  const exec: Behaviour["exec"] = (channel, command, connection) => {
    count += 1;
    if (count % 2 === 1) return void connection.end();
    channel.write(command);
    channel.exit(0);
    channel.end();
  };
  const { target } = await server({ exec });
  const ask = (repeat: boolean) => onEach([target], async (session) => (await session.run("x")).text, { repeat });
  expect((await ask(true))[0]).toMatchObject({ ok: true, value: "x" });
  expect((await ask(false))[0]).toMatchObject({ ok: false, error: { stage: "command" } });
});

test("a signal ends what is under way and what has not begun", async () => {
  const stop = new AbortController();
  const { target } = await server({ exec: () => stop.abort() });
  const reached = await onEach(Array<Target>(5).fill(target), (session) => session.run("x"), { atOnce: 1, signal: stop.signal });
  expect(reached.map((each) => (each.ok ? "" : each.error.why))).toEqual([
    "stopped, in: x",
    ...Array(4).fill("stopped before it was reached"),
  ]);
});

test("work that opens its own sessions waits for the line of its site too", async () => {
  const { target } = await server();
  let [now, most] = [0, 0];
  const work = async (): Promise<void> => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((done) => setTimeout(done, 20));
    now -= 1;
  };
  await inTurns(Array<string>(9).fill("kantor"), (site) => ({ ...target, site }), work, { perSite: 3 });
  expect(most).toBe(3);
});

test("hosts that are silent, however many, keep nobody waiting", async () => {
  const silent = closedAfter(await silentServer());
  const { target } = await server();
  const heard: number[] = [];
  const done = ({ port }: Target): void => void heard.push(port);
  const targets = [...Array<Target>(80).fill({ ...target, port: silent.port }), target];
  await onEach(targets, async () => undefined, { atOnce: 100, limits: { connect: 3 }, done });
  expect([heard[0], heard.length]).toEqual([target.port, 81]);
});
