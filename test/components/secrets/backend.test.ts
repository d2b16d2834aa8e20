// Where the state is: the checkout by default, wherever one stands; other backends are left alone.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backendUrl, isLocal, stateFile, stateMark } from "../../../components/secrets/backend.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "simpul-backend-"));
  writeFileSync(join(root, "Pulumi.yaml"), "name: simpul\nbackend:\n  url: file://.\n");
});
afterEach(() => rmSync(root, { recursive: true }));

test("the project's file backend is in the checkout", () => {
  expect(backendUrl(root, {})).toBe(`file://${root}`);
  expect(isLocal(root, {})).toBe(true);
  expect(stateFile(root, "pontianak", {})).toBe(join(root, ".pulumi/stacks/simpul/pontianak.json"));
});

test("the environment wins, and another backend is not the checkout's", () => {
  const env = { PULUMI_BACKEND_URL: "s3://bucket?region=x" };
  expect(backendUrl(root, env)).toBe("s3://bucket?region=x");
  expect(isLocal(root, env)).toBe(false);
  expect(stateFile(root, "pontianak", env)).toBeUndefined();
  expect(stateFile(root, "p", { PULUMI_BACKEND_URL: "file:///srv/state?no_tmp_dir=true" })).toBe("/srv/state/.pulumi/stacks/simpul/p.json");
  expect(stateFile(root, "p", { PULUMI_BACKEND_URL: "file://~", HOME: "/home/a" })).toBe("/home/a/.pulumi/stacks/simpul/p.json");
});

test("the mark changes with the state", () => {
  expect(stateMark(root, "pontianak", {})).toBe("none");
  mkdirSync(join(root, ".pulumi/stacks/simpul"), { recursive: true });
  const file = join(root, ".pulumi/stacks/simpul/pontianak.json");
  writeFileSync(file, "1");
  const one = stateMark(root, "pontianak", {});
  writeFileSync(file, "2");
  expect(stateMark(root, "pontianak", {})).not.toBe(one);
  expect(stateMark(root, "pontianak", { PULUMI_BACKEND_URL: "s3://bucket" })).toBeUndefined();
});
