// Reading exports: every form a device writes, where trouble is, and what is kept whole.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../components/devices/decode.ts";
import { exportText } from "../../../../components/devices/routeros/export.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { corpus } from "../../../corpora.ts";

function canonical(text: string): string {
  return print(parse(text));
}

describe("one configuration, many spellings", () => {
  const expected = '/ip/firewall/filter add action=accept chain=input comment="a b" dst-port=22,8291 protocol=tcp\n';
  test.each([
    ["compact", '/ip firewall filter\nadd action=accept chain=input comment="a b" dst-port=22,8291 protocol=tcp\n'],
    ["slashes", '/ip/firewall/filter\nadd chain=input comment="a b" dst-port=8291,22 protocol=tcp\n'],
    ["one line", '/ip firewall filter add chain=input protocol=tcp dst-port=22,8291 comment="a b"\n'],
    ["slashes and verb", '/ip/firewall/filter/add chain=input protocol=tcp dst-port=22,8291 comment="a b"\n'],
    ["relative", '/ip\nfirewall filter add chain=input protocol=tcp dst-port=22,8291 comment="a b"\n'],
    ["wrapped between words", '/ip firewall filter\nadd action=accept chain=input comment="a b" dst-port=22,8291 \\\n    protocol=tcp\n'],
    [
      "wrapped in mid word",
      '/ip firewall filter\nadd action=acc\\\n    ept chain=input comment="a\\\n     b" dst-port=22,\\\n    8291 protocol=tcp\n'.replace(
        "a\\\n     b",
        "a \\\n    b",
      ),
    ],
    ["CRLF", '/ip firewall filter\r\nadd action=accept chain=input comment="a b" \\\r\n    dst-port=22,8291 protocol=tcp\r\n'],
    ["CR alone", '/ip firewall filter\radd chain=input comment="a b" dst-port=22,8291 protocol=tcp\r'],
    [
      "verbose",
      '/ip firewall filter\nadd action=accept chain=input comment="a b" disabled=no !dst-address dst-port=22,8291 log=no log-prefix="" protocol=tcp !src-port\n',
    ],
    ["status comments", '# x\n/ip firewall filter\n# inactive time\nadd chain=input comment="a b" dst-port=22,8291 protocol=tcp\n'],
    ["byte order mark, no last line end", '\uFEFF/ip firewall filter\nadd chain=input comment="a b" dst-port=22,8291 protocol=tcp'],
    ["parted by semicolons", '/ip firewall filter add chain=input comment="a b" dst-port=22,8291 protocol=tcp; /ip dns set servers=""\n'],
    [
      "escapes",
      '/ip firewall filter\nadd chain="input" comment="a\\_b" dst-port="22,8291" protocol=t\\63p\n'.replace("t\\63p", '"\\74cp"'),
    ],
  ])("%s", (_, text) => {
    expect(canonical(text)).toBe(expected);
  });
});

describe("items that the device has by itself", () => {
  test.each([
    ["/ip service\nset telnet disabled=yes port=23\n", "/ip/service set telnet disabled=yes\n"],
    ["/ip service\nset [ find name=telnet ] disabled=yes\n", "/ip/service set telnet disabled=yes\n"],
    ["/ip service\nset www-ssl disabled=yes\n", ""],
    ["/interface ethernet\nset [ find default-name=ether1 ] name=ether1 mtu=1500\n", ""],
    ["/interface ethernet\nset [ find default-name=ether1 ] name=wan\n", "/interface/ethernet set [ find default-name=ether1 ] name=wan\n"],
    [
      "/snmp community\nset [ find default=yes ] addresses=::/0 disabled=yes name=public\n",
      "/snmp/community set [ find default=yes ] disabled=yes\n",
    ],
    [
      "/system logging action\nset 3 remote=10.0.0.1\nset remote remote-port=515\n",
      "/system/logging/action set remote remote=10.0.0.1 remote-port=515\n",
    ],
    ["/system logging\nset 0 topics=info,!firewall\n", "/system/logging set 0 topics=!firewall,info\n"],
    ["/port\nset 0 name=serial0\n", "/port set 0 name=serial0\n"],
    ["/queue interface\nset ether1 queue=ethernet-default\n", "/queue/interface set ether1 queue=ethernet-default\n"],
    ["/queue type\nset default-small pfifo-limit=10\n", ""],
    ["/ip dns\nset servers=10.0.0.1\nset allow-remote-requests=no cache-max-ttl=7d\n", "/ip/dns set servers=10.0.0.1\n"],
  ])("%j", (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });
});

