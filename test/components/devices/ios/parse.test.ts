// Reading running configurations: every form a device writes, where trouble is, and what is kept whole.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";
import { cases } from "../../../cases.ts";

function canonical(text: string): string {
  return ios.print(ios.parse(text));
}

describe("any text at all", () => {
  const words = fc.constantFrom(
    "interface",
    "Gi0/1",
    "no",
    "ip",
    "address",
    "10.0.0.1",
    "255.255.255.0",
    "banner motd ^C",
    "^C",
    "router bgp 1",
    "neighbor",
    "x",
    "access-list 10 permit any",
    "exit",
    "end",
    "!",
    "\t",
    "  ",
    "\r",
    "\u0000",
    "seq",
    "5",
    "permit",
    "vlan",
    "1-4094",
    "quit",
    "crypto pki certificate chain X",
    "certificate ca 01",
    "line vty 0 15",
    "default",
    "route-map A permit 10",
    "policy-map P",
    "class C",
    "secret",
    "username u secret 0 x",
  );
  const lines = fc.array(
    fc.tuple(fc.constantFrom("", " ", "  "), fc.array(words, { maxLength: 5 })).map(([indent, all]) => indent + all.join(" ")),
    { maxLength: 15 },
  );
  const text = fc.oneof(
    lines.map((all) => all.join("\n")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  test("is read without a crash, and what was read prints and reads back as the same", () => {
    fc.assert(
      fc.property(text, (said) => {
        const once = canonical(said);
        expect(canonical(once)).toBe(once);
        expect(ios.parse(once).unparsed).toEqual([]);
      }),
      { numRuns: cases },
    );
  });

  test("no script makes the simulator fail", () => {
    fc.assert(
      fc.property(text, text, (said, script) => {
        const { accepted, refused } = ios.simulate(ios.parse(said), script);
        expect(accepted).toBe(refused === undefined);
      }),
      { numRuns: cases },
    );
  });

  test("every line is typed, kept whole or named: none is lost", () => {
    const { items, unparsed } = ios.parse(
      "hostname a\nnonsense here\ninterface Gi0/1\n ip address 1.1.1.1 255.0.0.0\n gibberish x\nlldp run\n",
    );
    expect([items, unparsed]).toEqual([
      4,
      [
        { line: 2, column: 1, text: "nonsense here" },
        { line: 5, column: 2, text: "gibberish x" },
      ],
    ]);
  });
});

describe("forms of a device", () => {
  test.each([
    ["banner with its own delimiter", "banner motd #Milik\nKota#\nhostname a\n", "hostname a\nbanner motd ^CMilik\nKota^C\n"],
    ["banner on one line", "banner login ^CMilik Kota^C\n", "banner login ^CMilik Kota^C\n"],
    [
      "banner that holds lines like commands",
      "banner exec ^C\nhostname x\n!\n^C\nhostname a\n",
      "hostname a\nbanner exec ^C\nhostname x\n!\n^C\n",
    ],
    [
      "exit of an address family",
      "router bgp 1\n address-family ipv4\n  network 10.0.0.0\n exit-address-family\n neighbor 10.0.0.1 remote-as 2\n",
      "router bgp 1\n neighbor 10.0.0.1 remote-as 2\n address-family ipv4\n  network 10.0.0.0\n exit-address-family\n",
    ],
    [
      "interface names, short and in two words",
      "interface gi 0/1\n description a\ninterface Te1/0/1\n description b\n",
      "interface GigabitEthernet0/1\n description a\ninterface TenGigabitEthernet1/0/1\n description b\n",
    ],
    [
      "numbered lists as named ones",
      "access-list 10 permit 10.0.0.0 0.0.0.255\naccess-list 110 permit tcp any any eq 22\n",
      "ip access-list standard 10\n permit 10.0.0.0 0.0.0.255\nip access-list extended 110\n permit tcp any any eq 22\n",
    ],
    [
      "VLAN sets in several lines",
      "interface Gi0/1\n switchport trunk allowed vlan 1-3\n switchport trunk allowed vlan add 5,4\n",
      "interface GigabitEthernet0/1\n switchport trunk allowed vlan 1-5\n",
    ],
    [
      "two levels of policies",
      "policy-map A\n class class-default\n  service-policy B\npolicy-map B\n class class-default\n  fair-queue\n",
      "policy-map A\n class class-default\n  service-policy B\npolicy-map B\n class class-default\n  fair-queue\n",
    ],
    [
      "no indentation at all",
      "interface Gi0/1\nip address 10.0.0.1 255.0.0.0\nshutdown\nrouter ospf 1\nrouter-id 1.1.1.1\n",
      "interface GigabitEthernet0/1\n ip address 10.0.0.1 255.0.0.0\n shutdown\nrouter ospf 1\n router-id 1.1.1.1\n",
    ],
    [
      "CRLF, a pager and prompts",
      "opd#show running-config\r\nhostname a\r\n --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\blldp run\r\nopd#\r\n",
      "hostname a\nlldp run\n",
    ],
    ["defaults written out", "interface Gi0/1\n no shutdown\n ip redirects\n mtu 1500\n", ""],
    ["type 7 is no secret to who holds the text", "line vty 0\n password 7 070C285F4D06\n", "line vty 0\n password cisco\n"],
    [
      "terminal lines that say the same",
      "line vty 0\n transport input ssh\nline vty 1 4\n transport input ssh\n",
      "line vty 0 4\n transport input ssh\n",
    ],
  ])("%s", (_, text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(ios.parse(text).unparsed).toEqual([]);
  });

  test("a certificate is kept with its lines", () => {
    const text = "crypto pki certificate chain A\n certificate ca 01\n  3082022B 30820194\n  \tA0030201\n  \tquit\nhostname a\n";
    expect(canonical(text)).toContain(" certificate ca 01\n  3082022B 30820194\n  A0030201\n  quit\n");
    expect(ios.parse(text).unparsed).toEqual([]);
  });

  test("a text that was cut within a banner is incomplete there, and nothing of it is taken away", () => {
    const cut = ios.parse("hostname a\nbanner motd ^C\nMilik");
    expect(cut.incomplete).toEqual(["banner motd"]);
    expect(ios.difference(cut, ios.parse("hostname a\n"), { own: { kind: "exclusive" } }).commands).toEqual([]);
  });

  test("version and model come from the text and are never compared", () => {
    const one = ios.parse("version 17.9\nlicense udi pid C9200L-24P-4G sn FOC1\nhostname a\n");
    const other = ios.parse("version 15.2\nhostname a\n");
    expect([one.version, one.model]).toEqual(["17.9", "C9200L-24P-4G"]);
    expect(ios.difference(one, other, { own: { kind: "exclusive" } }).equal).toBe(true);
  });
});
