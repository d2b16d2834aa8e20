// The doors on device texts, run as a person runs them: what is printed where, exit codes, and that no secret comes out.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diffAnswer } from "../../scripts/diff.ts";
import { errorDocument } from "../../scripts/door/door.ts";
import { textFor } from "../../scripts/fleet/texts.ts";
import { importAnswer } from "../../scripts/import.ts";
import { parseAnswer } from "../../scripts/parse.ts";

const simpul = resolve(import.meta.dirname, "../../scripts/simpul.ts");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "simpul-doors-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = ""): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [simpul, ...args], { input, encoding: "utf8", cwd: folder });
  return { exit: status, out: stdout, err: stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function errorDocumentOf(ask: () => unknown): unknown {
  try {
    ask();
  } catch (error) {
    return errorDocument(error);
  }
  throw new Error("it was taken");
}

const planted = "Rahasia-42";
const running = `# 2026-01-01 00:00:00 by RouterOS 7.20.8\n# model = L009UiGS\n/ip pool\nadd name=a ranges=10.0.0.1\n/radius\nadd address=10.0.0.1 secret=${planted}\n`;
const intended = `/ip pool\nadd name=a ranges=10.0.0.2\n/radius\nadd address=10.0.0.1 secret=${planted}-new\n`;

describe("parse", () => {
  test("canonical text on standard output, secrets masked", () => {
    const { exit, out, err } = run(["parse", "routeros", "-"], running);
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toMatch(/^\/ip\/pool add name=a ranges=10\.0\.0\.1\n\/radius add address=10\.0\.0\.1 secret=secret:[0-9a-f]{8}\n$/);
    expect(run(["parse", "routeros", "-"], out).out).toBe(out);
  });

  test("the document; what cannot be read is exit 2, named, and holds no secret either", () => {
    const { exit, out } = run(["parse", "routeros", "-", "--json"], `${running}add secret="${planted} address=1\n`);
    const document = JSON.parse(out) as { sections: unknown; unparsed: unknown };
    expect(exit).toBe(2);
    expect(document).toMatchObject({ vendor: "routeros", version: "7.20.8", model: "L009UiGS", items: 2, incomplete: [] });
    expect(document.sections).toEqual([
      { path: "/ip/pool", kind: "keyed", typed: 1, opaque: 0 },
      { path: "/radius", kind: "ordered", typed: 1, opaque: 0 },
    ]);
    expect(document.unparsed).toEqual([{ line: 7, column: 5, text: expect.stringMatching(/^secret=secret:[0-9a-f]{8}$/) }]);
    expect(out).not.toContain(planted);
  });

  test("a section that was cut off is exit 2", () => {
    const { exit, out, err } = run(["parse", "routeros", "-"], `${running}#error exporting "/ip/ipsec" (timeout)\n`);
    expect({ exit, err }).toEqual({ exit: 2, err: "/ip/ipsec: the device cut this section off\n" });
    expect(out).not.toBe("");
  });

  test.each<[string, () => unknown]>([
    ["nowhere.rsc is not there", () => parseAnswer("routeros", "nowhere.rsc")],
    [". is a folder, not the text of one device", () => parseAnswer("routeros", ".")],
    ["vendor `junos` is not supported yet", () => parseAnswer("junos", "-")],
    ["vendor `__proto__` is not supported yet", () => parseAnswer("__proto__", "-")],
    ["only one text can come from standard input", () => diffAnswer(["routeros", "-", "-"], {})],
    ["--own mine is neither exclusive nor tagged:PREFIX", () => diffAnswer(["routeros", "-", "x"], { own: "mine" })],
    ['--manage "adress=1": `adress=1` is not understood', () => diffAnswer(["routeros", "-", "x"], { manage: ["adress=1"] })],
    ["--manage port=0 is no port", () => diffAnswer(["routeros", "-", "x"], { manage: ["port=0"] })],
    ["--manage port=1,port=2 says one thing twice", () => diffAnswer(["routeros", "-", "x"], { manage: ["port=1,port=2"] })],
    ["--manage proto=telnet: only ssh is watched", () => diffAnswer(["routeros", "-", "x"], { manage: ["proto=telnet"] })],
  ])("%s: an error with a fix", (message, ask) => {
    expect(errorDocumentOf(ask)).toEqual({ error: { message, fix: expect.stringMatching(/./) } });
  });

  test("an error is one sentence and the fix, or one document", () => {
    expect(run(["parse", "routeros", "nowhere.rsc"])).toEqual({
      exit: 1,
      out: "",
      err: "simpul: nowhere.rsc is not there\nfix: name a file that is there, or - for standard input\n",
    });
    const { exit, out, err } = run(["parse", "routeros", "nowhere.rsc", "--json"]);
    expect([exit, err, JSON.parse(out)]).toEqual([
      1,
      "",
      { error: { message: "nowhere.rsc is not there", fix: expect.stringMatching(/./) } },
    ]);
  });
});

test("what is no text is refused, and nothing in a text steers the terminal", () => {
  const binary = file("a.backup", "");
  writeFileSync(binary, Uint8Array.from([0x88, 0xac, 0xa1, 0xb1, 0, 0, 0, 1]));
  expect(errorDocumentOf(() => parseAnswer("routeros", binary))).toMatchObject({
    error: { message: `${binary} is no text: it holds zero bytes` },
  });
  const { exit, err } = run(["parse", "routeros", "-"], `${"\u001b[2J what\n".repeat(30)}`);
  expect([exit, err.split("\n").length, err.includes("\u001b")]).toEqual([2, 22, false]);
  expect(err).toContain("and 10 more lines");
});

describe("diff", () => {
  const sides = (): [string, string] => [file("running.rsc", running), file("intended.rsc", intended)];

  test("the script alone, exit 2; nothing to do is exit 0 and silent", () => {
    const { exit, out, err } = run(["diff", "routeros", ...sides()]);
    expect({ exit, err }).toEqual({ exit: 2, err: "" });
    expect(out.split("\n")).toHaveLength(3);
    expect(out).not.toContain(planted);
    expect(run(["diff", "routeros", file("a.rsc", running), file("b.rsc", running)])).toEqual({ exit: 0, out: "", err: "" });
  });

  test("the script leads there, the undo leads back, clear or masked", () => {
    const [from, to] = sides();
    const canonical = (path: string): string => run(["parse", "routeros", path]).out;
    const script = file("script.rsc", run(["diff", "routeros", from, to]).out);
    const there = run(["simulate", "routeros", from, script]);
    expect(there).toEqual({ exit: 0, out: canonical(to), err: "" });
    const undo = file("undo.rsc", run(["diff", "routeros", from, to, "--undo"]).out);
    expect(run(["simulate", "routeros", file("there.rsc", there.out), undo]).out).toBe(canonical(from));
  });

  test("--reveal writes what the device needs, for its owner alone, and prints none of it", () => {
    const path = join(folder, "clear.rsc");
    const { exit, out } = run(["diff", "routeros", ...sides(), "--reveal", path]);
    expect(exit).toBe(2);
    expect(out).not.toContain(planted);
    expect(readFileSync(path, "utf8")).toContain(`secret=${planted}-new`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(run(["simulate", "routeros", join(folder, "running.rsc"), path]).out).toBe(
      run(["parse", "routeros", join(folder, "intended.rsc")]).out,
    );
  });

  test("--reveal refuses where a secret is known by its fingerprint only", () => {
    const masked = file("masked.rsc", run(["parse", "routeros", file("intended.rsc", intended)]).out);
    const { exit, err } = run(["diff", "routeros", file("running.rsc", running), masked, "--reveal", join(folder, "none.rsc")]);
    expect(exit).toBe(1);
    expect(err).toMatch(/^simpul: secret:[0-9a-f]{8} stands for a secret that neither text holds/);
  });

  test("lines that cannot be read stop it, with file, line and column, unless they may", () => {
    const broken = file("broken.rsc", `${running}what is this\n`);
    const { exit, out } = run(["diff", "routeros", broken, file("intended.rsc", intended), "--json"]);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      error: { file: broken, line: 7, column: 1, message: expect.stringContaining("7:1 what is this") },
    });
    expect(run(["diff", "routeros", broken, join(folder, "intended.rsc"), "--allow-unparsed"])).toMatchObject({
      exit: 2,
      err: `${broken}:7:1 what is this: cannot be read, left alone\n`,
    });
  });

  test("--explain says each change in words, beside the script", () => {
    const { out, err } = run(["diff", "routeros", ...sides(), "--explain"]);
    expect(err.split("\n").length).toBe(out.split("\n").length);
    expect(err).toContain("10.0.0.1 → 10.0.0.2");
    expect(err).not.toContain(planted);
  });
});

