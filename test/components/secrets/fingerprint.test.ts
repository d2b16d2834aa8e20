// One key a checkout, also when several processes ask at once; equal secrets look equal, others do not.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint, fingerprintKey } from "../../../components/secrets/fingerprint.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "simpul-key-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const source = resolve(import.meta.dirname, "../../../components/secrets/fingerprint.ts");

function keyOfAnotherProcess(): Promise<string> {
  const program = `import { fingerprintKey } from ${JSON.stringify(source)}; process.stdout.write(Buffer.from(fingerprintKey(process.argv[1])).toString("hex"))`;
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program, root]);
    let out = "";
    child.stdout.on("data", (part) => (out += part));
    child.on("close", () => done(out));
  });
}

test("the key is made once, and only its owner can read it", () => {
  const first = fingerprintKey(root);
  expect(first).toHaveLength(32);
  expect(fingerprintKey(root)).toEqual(first);
  expect(statSync(join(root, ".simpul")).mode & 0o777).toBe(0o700);
  expect(statSync(join(root, ".simpul/fingerprint.key")).mode & 0o777).toBe(0o600);
});

test("processes that ask at the same time get the same key", async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, keyOfAnotherProcess));
  expect(new Set(keys)).toEqual(new Set([Buffer.from(fingerprintKey(root)).toString("hex")]));
}, 20_000);

test("a key that others can read is refused with the fix", () => {
  fingerprintKey(root);
  chmodSync(join(root, ".simpul/fingerprint.key"), 0o644);
  expect(() => fingerprintKey(root)).toThrow(/can be read by others \(mode 644\)/);
});

test("a key cut short is refused, not used", () => {
  fingerprintKey(root);
  writeFileSync(join(root, ".simpul/fingerprint.key"), "1234\n");
  expect(() => fingerprintKey(root)).toThrow(/does not hold a key/);
});

test("fingerprints: secret: and eight hex digits, the same for the same secret, another under another key", () => {
  const key = fingerprintKey(root);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (clear) => {
      expect(fingerprint(key, clear)).toMatch(/^secret:[0-9a-f]{8}$/);
      expect(fingerprint(key, clear)).toBe(fingerprint(key, clear));
      expect(fingerprint(new Uint8Array(32), clear)).not.toBe(fingerprint(key, clear));
    }),
  );
  // known answer: python3 -c "import hmac; print(hmac.new(bytes(32), b'rahasia', 'sha256').hexdigest()[:8])"
  expect(fingerprint(new Uint8Array(32), "rahasia")).toBe("secret:c9e49672");
});
