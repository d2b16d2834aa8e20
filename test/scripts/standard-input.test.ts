// `-` as a file: a pipe that another program has left in non-blocking mode and that fills slowly, as in `npx simpul render | npx simpul parse -`.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const simpul = resolve(import.meta.dirname, "../../scripts/simpul.ts");

/** A parent that has touched its standard input, as npx does, and then hands it on. */
const parent = `process.stdin.resume(); process.stdin.pause();
require("node:child_process").spawn(process.execPath, [${JSON.stringify(simpul)}, "parse", "routeros", "-"], { stdio: "inherit" });`;

test("a slow pipe in non-blocking mode is waited for", async () => {
  const child = spawn(process.execPath, ["-e", parent], { stdio: ["pipe", "pipe", "pipe"] });
  const heard = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    heard.out += part;
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    heard.err += part;
  });
  const ended = new Promise((done) => child.on("close", done));
  setTimeout(() => child.stdin.end("/ip address\nadd address=10.0.0.1/24 interface=ether1\n"), 1_000);
  await ended;
  expect(heard).toEqual({ out: "/ip/address add address=10.0.0.1/24 interface=ether1\n", err: "" });
});
