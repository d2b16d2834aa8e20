// `npm run setup`: a finished one is quick, a machine without network and Go gets one clear message.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fetchCli, limits } from "../../scripts/setup/official.ts";
import { places, pluginBinary, pluginsFor } from "../../scripts/setup/places.ts";

const script = resolve(import.meta.dirname, "../../scripts/setup.ts");
let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "simpul-home-"));
});
afterEach(() => rmSync(home, { recursive: true }));

function setup(words: readonly string[], env: NodeJS.ProcessEnv) {
  return spawnSync(process.execPath, [script, ...words], { encoding: "utf8", env });
}

/** An engine that says its version and nothing more. */
function plantEngine(version: string): void {
  const { bin, plugins } = places({ PULUMI_HOME: home });
  mkdirSync(bin, { recursive: true });
  for (const name of ["pulumi", "pulumi-language-nodejs"]) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho ${version}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const at = places({ PULUMI_HOME: home });
  for (const plugin of pluginsFor([])) {
    mkdirSync(join(plugins, `resource-${plugin.name}-v${plugin.version}`), { recursive: true });
    writeFileSync(pluginBinary(at, plugin), "#!/bin/sh\n", { mode: 0o755 });
  }
}

test("versions are the npm packages' own", () => {
  expect(places({ PULUMI_HOME: "/h" })).toMatchObject({ version: "3.259.0", bin: "/h/versions/3.259.0/bin" });
  expect(pluginsFor([]).map(({ name, version }) => `${name} ${version}`)).toEqual(["random 4.21.1"]);
  expect(pluginsFor(["kubernetes"]).map(({ name }) => name)).toEqual(["random", "kubernetes"]);
});

test("an engine that is there and answers is taken; nothing is asked of anybody", () => {
  plantEngine("v3.259.0");
  const ran = setup([], { PULUMI_HOME: home, PATH: "/usr/bin:/bin" });
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  expect(ran.stdout).toBe(`Pulumi engine 3.259.0 is ready in ${home}/versions/3.259.0/bin\n`);
});

test("without network and Go: one message, what to install, exit 1", () => {
  plantEngine("v3.1.0");
  const ran = setup([], { PULUMI_HOME: home, PATH: "/nonexistent", SIMPUL_DOWNLOAD_LIMIT: "0", SIMPUL_GO: "/nonexistent/go" });
  expect(ran.status).toBe(1);
  expect(ran.stderr).toBe(
    "setup: the Pulumi engine is not here, it could not be downloaded, and there is no Go to build it with\n" +
      "fix: let this machine reach https://get.pulumi.com and https://github.com, or install Go 1.26 or newer (https://go.dev/dl) and a way to a Go module proxy; then run `npm run setup` again\n",
  );
});

test("a home that cannot be written: one message and the fix", () => {
  const file = join(home, "file");
  writeFileSync(file, "");
  const ran = setup([], {
    PULUMI_HOME: join(file, "home"),
    PATH: "/usr/bin:/bin",
    SIMPUL_DOWNLOAD_LIMIT: "0",
    SIMPUL_GO: "/nonexistent/go",
  });
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(
    /^setup: the engine cannot be put into .*: ENOTDIR at .*\nfix: let PULUMI_HOME name a folder that you can write, with 1 GB free\n$/,
  );
});

test("a plugin that nobody knows: exit 1 and what there is", () => {
  const ran = setup(["kubernets"], { PULUMI_HOME: home, PATH: "/usr/bin:/bin" });
  expect(ran).toMatchObject({
    status: 1,
    stderr: 'setup: there is no plugin called "kubernets" here\nfix: npm run setup, or npm run setup -- kubernetes\n',
  });
});

test("a download that does not begin in time is given up", async () => {
  const began = performance.now();
  expect(await fetchCli(places({ PULUMI_HOME: home }), { first: 0.01, whole: 1 })).toBe(false);
  expect(performance.now() - began).toBeLessThan(5000);
});

test("without a compiler the download may take longer; the first sign of life is the user's to set", () => {
  expect(limits(true, {})).toEqual({ first: 20, whole: 180 });
  expect(limits(false, { SIMPUL_DOWNLOAD_LIMIT: "5" })).toEqual({ first: 5, whole: 900 });
});
