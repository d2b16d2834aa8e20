// Who we are is said to nobody but the machine whose key is pinned: swapped keys, weaker algorithms, wrong jump hosts get not one attempt to log in.
import ssh2 from "ssh2";
import { expect, test } from "vitest";
import { freshKey } from "../../../components/emulator/keys.ts";
import { connect } from "../../../components/transport/connect.ts";
import { scanHostKey } from "../../../components/transport/scan.ts";
import type { Target } from "../../../components/transport/session.ts";
import type { Behaviour } from "./rough-server.ts";
import { failure, server } from "./served.ts";

/** Lets it answer, with a password at hand that nobody may ask for. */
function guarded(target: Target): Target & { readonly asked: () => number } {
  let count = 0;
  const password = (): string => {
    count += 1;
    return "SANGAT-RAHASIA";
  };
  return { ...target, password, asked: () => count };
}

const rsa = ssh2.utils.generateKeyPairSync("rsa", { bits: 2048 }).private;

/** What a server hears that we turn away from at its host key: the greeting, and our half of the key exchange. */
const greeted = ["Handshake in progress", "DH Init"];

test("the pinned machine hears who we are, after the keys are agreed upon: the recording records", async () => {
  const { target, heard } = await server();
  (await connect(target)).close();
  expect(heard.slice(0, 3)).toEqual([...greeted, "NEWKEYS"]);
  expect(heard).toContain("USERAUTH_REQUEST (publickey)");
});

test("another host key than the pinned one: no attempt to log in, no password looked up", async () => {
  const { target, logins, connections, heard } = await server();
  const mine = guarded({ ...target, hostKey: freshKey("other").line });
  expect((await failure(connect(mine))).stage).toBe("host key");
  expect([connections.length, logins, mine.asked(), heard]).toEqual([1, [], 0, greeted]);
});

test("another kind of key than the pinned one is not even looked at", async () => {
  const { target, logins } = await server({ hostKey: rsa });
  const mine = guarded({ ...target, hostKey: freshKey("other").line });
  expect((await failure(connect(mine))).why).toMatch(/no algorithm in common: .*host key/);
  expect([logins, mine.asked()]).toEqual([[], 0]);
});

interface Weak {
  readonly what: string;
  readonly algorithms: NonNullable<Behaviour["algorithms"]>;
  readonly hostKey?: string;
}

const weak: readonly Weak[] = [
  { what: "a SHA-1 key exchange", algorithms: { kex: ["diffie-hellman-group14-sha1"] } },
  { what: "a CBC cipher", algorithms: { cipher: ["aes128-cbc"] } },
  { what: "a SHA-1 checksum", algorithms: { cipher: ["aes128-ctr"], hmac: ["hmac-sha1"] } },
  { what: "a SHA-1 signature", algorithms: { serverHostKey: ["ssh-rsa"] }, hostKey: rsa },
];

test.each(weak)("$what is refused, unless the device is named as old", async ({ what: _, ...behaviour }) => {
  const { target, logins, heard } = await server(behaviour);
  const mine = guarded(target);
  const error = await failure(connect(mine));
  expect([error.stage, /no algorithm in common/.test(error.why)]).toEqual(["connect", true]);
  expect([logins, mine.asked(), heard.filter((message) => !greeted.includes(message))]).toEqual([[], 0, []]);
  const session = await connect({ ...target, algorithms: "old" });
  expect((await session.run("x")).text).toBe("x\n");
  session.close();
});

test("a jump host with another key: neither it nor the device hears of us", async () => {
  const jump = await server();
  const far = await server();
  const mine = guarded({ ...far.target, device: "far" });
  const way = guarded({ ...jump.target, device: "bastion", hostKey: freshKey("other").line });
  const error = await failure(connect({ ...mine, jump: [way] }));
  expect([error.device, error.stage]).toEqual(["far", "host key"]);
  expect(error.message).toMatch(/^far: jump host bastion: 127\.0\.0\.1:\d+ shows the host key SHA256:/);
  expect([jump.logins, far.connections.length, mine.asked(), way.asked(), jump.heard]).toEqual([[], 0, 0, 0, greeted]);
});

test("a jump host that leads to another machine: that one hears nothing of us", async () => {
  const wrong = await server({ hostKey: freshKey("wrong").secret });
  const jump = await server({ leadsTo: wrong.target.port });
  const far = await server();
  const mine = guarded(far.target);
  expect((await failure(connect({ ...mine, jump: [jump.target] }))).stage).toBe("host key");
  expect([wrong.connections.length, wrong.logins, far.connections.length, mine.asked(), wrong.heard]).toEqual([1, [], 0, 0, greeted]);
});

test("a first contact looks at the key and says nothing of us", async () => {
  const { target, logins } = await server();
  const { hostKey, ...address } = target;
  expect((await scanHostKey(address)).line).toBe(hostKey.split(" ").slice(0, 2).join(" "));
  expect(logins).toEqual([]);
});

test("a key first; a password only where the device asks for one", async () => {
  const { target, logins } = await server({
    authenticate: (context) => {
      if (context.method === "password" && context.password === "SANGAT-RAHASIA") context.accept();
      else context.reject(["password"]);
    },
  });
  const mine = guarded(target);
  (await connect(mine)).close();
  expect([logins, mine.asked()]).toEqual([["publickey admin", "password admin"], 1]);
});

test("one hidden question is answered with the password, any other is not", async () => {
  const answers: string[][] = [];
  const asking = (prompts: { prompt: string; echo: boolean }[]) =>
    server({
      authenticate: (context) => {
        if (context.method !== "keyboard-interactive") context.reject(["keyboard-interactive"]);
        else
          context.prompt(prompts, (given) => {
            answers.push(given);
            if (given.length === 1) context.accept();
            else context.reject();
          });
      },
    });
  const { target } = await asking([{ prompt: "Password:", echo: false }]);
  (await connect(guarded(target))).close();
  const token = await asking([{ prompt: "Token:", echo: true }]);
  expect((await failure(connect(guarded(token.target)))).stage).toBe("auth");
  expect(answers).toEqual([["SANGAT-RAHASIA"], []]);
});

test("a password that cannot be looked up ends the login, in words that hold no secret", async () => {
  const { target } = await server({ authenticate: (context) => context.reject(["password"]) });
  const { identityFile: _, ...bare } = target;
  const locked = (): string => {
    throw new Error("the vault is sealed");
  };
  expect(await failure(connect({ ...bare, password: locked }))).toMatchObject({ stage: "auth", why: "the vault is sealed" });
});

test("nothing to log in with is said before anybody is called", async () => {
  const { target, connections } = await server();
  const { identityFile: _, ...bare } = target;
  const agent = process.env.SSH_AUTH_SOCK;
  delete process.env.SSH_AUTH_SOCK;
  try {
    expect((await failure(connect(bare))).why).toBe("there is neither a key file nor an SSH agent to log in with");
  } finally {
    if (agent !== undefined) process.env.SSH_AUTH_SOCK = agent;
  }
  expect(connections).toHaveLength(0);
});