describe("simulate", () => {
  const from = (): string => file("running.rsc", running);

  test("a refusal is exit 1, with the state before the step", () => {
    const script = file("script.rsc", `/ip pool add name=b ranges=10.0.0.3\n/ip pool add name=b ranges=10.0.0.4\n/radius remove 0\n`);
    const json = run(["simulate", "routeros", from(), script, "--json"]);
    expect(json.exit).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      accepted: false,
      refused: { step: 2, command: "/ip pool add name=b ranges=10.0.0.4", reason: "failure: pool with such name exists" },
      text: expect.stringContaining("/ip/pool add name=b ranges=10.0.0.3\n/radius add"),
    });
    const plain = run(["simulate", "routeros", from(), script]);
    expect(plain.err).toBe("simpul: refused at step 2: failure: pool with such name exists\n  /ip pool add name=b ranges=10.0.0.4\n");
  });

  test("--trace is one document a step", () => {
    const { exit, out } = run(["simulate", "routeros", from(), "-", "--trace"], `/radius set 0 secret=${planted}-x\n/ip pool remove a\n`);
    expect(exit).toBe(0);
    expect(out).not.toContain(planted);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { step: number; changed: string[] })
        .map(({ step, changed }) => [step, changed]),
    ).toEqual([
      [1, ["/radius"]],
      [2, ["/ip/pool a"]],
    ]);
  });
});