describe("particular menus", () => {
  test("an address without a mask, its network, and a point-to-point one", () => {
    const text =
      "/ip address\nadd address=10.0.0.1/32 interface=lo network=10.0.0.1\nadd address=10.0.0.2 interface=ppp network=10.0.0.9\nadd address=10.1.2.3/24 interface=e network=10.1.2.0\n";
    expect(
      parse(text)
        .menus.get("/ip/address")
        ?.map(({ attributes }) => attributes.get("network")),
    ).toEqual([undefined, "10.0.0.9", undefined]);
  });

  test("keys that go on with the stem of the one before", () => {
    expect(
      canonical("/routing bgp connection\nadd as=65000 local.address=10.0.0.1 .role=ebgp name=c remote.address=10.0.0.2 .as=65001\n"),
    ).toBe("/routing/bgp/connection add as=65000 local.address=10.0.0.1 local.role=ebgp name=c remote.address=10.0.0.2 remote.as=65001\n");
  });

  test("chains are put together and sorted, rules keep their order within", () => {
    expect(canonical("/ip firewall filter\nadd chain=input comment=2\nadd chain=forward comment=9\nadd chain=input comment=1\n")).toBe(
      "/ip/firewall/filter add action=accept chain=forward comment=9\n/ip/firewall/filter add action=accept chain=input comment=2\n/ip/firewall/filter add action=accept chain=input comment=1\n",
    );
  });

  test("items with a key are sorted, twins stay two", () => {
    expect(
      canonical("/ip firewall address-list\nadd address=10.0.0.10 list=a\nadd address=10.0.0.9/32 list=a\nadd address=10.0.0.10 list=a\n"),
    ).toBe(
      "/ip/firewall/address-list add address=10.0.0.9 list=a\n/ip/firewall/address-list add address=10.0.0.10 list=a\n/ip/firewall/address-list add address=10.0.0.10 list=a\n",
    );
  });

  test("until version 7 a DHCP server without `disabled=no` is off", () => {
    const text = (version: string): string =>
      `# feb/28/2021 16:11:44 by RouterOS ${version}\n/ip dhcp-server\nadd interface=b name=x\nadd disabled=no interface=b name=y\n`;
    expect(canonical(text("6.48.1"))).toBe("/ip/dhcp-server add disabled=yes interface=b name=x\n/ip/dhcp-server add interface=b name=y\n");
    expect(canonical(text("7.16"))).toBe("/ip/dhcp-server add interface=b name=x\n/ip/dhcp-server add interface=b name=y\n");
  });
});

describe("what is around the configuration", () => {
  test("version and model come from the header, of any age", () => {
    const heads = [
      "# feb/28/2021 16:11:44 by RouterOS 6.48.1\n# software id = A\n#\n# model = RB750Gr3\n",
      "# 2024-10-25 12:09:43 by RouterOS 7.15.2\n# model = L009UiGS\n",
      "/ip dns\n",
    ];
    expect(heads.map(parse).map(({ version, model }) => [version, model])).toEqual([
      ["6.48.1", "RB750Gr3"],
      ["7.15.2", "L009UiGS"],
      [undefined, undefined],
    ]);
  });

  test("sections say what they hold", () => {
    const { sections, items } = parse(
      "/ip dns\nset servers=1.1.1.1\n/ip pool\nadd name=a ranges=1.1.1.1\nremove [find]\n/no such\nadd name=x\n",
    );
    expect(items).toBe(4);
    expect(sections).toEqual([
      { path: "/ip/dns", kind: "singleton", typed: 1, opaque: 0 },
      { path: "/ip/pool", kind: "keyed", typed: 1, opaque: 1 },
      { path: "/no/such", kind: "ordered", typed: 0, opaque: 1 },
    ]);
  });

  test.each([
    ['#error exporting "/ip/ipsec" (timeout)\n', ["/ip/ipsec"]],
    ["#error exporting /interface/wifi\n", ["/interface/wifi"]],
    ["/ip pool\nadd name=a ranges=1.1.1.1\n#interrupted\n", ["/ip/pool"]],
    ['/ip pool\nadd name=a ranges=1.1.1.1\nadd name="b', ["/ip/pool"]],
    ["/ip pool\nadd name=a ranges=1.1.1.1\nadd name=b \\\n", ["/ip/pool"]],
    ["/ip pool\nadd name=a ranges=1.1.1.1\nadd name=b", ["/ip/pool"]],
    ["/ip pool\nadd name=a ranges=1.1.1.1", []],
  ])("a section that was cut off: %j", (text, expected) => {
    const { incomplete, unparsed } = parse(text);
    expect([incomplete, unparsed]).toEqual([expected, []]);
  });
});

