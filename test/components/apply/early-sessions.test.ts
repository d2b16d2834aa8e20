// Sessions of the next wave: each is used once, one that failed or is old is opened anew, and none stays open.
import { expect, test, vi } from "vitest";
import type { Change } from "../../../components/apply/change.ts";
import { EarlySessions } from "../../../components/apply/early-sessions.ts";
import type { Look } from "../../../components/apply/procedure.ts";
import { type Session, type Target, TransportError } from "../../../components/transport/session.ts";

const target = (device: string): Target => ({ device, host: "192.0.2.1", port: 22, user: "simpul", hostKey: "" });

const seen = { model: {}, traces: { timers: 0, files: [], folder: "" } } as unknown as Look;

/** Only what a session ahead of time needs. */
function change(device: string, look: () => Promise<Look> = async () => seen): Change {
  return { device, target: target(device), procedure: { look } } as unknown as Change;
}

function counting(failing: ReadonlySet<string> = new Set()) {
  const opened: string[] = [];
  const closed: string[] = [];
  const connect = async ({ device }: Target): Promise<Session> => {
    opened.push(device);
    if (failing.has(device) && opened.filter((name) => name === device).length === 1)
      throw new TransportError(device, "connect", "no answer");
    return { device, run: async () => ({ text: "", status: 0 }), upload: async () => undefined, close: () => void closed.push(device) };
  };
  return { opened, closed, early: new EarlySessions(connect) };
}

test("one that was opened early is given once; the next is a new connection", async () => {
  const { opened, closed, early } = counting();
  early.open([change("a")]);
  await early.connect(target("a"));
  expect(opened).toEqual(["a"]);
  await early.connect(target("a"));
  expect([opened, closed]).toEqual([["a", "a"], []]);
});

test("one that failed early is tried again by whoever needs it", async () => {
  const { opened, early } = counting(new Set(["a"]));
  early.open([change("a")]);
  expect((await early.connect(target("a"))).device).toBe("a");
  expect(opened).toEqual(["a", "a"]);
});

test("one that waited too long is not relied on", async () => {
  const { opened, closed, early } = counting();
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  early.open([change("a")]);
  now.mockReturnValue(21_000);
  await early.connect(target("a"));
  now.mockRestore();
  expect([opened, closed]).toEqual([["a", "a"], ["a"]]);
});

test("those that nobody came for are closed", async () => {
  const { closed, early } = counting();
  early.open([change("a"), change("b")]);
  await early.connect(target("a"));
  await early.close();
  expect(closed).toEqual(["b"]);
});

test("what was seen ahead is known of that session, and of no other", async () => {
  const { early } = counting();
  early.open([change("a")]);
  const [first, second] = [await early.connect(target("a")), await early.connect(target("a"))];
  expect([early.inspection(first), early.inspection(second)]).toEqual([{ look: seen }, undefined]);
});

test("a session on which the look failed is not relied on: it may be gone", async () => {
  const { opened, closed, early } = counting();
  early.open([change("a", () => Promise.reject(new TransportError("a", "command", "was cut")))]);
  expect(early.inspection(await early.connect(target("a")))).toBeUndefined();
  expect([opened, closed]).toEqual([["a", "a"], ["a"]]);
});
