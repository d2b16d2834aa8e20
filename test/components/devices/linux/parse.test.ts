// Reading Linux texts: what a file is, what is kept whole, what cannot be read and where; nothing throws.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linux } from "../../../../components/devices/linux/index.ts";
import { cases } from "../../../cases.ts";
import { router } from "./configurations.ts";

const { parse, print } = linux;

describe("files", () => {
  test.each([
    ["frr version 8.4.4\nhostname gw-1\n", "/etc/frr/frr.conf"],
    ["#!/usr/sbin/nft -f\ntable inet filter {\n}\n", "/etc/nftables.conf"],
    ["qdisc add dev eth1 root handle 1: htb default 30\n", "/etc/simpul/tc.batch"],
    ["# kernel\nnet.ipv4.ip_forward=1\n", "/etc/sysctl.conf"],
    ["auto lo\niface lo inet loopback\n", "/etc/network/interfaces"],
    ["[Match]\nName=eth0\n", "/etc/systemd/network/network.network"],
    ["Port 22\nPermitRootLogin no\n", "/etc/ssh/sshd_config"],
    ["ssh-ed25519 AAAAC3NzaC1 noc\n", "/root/.ssh/authorized_keys"],
  ])("a text without a heading is known by its first line: %j", (text, path) => {
    expect(print(parse(text)).split("\n")[0]).toBe(`### file: ${path}`);
    expect(parse(text).unparsed).toEqual([]);
  });

  test("a bundle is printed sorted by path; a name of a folder's file becomes absolute", () => {
    const text = "### file: etc/sysctl.d/90.conf\nnet.ipv4.ip_forward=1\n### file: frr.conf\nhostname gw-1\n";
    expect(print(parse(text))).toBe(
      "### file: /etc/frr/frr.conf\nhostname gw-1\n### file: /etc/sysctl.d/90.conf\nnet.ipv4.ip_forward = 1\n",
    );
  });

  test("a file without a command language of its own is kept line by line", () => {
    const text = "### file: /etc/motd\nselamat datang\n\n  di gateway\n";
    expect(print(parse(text))).toBe(text);
  });

  test("FRR's daemons hold one configuration, however many files it is in", () => {
    const text =
      "### file: /etc/frr/zebra.conf\nhostname gw-1\n### file: /etc/frr/ospfd.conf\nrouter ospf\n ospf router-id 10.0.0.1\nexit\n";
    expect(print(parse(text))).toBe("### file: /etc/frr/frr.conf\nhostname gw-1\nrouter ospf\n ospf router-id 10.0.0.1\nexit\n");
  });
});

describe("FRR", () => {
  test("the version is read and not compared", () => {
    const model = parse("frr version 8.4.4\nfrr defaults traditional\nhostname gw-1\n");
    expect(model.version).toBe("8.4.4");
    expect(print(model)).toBe("### file: /etc/frr/frr.conf\nhostname gw-1\n");
  });

  test("areas, host bits, defaults and the order of lines are not meaning", () => {
    const [a, b] = [
      "interface eth0\n ip ospf hello-interval 10\n ip ospf cost 5\n ip ospf area 0.0.0.1\nexit\nip route 10.1.2.3/16 10.0.0.9\n",
      "ip route 10.1.0.0/16 10.0.0.9\n!\ninterface eth0\n ip ospf area 1\n ip ospf cost 5\n!\n",
    ].map((text) => print(parse(text)));
    expect(a).toBe(b);
  });

  test("the numbers of a list are not meaning, its order is", () => {
    const list = (...entries: readonly string[]): string =>
      print(parse(`### file: /etc/frr/frr.conf\n${entries.map((entry) => `ip prefix-list A ${entry}\n`).join("")}`));
    expect(list("seq 10 permit any", "seq 3 deny 10.0.0.0/8")).toBe(list("seq 5 deny 10.0.0.0/8", "seq 10 permit any"));
    expect(list("seq 5 permit any", "seq 10 deny 10.0.0.0/8")).not.toBe(list("seq 5 deny 10.0.0.0/8", "seq 10 permit any"));
  });

  test("what its grammar does not know is kept whole, under its heading, and counted", () => {
    const model = parse("### file: /etc/frr/frr.conf\nrouter pim\n join-prune-interval 60\nexit\ninterface eth0\n ip pim hello 5\nexit\n");
    expect(model.unparsed).toEqual([]);
    expect(model.sections.filter(({ opaque }) => opaque > 0).map(({ path, opaque }) => [path, opaque])).toEqual([
      ["frr", 1],
      ["frr/interface", 1],
      ["frr/router pim", 1],
    ]);
    expect(print(model)).toBe(
      "### file: /etc/frr/frr.conf\ninterface eth0\n ip pim hello 5\nexit\nrouter pim\n join-prune-interval 60\nexit\n",
    );
  });

  test("what is no line of FRR is unparsed, with its place", () => {
    expect(parse("### file: /etc/frr/frr.conf\nhostname gw-1\n  {rusak}\n").unparsed).toEqual([{ line: 3, column: 3, text: "{rusak}" }]);
  });
});