describe("what cannot be read", () => {
  test.each([
    ['/ip pool\nadd name="a ranges=1.1.1.1\nadd name=b ranges=1.1.1.1\n', 2, 5, 'name="a ranges=1.1.1.1'],
    ["/ip pool\nadd name=[find ranges=1.1.1.1\nadd name=b ranges=1.1.1.1\n", 2, 5, "name=[find ranges=1.1.1.1"],
    ["/ip pool\nadd nonsense name=a\nadd name=b ranges=1.1.1.1\n", 2, 5, "nonsense name=a"],
    ["/ip pool\nadd name=b ranges=1.1.1.1\nflags: X - disabled\n", 3, 1, "flags: X - disabled"],
    ["[admin@x] > /export\n/ip pool\nadd name=b ranges=1.1.1.1\n", 1, 1, "[admin@x] > /export"],
    ["add name=b ranges=1.1.1.1\n/ip pool\nadd name=b ranges=1.1.1.1\n", 1, 1, "add name=b ranges=1.1.1.1"],
    ['/ip pool\r\nadd comment="жёлтый" name=b ranges=1.1.1.1 }\r\nadd name=b ranges=1.1.1.1\r\n', 2, 44, "}"],
    ["/ip pool\nadd comment=\\\n    x name=b \\\n    ranges=1.1.1.1 }\nadd name=b ranges=1.1.1.1\n", 4, 20, "}"],
    ["/interface> print\n/ip pool\nadd name=b ranges=1.1.1.1\n", 1, 1, "/interface> print"],
  ])("%j", (text, line, column, rest) => {
    const model = parse(text);
    expect(model.unparsed).toEqual([{ line, column, text: rest }]);
    expect(print(model)).toBe("/ip/pool add name=b ranges=1.1.1.1\n");
  });

  test.each([
    ["/system script run x\n", "/system/script run x\n"],
    [":log info hello\n", ":log info hello\n"],
    ["/no such menu add network=x\n", "/no/such/menu add network=x\n"],
    ["/ip pool add name=$x ranges=[:resolve y]\n", "/ip/pool add name=$x ranges=[:resolve y]\n"],
    ["/system reboot\n", "/system reboot\n"],
    ["{ :local a 1\n  :put $a }\n", "{ :local a 1\n  :put $a }\n"],
  ])("a line that is not understood is kept whole: %j", (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(parse(text).unparsed).toEqual([]);
  });
});

describe("text of every alphabet", () => {
  test.each([
    ["UTF-8 in hex", '/ip dns static\nadd comment="\\D0\\9F\\D1\\80" name=a\n'],
    ["CP1251 in hex", '/ip dns static\nadd comment="\\CF\\F0" name=a\n'],
    ["as it is", '/ip dns static\nadd comment="Пр" name=a\n'],
    ["half and half", '/ip dns static\nadd comment="П\\D1\\80" name=a\n'],
    ["cut within a character", '/ip dns static\nadd comment="\\D0\\9F\\D1\\\n    \\80" name=a\n'],
  ])("%s", (_, text) => {
    expect(canonical(text)).toBe('/ip/dns/static add comment="Пр" name=a\n');
  });

  test("bytes of a file, line by line UTF-8 or CP1251", () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode("Пр\n"), 0xcf, 0xf0, 0x0a, 0x61]);
    expect(decodeText(bytes)).toBe("Пр\nПр\na");
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x1f, 0x04, 0x0a, 0x00]))).toBe("П\n");
  });
});

describe("hostile texts", () => {
  test("time grows with the size, whatever the text", () => {
    const texts = ['add name="\n', "foo {\n", "[ find\n", "/a/b/c\n", '"$[$(\n', "\\\n", ":if (1) do={ \n"];
    for (const text of texts) {
      const model = parse(`/ip pool\n${text.repeat(50_000)}`);
      expect(model.menus.get("/ip/pool")?.some((item) => item.opaque === undefined) ?? false).toBe(false);
    }
  });

  test("deep brackets and long values are read without a deep stack", () => {
    const deep = `:put ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`;
    const long = `/system script\nadd name=s source="${"x\\r\\n".repeat(200_000)}"\n`;
    expect(parse(deep).items + parse(long).items).toBe(2);
  });
});

const fixtures = corpus("fixtures/routeros", /\.rsc$/);
const reference = corpus("reference-network/golden", /\.rsc$/);

describe.skipIf(fixtures.length === 0)("real exports", () => {
  test.each([...fixtures, ...reference])("%s prints and reads back the same", (file) => {
    const model = parse(decodeText(readFileSync(file)));
    const text = print(model);
    expect(print(parse(text))).toBe(text);
  });

  test.each(reference)("%s is understood whole, and survives every form of export", (file) => {
    const model = parse(readFileSync(file, "utf8"));
    expect(model.unparsed).toEqual([]);
    expect(model.sections.filter(({ opaque }) => opaque > 0)).toEqual([]);
    for (const variant of ["compact", "terse", "verbose"] as const) {
      expect(canonical(exportText(model, { variant, sensitive: true }))).toBe(print(model));
    }
  });
});
