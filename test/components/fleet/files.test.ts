// Files that name devices: what each form says, and every mistake at its place, all at once.
import { homedir } from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDeviceFile } from "../../../components/fleet/files/index.ts";
import type { Listed } from "../../../components/fleet/listed.ts";

const open = { folder: "/net", isPrivate: false };

function read(name: string, text: string, more: Readonly<Record<string, string>> = {}, place = open) {
  const found = readDeviceFile(name, text, place, (file) => more[file]);
  if (found === undefined) throw new Error("unknown kind");
  return found;
}

const told = (name: string, text: string, more: Readonly<Record<string, string>> = {}): string[] =>
  read(name, text, more).mistakes.map(({ file, line, column, message }) => `${file ?? ""}${line}:${column} ${message}`);

const gateway: Listed = { device: "gw", vendor: "routeros", host: "10.0.0.1", port: 22, user: "admin" };

test("CSV: a heading in any order, empty cells, remarks, quotes, a spreadsheet's marks and semicolons", () => {
  const text = [
    "\uFEFFdevice,host,port,vendor,user,identityFile,passwordRef,jump",
    "# the core",
    "gw,10.0.0.1,,,admin,,,",
    "",
    'opd-010,router.example,2222,RouterOS,"ad""min",keys/id,router-pass,noc@10.0.0.9:2022>[2001:db8::1]>gw',
    "sw-1,10.0.0.3,,ios,admin,~/id,,\r",
  ].join("\n");
  const jump = [{ user: "noc", host: "10.0.0.9", port: 2022 }, { host: "2001:db8::1" }, { host: "gw" }];
  const expected = [
    gateway,
    {
      ...{ device: "opd-010", vendor: "routeros", host: "router.example", port: 2222, user: 'ad"min', identityFile: "/net/keys/id" },
      ...{ passwordRef: "router-pass", jump },
    },
    { device: "sw-1", vendor: "ios", host: "10.0.0.3", port: 22, user: "admin", identityFile: `${homedir()}/id` },
  ];
  expect(read("net.csv", text)).toEqual({ devices: expected, mistakes: [] });
  expect(read("net.CSV", text.replaceAll(",", ";")).devices).toEqual(expected);
});

test("CSV: all mistakes at once", () => {
  const text = [
    "device,host,prot,jump,passwordRef,algorithms",
    "gw,10.0.0.1",
    ",10.0.0.2",
    "gw,10.0.0.3,",
    "../etc,10.0.0.4",
    'a,"bad host",,a b,NOT-A-NAME,new,more',
    'b,"never ends',
  ].join("\n");
  expect(told("net.csv", text)).toEqual([
    '1:13 there is no column "prot"',
    "3:2 the device has no name",
    "4:1 device gw is there twice, first in line 2",
    '5:1 "../etc" cannot be a device\'s name',
    '6:3 "bad host" is neither an address nor a host name',
    '6:15 "a b" is no way through jump hosts',
    "6:19 what stands for its password is no secret's name",
    '6:30 algorithms are "old" or nothing, not "new"',
    "6:34 more cells than the heading has (6)",
    "7:3 a quotation mark without its end",
  ]);
  expect(told("net.csv", "host,port\n10.0.0.1,22\n")).toEqual(["1:1 the heading names no column `device`"]);
  expect(told("net.csv", "device,port,vendor\na,0,junos\nb,70000,linux")).toEqual([
    '2:3 "0" is no port',
    '2:5 there is no vendor "junos"',
    '3:3 "70000" is no port',
  ]);
  expect(told("net.csv", "device\n")).toEqual(["1:1 no device is in it"]);
});

test("Ansible: groups, variables by nearness, ranges, network_os, a jump host among SSH arguments", () => {
  const text = `all:
  vars:
    ansible_user: admin
    ansible_network_os: community.routeros.routeros
  children:
    core:
      hosts:
        gw: { ansible_host: 10.0.0.1 }
    sites:
      vars:
        ansible_ssh_common_args: '-o ProxyJump="noc@10.0.0.9:2022,10.0.0.8"'
        ansible_port: 2222
      hosts:
        opd-[08:10]:
        sw: { ansible_host: 10.0.0.3, ansible_network_os: cisco.ios.ios, ansible_port: 22, ansible_ssh_private_key_file: keys/id }
`;
  const jump = [{ user: "noc", host: "10.0.0.9", port: 2022 }, { host: "10.0.0.8" }];
  const site = (device: string) => ({ device, vendor: "routeros", host: device, port: 2222, user: "admin", jump });
  expect(read("hosts.yaml", text)).toEqual({
    devices: [
      gateway,
      ...["opd-08", "opd-09", "opd-10"].map(site),
      { ...site("sw"), vendor: "ios", host: "10.0.0.3", port: 22, identityFile: "/net/keys/id" },
    ],
    mistakes: [],
  });
});

