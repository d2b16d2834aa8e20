// Names, comments and file lines with every control and meta character, on the router and in what is intended: none becomes a command.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { undoFile } from "../../../components/apply/linux-script.ts";
import { platformOf } from "../../../components/devices/index.ts";
import { FarmFolder } from "../../../components/emulator/index.ts";
import { linux as reader } from "../../../components/fleet/reading/linux.ts";
import { connect } from "../../../components/transport/connect.ts";
import { Bench } from "../bench.ts";
import { controlsFrom, hostile, meta } from "../hostile.ts";
import { up } from "../up.ts";

const platform = platformOf("linux");
const attacks = [
  "'; touch /etc/simpul-penyusup; '",
  "$(touch /etc/simpul-penyusup)",
  "`touch /etc/simpul-penyusup`",
  "\\'; touch /etc/simpul-penyusup #",
  "x && touch /etc/simpul-penyusup",
  "} || { touch /etc/simpul-penyusup",
  "simpul:end",
  " simpul-status 0",
  "simpul-stopped-at-1",
  "-e touch /etc/simpul-penyusup",
  "%s%n",
  "secret:1234abcd",
  "x\\",
];
const each = hostile(attacks, controlsFrom(1), meta);

/** A line of a file, a rule's comment and an interface's description; what their grammars do not take is left out there. */
function configuration(words: readonly string[]): string {
  const plain = words.map((word) => word.replaceAll(/[\n\r]/g, "?"));
  const described = plain.map((word) =>
    word
      .replaceAll(/[^\x20-\x7e]/g, "?")
      .trim()
      .replaceAll(/\s+/g, " ")
      .replaceAll("|", "/"),
  );
  const comments = plain.map((word, at) => `simpul:${at} ${word.replaceAll(/["\p{Cc}]/gu, "?")}`);
  return [
    "### file: /etc/simpul-uji.conf",
    ...plain.map((word) => `= ${word}`),
    "### file: /etc/nftables.conf",
    "table inet filter {",
    "\tchain input {",
    "\t\ttype filter hook input priority filter; policy accept;",
    ...comments.map((comment, at) => `\t\tudp dport ${1000 + at} accept comment "${comment}"`),
    "\t}",
    "}",
    "### file: /etc/frr/frr.conf",
    ...described.flatMap((word, at) => (word === "" ? [] : [`interface uji${at}`, ` description simpul: ${word}`, "exit"])),
    "",
  ].join("\n");
}

describe("on an emulated router", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start("linux", ["r1"]);
  });
  afterAll(() => bench.end());

  const read = async (): Promise<string> => {
    const session = await connect(bench.target("r1"));
    const text = await reader.configuration(session);
    session.close();
    return platform.print(platform.parse(text));
  };

  test("what is intended arrives as it is, and the next look understands all of it", async () => {
    await bench.prepare("r1");
    const whole = configuration(each);
    const text = whole.slice(whole.indexOf("### file: /etc/nftables.conf"));
    const options = { target: bench.target("r1"), trial: "linux", folder: mkdtempSync(join(bench.folder, "up-")), text };
    const told = await up(options);
    expect([told.outcome, told.words]).toEqual(["applied", expect.any(String)]);
    const difference = platform.difference(platform.parse(await read()), platform.parse(text), {
      own: { kind: "tagged", prefix: "simpul:" },
    });
    expect(difference.commands).toEqual([]);
    const log = readFileSync(new FarmFolder(bench.farm).logFile, "utf8");
    expect(log).not.toContain('"event":"reboot"');
    const session = await connect(bench.target("r1"));
    expect((await session.run("ls -d /etc/simpul-*")).text).toBe("");
    session.close();
  });
});

test("the machine's own shell writes such lines into a file as they are, by the script and back by its undo", () => {
  const folder = mkdtempSync(join(tmpdir(), "simpul-injection-"));
  const place = `${folder}/etc/uji.conf`;
  const text = (words: readonly string[]): string => configuration(words).replaceAll("/etc/simpul-uji.conf", place);
  const only = (bundle: string): string => bundle.slice(0, bundle.indexOf("### file: /etc/nftables.conf"));
  const [old, young] = [only(text(each.toReversed())), only(text(each))];
  const { commands, undo } = platform.difference(platform.parse(old), platform.parse(young), { own: { kind: "exclusive" } });
  execFileSync("sh", ["-c", commands.join("\n")]);
  const content = (bundle: string): string => bundle.slice(bundle.indexOf("\n") + 1);
  expect(
    readFileSync(place, "utf8")
      .split("\n")
      .map((line) => line.trimEnd()),
  ).toEqual(
    content(young)
      .split("\n")
      .map((line) => line.trimEnd()),
  );
  const steps = undoFile({ transaction: "20990101t000000-x", undo }).split("\n");
  const end = steps.findIndex((line) => line.startsWith("if test -f /etc/simpul-2099") || line.startsWith("{ if test -f /etc/simpul-2099"));
  execFileSync("sh", ["-c", steps.slice(0, end).join("\n")]);
  expect(
    readFileSync(place, "utf8")
      .split("\n")
      .map((line) => line.trimEnd()),
  ).toEqual(
    content(old)
      .split("\n")
      .map((line) => line.trimEnd()),
  );
  rmSync(folder, { recursive: true });
});
