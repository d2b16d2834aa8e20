// Pins in both forms, and what is none.
import ssh2 from "ssh2";
import { expect, test } from "vitest";
import { freshKey } from "../../../components/emulator/keys.ts";
import { fingerprintOf, readPin } from "../../../components/transport/host-key.ts";

const line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl github.com";
// As `ssh-keygen -lf` prints it for that line; GitHub publishes the same.
const known = "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU";

test("an OpenSSH public key line gives its type and fingerprint", () => {
  expect(readPin(line)).toEqual({ type: "ssh-ed25519", fingerprint: known });
});

test("a fingerprint is a pin of any type", () => {
  expect(readPin(` ${known}\n`)).toEqual({ fingerprint: known });
});

test("a key whose inside is of another type, and other text, are no pins", () => {
  expect(readPin(line.replace("ssh-ed25519", "ssh-rsa"))).toBeUndefined();
  expect(readPin("MD5:16:27:ac:a5")).toBeUndefined();
  expect(readPin("")).toBeUndefined();
});

test("a generated key has the fingerprint of its public half", () => {
  const pair = freshKey("test");
  const key = ssh2.utils.parseKey(pair.secret);
  if (key instanceof Error || Array.isArray(key)) throw new Error("no key");
  expect(readPin(pair.line)?.fingerprint).toBe(fingerprintOf(key.getPublicSSH()));
});
