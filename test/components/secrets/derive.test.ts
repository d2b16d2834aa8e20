// Derived secrets: the same for the same name and rotation, never the same for two names, and in the form their use needs.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { derive, wireguardPublic } from "../../../components/secrets/derive.ts";

const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);

/** HKDF (RFC 5869) by hand, one block: what the library has to agree with. */
function hkdf(master: string, info: string): Buffer {
  const key = createHmac("sha256", "simpul").update(master).digest();
  return createHmac("sha256", key).update(info).update(Buffer.of(1)).digest();
}

test("a key is HKDF-SHA256 of the master with the name and the rotation", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), name, fc.nat(1000), (master, of, rotation) => {
      const label = `ospf-${of}`;
      expect(derive(master, label, rotation)).toBe(hkdf(master, `${label}:${rotation}`).toString("hex").slice(0, 32));
    }),
  );
});

test("another name, another rotation, another master: another key", () => {
  const keys = [derive("m", "ospf-a"), derive("m", "ospf-b"), derive("m", "ospf-a", 1), derive("n", "ospf-a"), derive("m", "snmp-auth")];
  expect(new Set(keys).size).toBe(keys.length);
});

test("a WireGuard public key is its private key's", () => {
  // known answer of another library: python3, cryptography, X25519PrivateKey.from_private_bytes(bytes(range(32)))
  const privateKey = Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString("base64");
  expect(wireguardPublic(privateKey)).toBe("j0DFrbaPJWJK5bIU6nZ6bslNgp09e14a0bpvPiE4KF8=");
});

test("a WireGuard pair fits together; private keys are clamped, shared keys are 32 bytes", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), name, (master, of) => {
      const privateKey = derive(master, `wg-${of}x`);
      const bytes = Buffer.from(privateKey, "base64");
      expect([bytes.length, (bytes[0] ?? 1) & 7, (bytes[31] ?? 0) & 192]).toEqual([32, 0, 64]);
      expect(derive(master, `wg-${of}x-public`)).toBe(wireguardPublic(privateKey));
      expect(Buffer.from(derive(master, `wg-${of}x-psk`), "base64")).toHaveLength(32);
    }),
    { numRuns: 30 },
  );
});