describe("import", () => {
  const router = `/ip address\nadd address=10.1.0.1/24 comment=tamu interface=ether2\n/radius\nadd address=10.0.0.1 secret=${planted}\n/queue simple\nadd limit-at=2M/2M max-limit=1M/1M name=q target=10.1.0.0/24\n`;

  test("the draft, and what has no place; no secret comes out", () => {
    const { exit, out } = run(["import", "routeros", "-", "--json"], router);
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      draft: { segments: [{ class: "tamu", interface: "ether2", prefix: "10.1.0.0/24" }], queues: [{ name: "q" }] },
      unplaced: [expect.stringMatching(/^\/radius add address=10\.0\.0\.1 secret=secret:[0-9a-f]{8}$/)],
    });
    expect(out).not.toContain(planted);
    const plain = run(["import", "routeros", "-"], router);
    expect(plain.out).toMatch(/^device:\n {2}vendor: routeros\n[\s\S]*\n# No place was found for:\n# {3}\/radius add/);
  });

  test("parse tells what queues cannot keep: in the document, and to a person who asks", () => {
    const document = JSON.parse(run(["parse", "routeros", "-", "--json"], router).out) as { findings: { rule: string }[] };
    expect(document.findings.map(({ rule }) => rule)).toContain("queue.committed-above-ceiling");
    expect(run(["parse", "routeros", "-"], router).err).toBe("");
    expect(run(["parse", "routeros", "-", "--lint"], router).err).toMatch(
      /^error queue\.committed-above-ceiling: q is promised 2M up and held to 1M\n {2}fix: /,
    );
  });
});

describe("a folder", () => {
  const files: Readonly<Record<string, string>> = {
    "etc/frr/frr.conf": "hostname gw-1\ninterface eth0\n ip ospf message-digest-key 1 md5 Rahasia-42\nexit",
    "etc/sysctl.d/90-simpul.conf": "net.ipv4.ip_forward=1",
  };

  test("of a Linux router's files is one text: parse, diff and simulate take it", () => {
    const router = join(folder, "gw-1");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(router, path)), { recursive: true });
      writeFileSync(join(router, path), text);
    }
    const parsed = run(["parse", "linux", router]);
    expect(parsed).toMatchObject({ exit: 0, err: "" });
    expect(parsed.out.replace(/secret:[0-9a-f]{8}/, "MASKED")).toBe(
      "### file: /etc/frr/frr.conf\nhostname gw-1\ninterface eth0\n ip ospf message-digest-key 1 md5 MASKED\nexit\n" +
        "### file: /etc/sysctl.d/90-simpul.conf\nnet.ipv4.ip_forward = 1\n",
    );
    // the same text where a folder of devices is named
    expect(run(["parse", "linux", "-"], textFor(folder, "gw-1", "linux"))).toEqual(parsed);
    const intended = file("gw-1.conf", parsed.out.replace("hostname gw-1", "hostname gw-2"));
    const script = run(["diff", "linux", router, intended]);
    expect(script).toEqual({ exit: 2, out: "vtysh -c 'configure terminal' -c 'hostname gw-2'\n", err: "" });
    expect(run(["simulate", "linux", router, "-"], script.out)).toEqual({ exit: 0, out: readFileSync(intended, "utf8"), err: "" });
    expect(run(["parse", "routeros", router]).exit).toBe(1);
  });

  test("without a file in it is no router, whichever door is asked: nothing would look like a router without a line", () => {
    mkdirSync(join(folder, "kosong/etc"), { recursive: true });
    const err =
      "simpul: kosong holds no files of a router\nfix: name a folder with the files as they lie on the router, such as etc/frr/frr.conf\n";
    for (const words of [["parse"], ["import"], ["diff", "kosong"], ["simulate", "-"]])
      expect(run([words[0] ?? "", "linux", "kosong", ...words.slice(1)])).toEqual({ exit: 1, out: "", err });
    expect(() => textFor(folder, "kosong", "linux")).toThrow(/holds no files of a router/);
  });
});

describe("a draft of the inventory", () => {
  test.each(["routeros", "ios", "linux"])("%s: of a text that says nothing there is none", (vendor) => {
    file("kosong.txt", "\n");
    const err = "simpul: kosong.txt says nothing of a router\nfix: give its export, or its running configuration\n";
    expect(run(["import", vendor, "kosong.txt"])).toEqual({ exit: 1, out: "", err });
  });

  test.each([
    ["routeros", `/system identity\nset name=r1\n/radius\nadd address=10.0.0.1 secret=${planted} strange\n`],
    ["ios", `hostname r1\nno-such-command password ${planted}\nsnmp-server community ${planted} RO\n`],
    ["linux", `### file: /etc/frr/frr.conf\nhostname r1\n-x password ${planted}\nrouter bgp 1\n neighbor 10.0.0.1 password ${planted}\n`],
  ])("%s: no secret stands in what has no place", (vendor, text) => {
    const answer = importAnswer(vendor, file(`import-${vendor}`, text));
    expect(answer.exit).toBe(2);
    expect(JSON.stringify(answer.json())).not.toContain(planted);
    expect(JSON.stringify(answer.json())).toContain('"name":"r1"');
  });
});
