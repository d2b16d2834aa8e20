// Secrets: nothing clear is left in a masked model or text, what is masked stays, references are found wherever they stand.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { menuOf, tabled } from "../../../../components/devices/routeros/menus.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { quote } from "../../../../components/devices/routeros/quote.ts";
import { maskText, revealText } from "../../../../components/devices/routeros/secret-text.ts";
import { lookAlikes, mask, reveal } from "../../../../components/devices/routeros/secrets.ts";
import { cases } from "../../../cases.ts";

/** A stand-in for the keyed fingerprint: the same secret gives the same eight digits. */
function stamp(clear: string): string {
  let sum = 0;
  for (const char of clear) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return `secret:${sum.toString(16).padStart(8, "0")}`;
}

function masked(text: string): string {
  return print(mask(parse(text), stamp));
}

const planted = "Rahasia-42";
const p = stamp(planted);

describe("a model", () => {
  test.each([
    [`/snmp community\nadd name=${planted} addresses=10.0.0.1/32\n`, `/snmp/community add addresses=10.0.0.1/32 name=${p}\n`],
    [`/snmp\nset trap-community=${planted}\n`, `/snmp set trap-community=${p}\n`],
    [
      `/routing ospf interface-template\nadd area=a auth=sha256 auth-key="${planted}" interfaces=e\n`,
      `/routing/ospf/interface-template add area=a auth=sha256 auth-key=${p} interfaces=e\n`,
    ],
    [`/interface wireguard\nadd name=w private-key="${planted}"\n`, `/interface/wireguard add name=w private-key=${p}\n`],
    [`/ppp secret\nadd name=u password=${planted}\n`, `/ppp/secret add name=u password=${p}\n`],
    [`/radius\nadd address=10.0.0.1 secret=${planted}\n`, `/radius add address=10.0.0.1 secret=${p}\n`],
    [
      `/interface wireless security-profiles\nset [ find default=yes ] wpa2-pre-shared-key=${planted}\n`,
      `/interface/wireless/security-profiles set [ find default=yes ] wpa2-pre-shared-key=${p}\n`,
    ],
    [`/zerotier\nadd name=z secret=${planted}\n`, `/zerotier add name=z secret=${p}\n`],
    [
      `/system script\nadd name=s source="/tool fetch user=u password=\\"${planted}\\" url=x"\n`,
      `/system/script add name=s source="/tool fetch user=u password=${p} url=x"\n`,
    ],
    [
      `/system scheduler\nadd name=s on-event="/ppp secret set 0 password=${planted}; :put 1"\n`,
      `/system/scheduler add name=s on-event="/ppp secret set 0 password=${p}; :put 1"\n`,
    ],
    [`:local x [/tool fetch password=${planted}]\n`, `:local x [/tool fetch password=${p}]\n`],
  ])("%j", (text, expected) => {
    expect(masked(text)).toBe(expected);
    expect(masked(expected)).toBe(expected);
  });

  test("references and fingerprints stay, empty values are none", () => {
    const text = '/radius add address=1.1.1.1 secret="secret(radius-noc)"\n/radius add address=2.2.2.2 secret=secret:0123abcd\n';
    expect(masked(text)).toBe(text);
  });

  test("whatever the secret, whatever the field, it is nowhere in the text", () => {
    const fields = tabled.flatMap((path) =>
      menuOf(path)?.kind === "singleton" ? [] : (menuOf(path)?.secrets ?? []).map((key) => [path, key] as const),
    );
    const secret = fc.string({ unit: "grapheme", minLength: 9, maxLength: 30 }).map((text) => `${text.trim()}#Rh§7`);
    fc.assert(
      fc.property(fc.constantFrom(...fields), secret, ([path, key], clear) => {
        const text = masked(`${path} add ${key}=${quote(clear)}\n`);
        expect(text).not.toContain("#Rh§7");
        expect(text).toContain(stamp(clear));
      }),
      { numRuns: cases },
    );
  });

  test("a reference is found in any field, and what is revealed is in normal form", () => {
    const model = parse(
      '/interface wireguard peers\nadd interface=w public-key="secret(wg-a-public)" preshared-key="secret(nobody)"\n/system/script add name=s source="x"\n',
    );
    const known = reveal(model, (name) => (name === "wg-a-public" ? "abc=" : undefined));
    expect(print(known)).toBe(
      '/interface/wireguard/peers add interface=w preshared-key="secret(nobody)" public-key="abc="\n/system/script add name=s source=x\n',
    );
  });

  test("a device whose secret looks like a fingerprint is told apart", () => {
    expect(
      lookAlikes(parse("/radius add address=1.1.1.1 secret=secret:0123abcd\n/ip pool add name=secret:0123abcd ranges=1.1.1.1\n")),
    ).toEqual(["/radius secret"]);
  });
});

describe("text of commands", () => {
  test.each([
    [
      `/snmp/community/set [find where name="${planted}"] authentication-password=${planted}`,
      `/snmp/community/set [find where name=${p}] authentication-password=${p}`,
    ],
    [`/ip/pool/set [find where name="${planted}"] comment=x`, `/ip/pool/set [find where name="${planted}"] comment=x`],
    [
      `:if ([:len [/snmp/community/find where name=${planted}]] = 0) do={ /snmp/community/add name=${planted} }`,
      `:if ([:len [/snmp/community/find where name=${p}]] = 0) do={ /snmp/community/add name=${p} }`,
    ],
    [
      `/snmp community\nadd name=${planted}\n/ip pool\nadd name=${planted} ranges=1.1.1.1`,
      `/snmp community\nadd name=${p}\n/ip pool\nadd name=${planted} ranges=1.1.1.1`,
    ],
    [
      `/system/scheduler/add name=s on-event="/user set 0 password=\\"${planted}\\""`,
      `/system/scheduler/add name=s on-event="/user set 0 password=${p}"`,
    ],
    [`add password="${planted}`, `add password=${p}`],
    [`add password=$x secret=[/f] passphrase=""`, `add password=$x secret=[/f] passphrase=""`],
  ])("%j", (text, expected) => {
    expect(maskText(text, stamp)).toBe(expected);
  });

  test("revealing puts back what was masked, quoted as it must be", () => {
    const hostile = '"; /system reboot $x';
    const known = new Map([[stamp(hostile), hostile]]);
    expect(revealText(`/radius add secret=${stamp(hostile)} comment="secret:00000000"`, (word) => known.get(word))).toBe(
      '/radius add secret="\\"; /system reboot \\$x" comment="secret:00000000"',
    );
  });
});
