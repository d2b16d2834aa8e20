// Pins and the way to a device: whose key counts, who logs in on the way, and what is never handed on.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Listed } from "../../../components/fleet/listed.ts";
import { Pins } from "../../../components/fleet/pins.ts";
import { addressOf, pinned, UnknownDevice, type Usual } from "../../../components/fleet/way.ts";

const usual: Usual = { user: "simpul", secretOf: (name) => `value of ${name}`, userFix: "name a user" };
const listed = (device: string, more: Partial<Listed> = {}): Listed => ({
  device,
  vendor: "routeros",
  host: "10.0.0.1",
  port: 22,
  ...more,
});

test("a pin by the device's name counts before one by its address", () => {
  const pins = new Pins(
    "# pins\n10.0.0.1 ssh-rsa BBBB\ngw,other ssh-ed25519 AAAA remark\n@revoked x ssh-rsa C\n[10.0.0.2]:2222 SHA256:x\n",
  );
  expect([pins.of("gw", "10.0.0.1", 22), pins.of("new", "10.0.0.1", 22), pins.of("x", "10.0.0.2", 2222)]).toEqual([
    "ssh-ed25519 AAAA",
    "ssh-rsa BBBB",
    "SHA256:x",
  ]);
  expect([pins.of("x", "10.0.0.2", 22), pins.of("@revoked", "1", 1)]).toEqual([undefined, undefined]);
});

test("the first line that is neither a pin nor one of those that known_hosts may hold", () => {
  const pins = "# pins\n\ngw,[10.0.0.1]:830 ssh-ed25519 AAAA remark\r\n@revoked x ssh-rsa C\n|1|c2FsdA=|aGFzaA= ssh-rsa B\nsw SHA256:x\n";
  expect(new Pins(pins).stranger).toBeUndefined();
  expect(new Pins("").stranger).toBeUndefined();
  for (const line of ["device,host,port", "all:", "  ansible_host: 10.0.0.1", "r1,10.0.0.1,kantor dinas lama", "gw ssh-ed25519"])
    expect(new Pins(`${pins}${line}\n${line}\n`).stranger).toBe(7);
});

test("a new key takes the place of the old one; what is said of others stays", () => {
  const text = "# pins\ngw,10.0.0.1,[10.0.0.1]:830 ssh-rsa OLD\nsw ssh-rsa B\n";
  const pins = new Pins(text).with("gw", "10.0.0.1", 22, "ssh-ed25519 NEW remark");
  expect(pins.text).toBe("# pins\ngw,10.0.0.1 ssh-ed25519 NEW\n[10.0.0.1]:830 ssh-rsa OLD\nsw ssh-rsa B\n");
  expect(pins.with("opd", "h", 2222, "ssh-rsa C").text).toBe(`${pins.text}opd,[h]:2222 ssh-rsa C\n`);
});

test("law: what was pinned is found, and pinning it again changes nothing", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
  const each = fc.record({ device: name, host: name, port: fc.constantFrom(22, 2222), key: fc.constantFrom("ssh-rsa A", "ssh-ed25519 B") });
  fc.assert(
    fc.property(fc.array(each, { minLength: 1, maxLength: 8 }), (list) => {
      const pins = list.reduce((sum, { device, host, port, key }) => sum.with(device, host, port, key), new Pins(""));
      const { device, host, port, key } = list.at(-1) as (typeof list)[number];
      expect(pins.of(device, host, port)).toBe(key);
      expect(pins.with(device, host, port, key).text).toBe(pins.text);
    }),
  );
});

test("a jump host that is a device has its own login; one that is not gets the device's key and never its password", () => {
  const bastion = listed("bastion", { host: "192.0.2.1", user: "noc", passwordRef: "bastion-pass" });
  const jump = [{ host: "bastion" }, { user: "tamu", host: "192.0.2.9", port: 2022 }];
  const device = listed("opd", { identityFile: "/k", passwordRef: "opd-pass", jump, site: "kantor" });
  const address = addressOf(device, [bastion, device], usual);
  const shown = address.jump.map(({ device: name, host, port, user, identityFile, password }) => [
    name,
    host,
    port,
    user,
    identityFile,
    password?.(),
  ]);
  expect(shown).toEqual([
    ["bastion", "192.0.2.1", 22, "noc", undefined, "value of bastion-pass"],
    ["[192.0.2.9]:2022", "192.0.2.9", 2022, "tamu", "/k", undefined],
  ]);
  expect([address.user, address.site, address.password?.()]).toEqual(["simpul", "kantor", "value of opd-pass"]);
});

test("the usual way holds where a device names none, and not for the jump host itself", () => {
  const way = { ...usual, jump: [{ user: "noc", host: "192.0.2.1" }] };
  const bastion = listed("bastion", { host: "192.0.2.1" });
  expect(addressOf(listed("a"), [], way).jump).toHaveLength(1);
  expect(addressOf(bastion, [], way).jump).toEqual([]);
  expect(addressOf(listed("b", { jump: [] }), [], way).jump).toEqual([]);
});

test("nobody named, nothing pinned: why, and the way out", () => {
  const { user: _, ...nobody } = usual;
  expect(() => addressOf(listed("gw"), [], nobody)).toThrow(new UnknownDevice("nobody is named to log in on gw", "name a user"));
  const jump = [{ host: "192.0.2.1" }];
  const pins = new Pins("gw ssh-rsa A\n");
  expect(() => pinned(addressOf(listed("gw", { jump }), [], usual), pins, "simpul trust")).toThrow(
    "the host key of 192.0.2.1 is not pinned",
  );
  expect(pinned(addressOf(listed("gw"), [], usual), pins, "")).toEqual({
    device: "gw",
    host: "10.0.0.1",
    port: 22,
    user: "simpul",
    hostKey: "ssh-rsa A",
  });
});