describe("nftables", () => {
  const rule = (text: string): string =>
    print(parse(`table inet f {\n\tchain c {\n\t\t${text}\n\t}\n}\n`))
      .split("\n")[3]
      ?.trim() ?? "";

  test.each([
    ["ct state { related, established } accept", "ct state established,related accept"],
    ["tcp dport {80,22} accept", "tcp dport { 22, 80 } accept"],
    ['tcp dport ssh  accept comment "a b"', 'tcp dport 22 accept comment "a b"'],
    ["ip saddr 10.1.2.3/8 drop", "ip saddr 10.0.0.0/8 drop"],
    ["tcp dport 443 counter packets 5 bytes 300 accept", "tcp dport 443 counter accept"],
  ])("%s is %s", (text, normal) => {
    expect(rule(text)).toBe(rule(normal));
  });

  test("a table that is cut off is said so, and nothing throws", () => {
    const model = parse("### file: /etc/nftables.conf\ntable inet f {\n\tchain c {\n\t\taccept\n");
    expect([...model.incomplete, ...model.unparsed.map(({ line }) => `${line}`)]).not.toEqual([]);
  });
});

test("CRLF, a byte order mark and trailing blanks are not meaning", () => {
  const text = "### file: /etc/frr/frr.conf\ninterface eth0\n description satu\nexit\n### file: /etc/motd\nhalo\n";
  expect(print(parse(`\uFEFF${text.replaceAll("\n", "\r\n")}`))).toBe(print(parse(text)));
});

test("never throws, whatever the text", () => {
  const heading = fc.constantFrom("frr/frr.conf", "nftables.conf", "simpul/tc.batch", "ssh/sshd_config", "network/interfaces", "x.network");
  const noise = fc.tuple(heading, fc.string({ unit: "binary", maxLength: 200 })).map(([path, text]) => `### file: /etc/${path}\n${text}`);
  const torn = fc
    .tuple(router, fc.nat(2000), fc.nat(40), fc.string({ unit: "binary", maxLength: 3 }))
    .map(([text, at, gone, more]) => text.slice(0, at) + more + text.slice(at + gone));
  const shuffled = fc.tuple(router, fc.nat(), fc.nat()).map(([text, a, b]) => {
    const lines = text.split("\n");
    const [from, to] = [a % lines.length, b % lines.length];
    return lines.toSpliced(to, 0, ...lines.splice(from, 3)).join("\n");
  });
  fc.assert(
    fc.property(fc.oneof(noise, torn, shuffled), (text) => {
      const model = parse(text);
      const printed = print(model);
      if (model.unparsed.length === 0 && model.incomplete.length === 0) expect(print(parse(printed))).toBe(printed);
    }),
    { numRuns: cases },
  );
});
