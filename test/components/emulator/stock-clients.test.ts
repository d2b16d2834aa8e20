// The stock OpenSSH programs on an emulated device: ssh with a command, ssh with a terminal, sftp, scp.
import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { device, spec, TemporaryFarm } from "./temporary-farm.ts";

function hasOpenSsh(): boolean {
  try {
    execFileSync("ssh", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasOpenSsh())("OpenSSH", () => {
  let farm: TemporaryFarm;
  let folder: string;
  beforeAll(async () => {
    farm = await TemporaryFarm.start(spec([device("r1")]));
    folder = mkdtempSync(join(tmpdir(), "simpul-openssh-"));
    const { port, hostKey } = farm.target("r1");
    writeFileSync(join(folder, "known_hosts"), `[127.0.0.1]:${port} ${hostKey}\n`);
  });
  afterAll(async () => {
    await farm.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const options = (): string[] => [
    ...["-F", "none", "-i", farm.target("r1").identityFile ?? "", "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes"],
    ...["-o", `UserKnownHostsFile=${join(folder, "known_hosts")}`, "-o", "StrictHostKeyChecking=yes", "-o", "LogLevel=ERROR"],
  ];
  const ssh = async (...words: string[]): Promise<string> =>
    (await promisify(execFile)("ssh", [...options(), "-p", String(farm.target("r1").port), ...words])).stdout;

  /** Types lines one after another, each when the prompt is there, and returns what was shown. */
  async function typed(user: string, lines: readonly string[], terminal: boolean): Promise<string> {
    const child = spawn("ssh", [...options(), ...(terminal ? ["-tt"] : []), "-p", String(farm.target("r1").port), `${user}@127.0.0.1`]);
    let shown = "";
    let answered = 0;
    const left = [...lines];
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text: string) => {
      shown += text;
      for (let at = shown.indexOf("> ", answered); at !== -1 && left.length > 0; at = shown.indexOf("> ", answered)) {
        answered = at + 2;
        child.stdin.write(`${left.shift()}\r`);
      }
    });
    await new Promise((resolve) => child.on("close", resolve));
    return shown;
  }

  test("a command: its answer with the line ends of RouterOS, status 0", async () => {
    const text = await ssh("admin@127.0.0.1", "/system/identity/print");
    expect(text).toBe("  name: MikroTik\r\n");
  });

  test("a shell with a terminal and login options: prompt, echo, menus, quit", async () => {
    const shown = await typed("admin+ct511w4098h", ["/system identity", "print", "/", '/ip pool add name="x', "quit"], true);
    expect(shown.slice(shown.indexOf("[admin@"))).toBe(
      [
        "[admin@MikroTik] > /system identity",
        "[admin@MikroTik] /system/identity> print",
        "  name: MikroTik",
        "[admin@MikroTik] /system/identity> /",
        '[admin@MikroTik] > /ip pool add name="x',
        "syntax error (line 1 column 19)",
        "[admin@MikroTik] > quit",
        "interrupted",
        "",
      ].join("\r\n"),
    );
    expect(shown).not.toContain("\x1b");
  });

  test("without login options the prompt has colours and the terminal is asked who it is", async () => {
    const shown = await typed("admin", ["quit"], true);
    expect(shown.startsWith("\x1bZ")).toBe(true);
    expect(shown).toContain("\x1b[36m[admin@MikroTik] > ");
  });

  test("sftp and scp", async () => {
    const { port } = farm.target("r1");
    writeFileSync(join(folder, "a.rsc"), "# a file\n");
    await promisify(execFile)("scp", [...options(), "-P", String(port), join(folder, "a.rsc"), "admin@127.0.0.1:b.rsc"]);
    writeFileSync(join(folder, "batch"), `ls\nget b.rsc ${join(folder, "c.rsc")}\nrm b.rsc\n`);
    const { stdout } = await promisify(execFile)("sftp", [
      ...options(),
      "-b",
      join(folder, "batch"),
      "-P",
      String(port),
      "admin@127.0.0.1",
    ]);
    expect(stdout).toContain("b.rsc");
    expect(readFileSync(join(folder, "c.rsc"), "utf8")).toBe("# a file\n");
    expect((await farm.run("r1", "/file/print count-only")).text).toBe("0\n");
  });
});