test("nornir: groups of groups and defaults in the files beside it, mistakes in their own files", () => {
  const hosts =
    "gw:\n  hostname: 10.0.0.1\n  groups: [core]\nsw:\n  hostname: 10.0.0.3\n  platform: cisco_ios\n  data: { site: x, simpul_site: kantor }\n";
  const beside = {
    "groups.yaml": "core:\n  groups: [all]\nall:\n  platform: mikrotik_routeros\n  port: 22\n",
    "defaults.yaml": "username: admin\nport: 22\n",
  };
  expect(read("hosts.yaml", hosts, beside)).toEqual({
    devices: [gateway, { ...gateway, device: "sw", host: "10.0.0.3", vendor: "ios", site: "kantor" }],
    mistakes: [],
  });
  expect(told("hosts.yaml", hosts, { "groups.yaml": "core: { port: seven }\n" })).toEqual(['groups.yaml1:15 "seven" is no port']);
});

test("YAML: mistakes of syntax, templates, clear passwords that others can read", () => {
  expect(told("hosts.yaml", "all: [\n")[0]).toMatch(/^2:1 /);
  expect(told("hosts.yaml", "- a\n")).toEqual(["1:1 it is no inventory: names with what belongs to them are looked for"]);
  const secret =
    "all:\n  hosts:\n    gw:\n      ansible_password: HUNTER2\n      ansible_host: '{{ x }}'\n    sw:\n      ansible_password: secret(router)\n";
  expect(told("hosts.yaml", secret)).toEqual([
    "4:25 a password stands here, and others can read the file",
    "5:21 a template is not worked out here",
  ]);
  expect(JSON.stringify(read("hosts.yaml", secret).mistakes)).not.toContain("HUNTER2");
  const own = read("hosts.yml", secret.replace("'{{ x }}'", "10.0.0.1"), {}, { folder: "/net", isPrivate: true });
  expect([own.mistakes, own.devices[0]?.password?.(), own.devices[1]?.passwordRef]).toEqual([[], "HUNTER2", "router"]);
  expect(JSON.stringify(own)).not.toContain("HUNTER2");
});

test("router.db: name and model, then address, port, user and password wherever they stand", () => {
  const text = "# oxidized\ngw:10.0.0.1:routeros:admin\nrouter.example:ios\nopd-010:2222:routeros:admin:secret(router):group\r\n\n";
  expect(read("router.db", text)).toEqual({
    devices: [
      gateway,
      { device: "router.example", vendor: "ios", host: "router.example", port: 22 },
      { device: "opd-010", vendor: "routeros", host: "opd-010", port: 2222, user: "admin", passwordRef: "router" },
    ],
    mistakes: [],
  });
  expect(told("router.db", "gw:junos\n:ios\nsw:ios:admin:HUNTER2\n")).toEqual([
    '1:4 there is no vendor "junos"',
    "2:2 the device has no name",
    "3:14 a password stands here, and others can read the file",
  ]);
});

test("a name that says nothing about the kind", () => {
  expect(readDeviceFile("devices.txt", "", open, () => undefined)).toBeUndefined();
});

test("law: any cells come back as they were, at any separator", () => {
  const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,;"\n]{0,12}$/).map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.constantFrom(",", ";"), (users, separator) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const lines = users.map((user, at) => [`d${at}`, quoted(user)].join(separator));
      const { devices, mistakes } = read("a.csv", [["device", "user"].join(separator), ...lines].join("\n"));
      expect([mistakes, devices.map(({ user }) => user)]).toEqual([[], users]);
    }),
  );
});

test("law: no text makes a reader fail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom("a.csv", "a.yaml", "a.db"), (text, name) => {
      const { devices, mistakes } = read(name, text);
      expect(devices.length + mistakes.length).toBeGreaterThan(0);
    }),
  );
});
