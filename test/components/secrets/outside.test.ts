// Secrets from outside the stack: the order of the chain, files that others can read, commands without a shell.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { wireguardPublic } from "../../../components/secrets/derive.ts";
import { outside, variableOf } from "../../../components/secrets/outside.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "simpul-secrets-"));
  mkdirSync(join(root, ".simpul/secrets"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function file(name: string, content: string, mode = 0o600): void {
  const path = join(root, ".simpul/secrets", name);
  writeFileSync(path, content);
  chmodSync(path, mode);
}

/** A program that prints its argument in brackets, knows no name with "none" and fails for one with "bad". */
function program(): string[] {
  const path = join(root, "vault");
  writeFileSync(
    path,
    '#!/bin/sh\ncase "$1" in *none*) exit 0;; *bad*) echo "vault is sealed" >&2; exit 2;; esac\nprintf "[%s]\\n" "$1"\n',
    { mode: 0o755 },
  );
  return [path, "kota/NAME"];
}

test("environment before file before command", () => {
  const command = program();
  file("a", "from file\n");
  file("b", "from file\n");
  const resolve = outside(root, { region: "r", command }, { SIMPUL_SECRET_A: "from environment" });
  expect([resolve("a"), resolve("b"), resolve("c")]).toEqual(["from environment", "from file", "[kota/c]"]);
});

test("names become variables: upper case, hyphens to underscores", () => {
  expect(variableOf("ospf-opd-010")).toBe("SIMPUL_SECRET_OSPF_OPD_010");
});

test("what no place knows is not known", () => {
  expect(outside(root, { region: "r" }, {})("ospf-s1-gw1")).toBeUndefined();
  expect(outside(root, { region: "r", command: program() }, {})("none")).toBeUndefined();
});

test("a file that others can read is refused with the fix", () => {
  file("a", "secret\n", 0o640);
  const path = join(root, ".simpul/secrets/a");
  expect(() => outside(root, { region: "r" }, {})("a")).toThrow(`${path} can be read by others (mode 640)`);
});

test("one newline at the end is the editor's, others are the secret's", () => {
  file("a", " kunci \n\n");
  expect(outside(root, { region: "r" }, {})("a")).toBe(" kunci \n");
});

test("a command that fails stops everything: a sealed vault is not another key", () => {
  expect(() => outside(root, { region: "r", command: program() }, {})("bad")).toThrow(
    "secretCommand did not answer for bad: it ended with 2: vault is sealed",
  );
  expect(() => outside(root, { region: "r", command: ["/nonexistent/vault", "NAME"] }, {})("a")).toThrow("ENOENT");
});

test("a command is asked once for a name", () => {
  const path = join(root, "count");
  writeFileSync(path, '#!/bin/sh\necho "$1" >> "$0.log"\nwc -l < "$0.log"\n', { mode: 0o755 });
  const resolve = outside(root, { region: "r", command: [path, "NAME"] }, {});
  expect([resolve("a"), resolve("a"), resolve("b")]).toEqual(["1", "1", "2"]);
});

test("nothing but a secret's name reaches a file or a command", () => {
  const resolve = outside(root, { region: "r", command: program() }, {});
  for (const name of ["../passphrase", "a b", "$(id)", "", "A", "a/b", "-x"]) expect(resolve(name)).toBeUndefined();
});

test("a WireGuard public key follows from a private one that was given", () => {
  const privateKey = Buffer.alloc(32, 7).toString("base64");
  file("wg-gw-1", `${privateKey}\n`);
  expect(outside(root, { region: "r" }, {})("wg-gw-1-public")).toBe(wireguardPublic(privateKey));
});
