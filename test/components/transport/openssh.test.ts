// Real OpenSSH at the other end: keys of both kinds, the agent, sessions through it as a jump host, files, and a cut in mid-command.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../../components/transport/connect.ts";
import { onEach } from "../../../components/transport/pool.ts";
import { scanHostKey } from "../../../components/transport/scan.ts";
import type { Target } from "../../../components/transport/session.ts";

const program = "/usr/sbin/sshd";

/** Its own user may log in only as itself: the tests' user is the one. */
describe.skipIf(!existsSync(program) || process.getuid?.() !== 0)("OpenSSH", () => {
  let folder: string;
  let port: number;
  let server: ChildProcess;
  const own = (name: string): string => join(folder, name);
  const key = (name: string, ...kind: string[]): string => {
    execFileSync("ssh-keygen", ["-q", "-t", ...kind, "-N", "", "-f", own(name)]);
    return readFileSync(own(`${name}.pub`), "utf8");
  };
  const target = (more: Partial<Target> = {}): Target => ({
    device: "linux",
    host: "127.0.0.1",
    port,
    user: userInfo().username,
    identityFile: own("user"),
    hostKey: readFileSync(own("host.pub"), "utf8"),
    ...more,
  });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "simpul-sshd-"));
    mkdirSync("/run/sshd", { recursive: true });
    key("host", "ed25519");
    key("host-rsa", "rsa");
    writeFileSync(own("authorized"), [key("user", "ed25519"), key("user-rsa", "rsa")].join(""));
    port = await freePort();
    const settings = [
      ...["Port", "ListenAddress", "HostKey", "HostKey", "AuthorizedKeysFile"].map(
        (word, at) => `${word} ${[port, "127.0.0.1", own("host"), own("host-rsa"), own("authorized")][at]}`,
      ),
      ...["PidFile none", "StrictModes no", "UsePAM no", "PermitRootLogin yes", "PasswordAuthentication no", "MaxStartups 200"],
      "Subsystem sftp internal-sftp",
    ];
    writeFileSync(own("config"), `${settings.join("\n")}\n`);
    server = spawn(program, ["-D", "-e", "-f", own("config")], { stdio: "ignore" });
    for (let tries = 0; tries < 100 && !(await scanHostKey(target()).catch(() => undefined)); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
  afterAll(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const says = async (more: Partial<Target>, command = "echo $SSH_CONNECTION"): Promise<string> => {
    const session = await connect(target(more));
    try {
      return (await session.run(command)).text;
    } finally {
      session.close();
    }
  };

  test("an ed25519 key, and an RSA key by SHA-2: this server takes no SHA-1", async () => {
    expect(await says({}, "echo ed25519")).toBe("ed25519\n");
    expect(await says({ identityFile: own("user-rsa") }, "echo rsa")).toBe("rsa\n");
  });

  test("a pinned RSA host key is shown although the server prefers another", async () => {
    expect(await says({ hostKey: readFileSync(own("host-rsa.pub"), "utf8") }, "echo pinned")).toBe("pinned\n");
  });

  test("a status that is not 0 comes with the words", async () => {
    const session = await connect(target());
    expect(await session.run("echo out; echo err >&2; exit 3")).toMatchObject({ status: 3 });
    session.close();
  });

  test("a key in the agent", async () => {
    const said = execFileSync("ssh-agent", ["-s", "-a", own("agent")], { encoding: "utf8" });
    const before = process.env.SSH_AUTH_SOCK;
    process.env.SSH_AUTH_SOCK = own("agent");
    try {
      execFileSync("ssh-add", ["-q", own("user")], { stdio: "ignore" });
      const { identityFile: _, ...bare } = target();
      const session = await connect(bare);
      expect((await session.run("echo agent")).text).toBe("agent\n");
      session.close();
    } finally {
      if (before === undefined) delete process.env.SSH_AUTH_SOCK;
      else process.env.SSH_AUTH_SOCK = before;
      process.kill(Number(/SSH_AGENT_PID=(\d+)/.exec(said)?.[1]));
    }
  });

  test("forty sessions through it as a jump host, on one connection", async () => {
    const jump = [target({ device: "bastion" })];
    const targets = Array.from({ length: 40 }, (_, at) => target({ device: `d${at}`, jump }));
    const reached = await onEach(targets, async (session) => (await session.run("echo $PPID")).text, { atOnce: 40 });
    expect(reached.filter(({ ok }) => ok)).toHaveLength(40);
  });

  test("a file, whole", async () => {
    const session = await connect(target());
    await session.upload([own("file"), "isi\n".repeat(10_000)]);
    session.close();
    expect(readFileSync(own("file"), "utf8")).toBe("isi\n".repeat(10_000));
  });

  test("files that are sent together arrive whole; behind one that cannot be written none is", async () => {
    const session = await connect(target());
    const texts = ["a", "b"].map((letter) => `${letter}\n`.repeat(100_000));
    await session.upload([own("a"), texts[0] ?? ""], [own("b"), texts[1] ?? ""]);
    expect([readFileSync(own("a"), "utf8"), readFileSync(own("b"), "utf8")]).toEqual(texts);
    await expect(session.upload([own("nowhere/x"), "x"], [own("c"), "c"])).rejects.toThrow(/No such file/);
    session.close();
    expect(existsSync(own("c"))).toBe(false);
  });

  test("a cut in mid-command ends the wait", async () => {
    const session = await connect(target());
    await expect(session.run("kill -9 $PPID; sleep 20")).rejects.toThrow(/the connection was cut/);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
