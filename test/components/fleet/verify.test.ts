// Live checks: what is asked of a device, and what is made of its answers.
import { expect, test } from "vitest";
import type { Expected } from "../../../components/devices/expected.ts";
import { checksOf, pingsOf, unreached } from "../../../components/fleet/verify/checks.ts";
import { viewerOf } from "../../../components/fleet/verify/view.ts";
import type { Session } from "../../../components/transport/session.ts";

const expected: Expected = {
  device: "opd-010",
  answers: [{ device: "dc-1", address: "10.160.0.9", source: "10.161.10.1" }],
  neighbours: [{ link: "opd-010", device: "simpul-1", address: "10.160.16.41", mtu: 1500, routes: ["10.160.0.2/32"] }],
  resolvers: ["10.161.0.53"],
  domain: "contoh.go.id",
  timeServers: ["10.161.0.20"],
  queues: ["pool", "opd-010"],
};

const good: Readonly<Record<string, string>> = {
  ospf: ' 0 instance=main area=akses address=10.160.16.41 interface=sfp1 router-id=10.160.0.2 state="Full"\n',
  routes:
    " 0 DAo dst-address=0.0.0.0/0 gateway=10.160.16.41\n 1 DAc dst-address=10.160.16.40/30 gateway=sfp1\n 2 DAo dst-address=10.160.0.2/32 gateway=10.160.16.41\n",
  queues: ' 0 name="pool" target=10.0.0.0/8\n 1 name="opd-010" parent=pool\n',
  dns: "            servers: 10.161.0.53\n",
  ntp: "   enabled: yes\n   status: synchronized\n",
  servers: " 0 address=10.161.0.20 comment=simpul:ntp\n",
  ping0: "    sent=2 received=2 packet-loss=0%\n",
  ping1: "    sent=2 received=2 packet-loss=0%\n",
};

/** Answers each part of the one line, and the name. */
function session(parts: Readonly<Record<string, string>>, resolved = "10.161.0.80", asked: string[] = []): Session {
  return {
    device: "opd-010",
    run: async (command) => {
      asked.push(command);
      if (command.includes(":resolve")) return { text: `${resolved}\n`, status: 0 };
      const names = [...command.matchAll(/:put "simpul-([a-z0-9]+)"/g)].map(([, name]) => name ?? "");
      return { text: names.map((name) => `simpul-${name}\n${parts[name] ?? ""}`).join(""), status: 0 };
    },
    upload: async () => undefined,
    close: () => undefined,
  };
}

async function failing(parts: Readonly<Record<string, string>>, resolved?: string): Promise<readonly string[]> {
  const view = await viewerOf("routeros")?.(session({ ...good, ...parts }, resolved), { pings: pingsOf(expected), name: "contoh.go.id" });
  if (view === undefined) throw new Error("no viewer");
  return checksOf(expected, view)
    .filter(({ ok }) => !ok)
    .map(({ kind, observed }) => `${kind}: ${observed}`);
}

test("everything as the plan has it", async () => {
  expect(await failing({})).toEqual([]);
});

test("each thing that is not so is one check that says what was seen", async () => {
  expect(await failing({ ospf: good.ospf?.replace("Full", "Init") ?? "" })).toEqual(["adjacency: Init"]);
  expect(await failing({ ospf: "" })).toEqual(["adjacency: no neighbour"]);
  expect(await failing({ ping0: "    sent=2 received=0 packet-loss=100%\n" })).toEqual(["reachability: no answer to a ping"]);
  expect(await failing({ ping1: "packet too large and cannot be fragmented\n" })).toEqual(["mtu: 1500 bytes do not pass"]);
  expect(await failing({ queues: ' 0 name="pool"\n' })).toEqual(["queue: 1 missing: opd-010"]);
  expect(await failing({ ntp: "   status: waiting\n" })).toEqual(["ntp: asks 10.161.0.20, with a route there, waiting"]);
  expect(await failing({ servers: "" })).toEqual(["ntp: asks nobody, with a route there, synchronized"]);
  expect(await failing({}, "failure: dns server failure")).toEqual([
    "dns: asks 10.161.0.53, with a route there, contoh.go.id is failure: dns server failure",
  ]);
  expect(await failing({ routes: " 0 DAc dst-address=10.160.16.40/30 gateway=sfp1\n" })).toEqual([
    "reachability: no route to 10.160.0.2/32",
    "dns: asks 10.161.0.53, no route to 10.161.0.53, contoh.go.id is 10.161.0.80",
    "ntp: asks 10.161.0.20, no route to 10.161.0.20, synchronized",
  ]);
});

test("a device that cannot resolve at all is judged by its servers and its routes", async () => {
  expect(await failing({}, "bad command name resolve (line 1 column 8)")).toEqual([]);
});

test("pings ask from the operations center, and for whole packets on a link", async () => {
  const asked: string[] = [];
  await viewerOf("routeros")?.(session(good, "", asked), { pings: pingsOf(expected) });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain("/ping 10.160.0.9 count=2 interval=200ms src-address=10.161.10.1;");
  expect(asked[0]).toContain("/ping 10.160.16.41 count=2 interval=200ms size=1500 do-not-fragment;");
});

test("a device that breaks off is no device that is fine; one that is not reached fails by name", async () => {
  const broken = { ...session(good), run: async () => ({ text: "failure: something\n", status: 0 }) };
  await expect(viewerOf("routeros")?.(broken, { pings: [] })).rejects.toThrow("it stopped in the middle: failure: something");
  expect(unreached("opd-010", "no answer")).toMatchObject({ ok: false, to: "opd-010", observed: "no answer" });
});
