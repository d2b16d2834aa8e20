// Secrets: nothing clear is left in a masked model or text, what is masked stays, references are found wherever they stand.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";

/** A stand-in for the keyed fingerprint: the same secret gives the same eight digits. */
function stamp(clear: string): string {
  let sum = 0;
  for (const char of clear) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return `secret:${sum.toString(16).padStart(8, "0")}`;
}

const masked = (text: string): string => ios.print(ios.mask(ios.parse(text), stamp));

/** Every place where a running configuration holds a secret; SECRET stands for it. */
const places = [
  "enable secret 9 SECRET",
  "enable secret 5 SECRET",
  "enable password SECRET",
  "username admin privilege 15 secret 9 SECRET",
  "username admin password 0 SECRET",
  "snmp-server community SECRET RO",
  "snmp-server community SECRET view V RO 10",
  "snmp-server host 10.0.0.9 version 2c SECRET",
  "snmp-server host 10.0.0.9 vrf M version 2c SECRET udp-port 1162",
  "snmp-server user u g v3 auth sha SECRET priv aes 128 SECRET",
  "ntp authentication-key 1 md5 SECRET 7",
  "tacacs-server host 10.0.0.7 key SECRET",
  "tacacs-server key SECRET",
  "radius-server key SECRET",
  "radius server R\n address ipv4 10.0.0.7 auth-port 1812 acct-port 1813\n key SECRET",
  "tacacs server T\n address ipv4 10.0.0.7\n key SECRET",
  "aaa group server radius G\n server-private 10.0.0.7 key SECRET",
  "key chain K\n key 1\n  key-string SECRET",
  "crypto isakmp key SECRET address 10.0.0.1",
  "crypto keyring K\n pre-shared-key address 10.0.0.1 key SECRET",
  "crypto ikev2 keyring K\n peer p\n  pre-shared-key SECRET",
  "interface GigabitEthernet0/0\n ip ospf authentication-key SECRET",
  "interface GigabitEthernet0/0\n ip ospf message-digest-key 1 md5 SECRET",
  "interface GigabitEthernet0/0\n standby 1 authentication md5 key-string SECRET",
  "interface GigabitEthernet0/0\n standby 1 authentication SECRET",
  "interface Dialer0\n ppp chap password 0 SECRET",
  "interface Dialer0\n ppp pap sent-username u password 0 SECRET",
  "interface Tunnel0\n ip nhrp authentication SECRET",
  "router bgp 65000\n neighbor 10.0.0.1 remote-as 65001\n neighbor 10.0.0.1 password SECRET",
  "router ospf 1\n area 0 virtual-link 10.0.0.9 message-digest-key 1 md5 SECRET",
  "line vty 0 4\n password SECRET",
  "line con 0\n password 0 SECRET",
  "interface Vlan1\n vrrp 1 authentication SECRET",
  "archive\n path ftp://user:SECRET@10.0.0.5/opd",
  "ip ftp password SECRET",
  "ip http client password SECRET",
  'event manager applet E\n action 1 cli command "username x password SECRET"',
  "crypto ikev2 profile P\n authentication local pre-share key SECRET",
  "crypto ikev2 profile P\n authentication remote pre-share key SECRET",
  "snmp mib community-map SECRET engineid 800000090300",
  "crypto isakmp client configuration group G\n key SECRET",
  "router eigrp OPD\n address-family ipv4 unicast autonomous-system 1\n  af-interface default\n   authentication mode hmac-sha-256 SECRET",
  "interface GigabitEthernet0/0\n isis password SECRET",
  "interface GigabitEthernet0/0\n glbp 1 authentication text SECRET",
  "wlan W\n security wpa psk set-key ascii 0 SECRET",
  "mpls ldp neighbor 10.0.0.1 password SECRET",
] as const;

/** As a device hashes or types them, and no word of the console's. */
const secret = fc.stringMatching(/^[A-Z][a-z]{2}[0-9]{2}[A-Za-z0-9$./]{4,12}$/);

describe("a secret is nowhere", () => {
  test.each(places)("%j", (place) => {
    fc.assert(
      fc.property(secret, (planted) => {
        const text = `${place.replaceAll("SECRET", () => planted)}\n`;
        expect(ios.parse(text).unparsed).toEqual([]);
        const shown = masked(text);
        expect(shown).not.toContain(planted);
        expect(shown).toContain(stamp(planted));
        expect(masked(shown)).toBe(shown);
        const script = ios.maskText(text, stamp);
        expect(script).not.toContain(planted);
        expect(ios.print(ios.parse(script))).toBe(shown);
        const { commands, undo, explain } = ios.difference(ios.mask(ios.parse(text), stamp), ios.parse("hostname x\n"), {
          own: { kind: "exclusive" },
        });
        expect([...commands, ...undo, ...explain].join("\n")).not.toContain(planted);
      }),
      { numRuns: 20 },
    );
  });
});

test("a script without secrets is what it was, also where it says a default out loud", () => {
  const script = "ip cef\nno ip cef\ndefault ip cef\nip forward-protocol nd\ninterface Vlan1\n no shutdown\n default mtu\n";
  expect(ios.maskText(script, stamp)).toBe(script);
  expect(ios.maskText("default snmp-server community Rahasia RO", stamp)).toBe(`default snmp-server community ${stamp("Rahasia")} RO`);
});

test("a banner is text, whatever its words: a script that sets it sets it as it is", () => {
  const banner = "banner motd #\nEnter your password now\nusername x secret 9 y\n#\n";
  expect(ios.maskText(banner, stamp)).toBe(banner);
  expect(ios.print(ios.mask(ios.parse(banner), stamp))).toBe(ios.print(ios.parse(banner)));
});

describe("references and fingerprints", () => {
  test("stay as they are, and a reference is replaced by what is known", () => {
    const text = "enable secret secret(opd-enable)\nsnmp-server community secret:0123abcd RO\n";
    expect(masked(text)).toBe(text);
    const known = ios.reveal(ios.parse(text), (name) => (name === "opd-enable" ? "terbuka" : undefined));
    expect(ios.print(known)).toBe("enable secret terbuka\nsnmp-server community secret:0123abcd RO\n");
    expect(ios.revealText("line vty 0\n password secret:0123abcd\n", (word) => (word === "secret:0123abcd" ? "x" : undefined))).toBe(
      "line vty 0\n password x\n",
    );
  });

  test("a device whose secret looks like a fingerprint is named", () => {
    expect(ios.lookAlikes(ios.parse("snmp-server community secret:0123abcd RO\nline vty 0\n password secret:0123abcd\n"))).toEqual([
      "snmp-server community",
      "line vty 0 / password",
    ]);
  });
});
