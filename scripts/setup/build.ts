// The other way to the engine: built from the pinned Go modules of scripts/engine, whose go.sum holds every sum.
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DoorError } from "../door/door.ts";
import { type Places, type Plugin, root } from "./places.ts";
import { progress } from "./progress.ts";
import { type Ran, run } from "./run.ts";

interface Binary {
  readonly says: string;
  /** folder of the Go module */
  readonly folder: string;
  readonly package: string;
  readonly output: string;
  readonly linkerFlags: string;
  readonly tags?: string;
}

const sources = join(root, "scripts/engine");
const LIMIT_SECONDS = 3600;

/** Flags as Pulumi's own release is built. */
function cliBinary(at: Places, folder: string, name: string, from: string): Binary {
  const stamp = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${at.version}`;
  const says = name === "pulumi" ? "the Pulumi engine" : "the Node.js language host";
  return {
    says,
    folder: join(sources, folder),
    package: from,
    output: join(at.bin, name),
    linkerFlags: stamp,
    tags: "osusergo,grpcnotrace",
  };
}

/** The compiler, or undefined: SIMPUL_GO, else on PATH, else where Go's own installer puts it. */
export async function findGo(): Promise<string | undefined> {
  const { SIMPUL_GO } = process.env;
  for (const command of SIMPUL_GO === undefined ? ["go", "/usr/local/go/bin/go"] : [SIMPUL_GO]) {
    const { code } = await run({ command, args: ["version"], limitSeconds: 20 });
    if (code === 0) return command;
  }
  return undefined;
}

/** A module that is compiled prints its name; one that is fetched prints "go: downloading NAME VERSION". */
function listener(shown: ReturnType<typeof progress>): (line: string) => undefined {
  let compiled = 0;
  return (line) => {
    const fetching = /^go: downloading (\S+)/.exec(line)?.[1];
    if (fetching === undefined) compiled += 1;
    shown.at(fetching === undefined ? `${compiled} packages compiled, now ${line}` : `fetching ${fetching}`);
    return undefined;
  };
}

/** Compiles beside the place and renames, so that nobody ever runs half a file; Go's cache keeps what a cut-off build had done. */
async function build(go: string, binary: Binary): Promise<void> {
  const shown = progress(`building ${binary.says} from Go modules (the first time takes minutes)`);
  const draft = `${binary.output}.${process.pid}.new`;
  mkdirSync(join(binary.output, ".."), { recursive: true });
  const tags = binary.tags === undefined ? [] : ["-tags", binary.tags];
  const ran = await run({
    command: go,
    args: ["build", "-v", "-trimpath", ...tags, "-ldflags", binary.linkerFlags, "-o", draft, binary.package],
    cwd: binary.folder,
    env: { ...process.env, GOFLAGS: "-mod=readonly -buildvcs=false", GOWORK: "off", GO111MODULE: "on" },
    limitSeconds: LIMIT_SECONDS,
    hear: listener(shown),
  });
  if (ran.code !== 0) {
    rmSync(draft, { force: true });
    shown.done(`could not build ${binary.says}`);
    throw buildError(binary, ran);
  }
  renameSync(draft, binary.output);
  shown.done(`built ${binary.says}`);
}

function buildError(binary: Binary, { tail, timedOut }: Ran): DoorError {
  const why = timedOut ? `it took more than ${LIMIT_SECONDS / 60} minutes` : tail.slice(-5).join("; ");
  return new DoorError(`building ${binary.says} failed: ${why}`, {
    fix: "run `npm run setup` again: it goes on where it stopped; Go 1.26 or newer and a Go module proxy have to be in reach (see `go env GOPROXY`)",
  });
}

/** The CLI, the language host beside it, and the script for dynamic providers that comes with the SDK. */
export async function buildCli(go: string, at: Places): Promise<void> {
  const script = "pulumi-resource-pulumi-nodejs";
  await build(go, cliBinary(at, "language", "pulumi-language-nodejs", "github.com/pulumi/pulumi/sdk/nodejs/cmd/pulumi-language-nodejs/v3"));
  copyFileSync(join(root, "node_modules/@pulumi/pulumi", script), join(at.bin, script));
  chmodSync(join(at.bin, script), 0o755);
  // last: the folder counts as complete when the CLI answers
  await build(go, cliBinary(at, "cli", "pulumi", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"));
}

/** Builds a plugin and lets Pulumi itself put it into its cache. */
export async function buildPlugin(go: string, at: Places, plugin: Plugin): Promise<void> {
  const work = join(at.home, "simpul-build", plugin.name);
  const binary = plugin.name === "random" ? randomBinary(work, plugin) : await kubernetesBinary(go, work, plugin);
  await build(go, binary);
  const { code, tail } = await run({
    command: join(at.bin, "pulumi"),
    args: ["plugin", "install", "resource", plugin.name, plugin.version, "--reinstall", "-f", binary.output],
    env: { ...process.env, PULUMI_HOME: at.home, PULUMI_SKIP_UPDATE_CHECK: "true" },
    limitSeconds: 120,
  });
  if (code !== 0)
    throw new DoorError(`Pulumi did not take the plugin ${plugin.name}: ${tail.join("; ")}`, { fix: "run `npm run setup` again" });
  rmSync(work, { recursive: true, force: true });
}

function randomBinary(work: string, { version }: Plugin): Binary {
  return {
    says: "the plugin random",
    folder: join(sources, "random"),
    package: "./cmd/pulumi-resource-random",
    output: join(work, "pulumi-resource-random"),
    linkerFlags: `-s -w -X tools.local/random/bridge.Version=${version}`,
  };
}

/** The provider's schema is not part of its module's build: it is taken from the module, stamped and put beside a copy of our main. */
async function kubernetesBinary(go: string, work: string, { version }: Plugin): Promise<Binary> {
  const folder = join(work, "source");
  if (!existsSync(folder)) cpSync(join(sources, "kubernetes"), folder, { recursive: true });
  const module = "github.com/pulumi/pulumi-kubernetes/provider/v4";
  const fetched = await run({ command: go, args: ["mod", "download", module], cwd: folder, limitSeconds: LIMIT_SECONDS });
  const { code, out, tail } = await run({ command: go, args: ["list", "-m", "-f", "{{.Dir}}", module], cwd: folder, limitSeconds: 300 });
  if (fetched.code !== 0 || code !== 0)
    throw new DoorError(`Go did not find ${module}: ${[...fetched.tail, ...tail].join("; ")}`, { fix: "see `go env GOPROXY`" });
  const given = join(out.trim(), "cmd/pulumi-resource-kubernetes");
  const schema = JSON.parse(readFileSync(join(given, "schema.json"), "utf8")) as Record<string, unknown>;
  writeFileSync(join(folder, "schema.json"), JSON.stringify({ ...schema, version }));
  writeFileSync(
    join(folder, "terraform-mapping.json"),
    JSON.stringify(JSON.parse(readFileSync(join(given, "terraform-mapping.json"), "utf8"))),
  );
  return {
    says: "the plugin kubernetes",
    folder,
    package: ".",
    output: join(work, "pulumi-resource-kubernetes"),
    linkerFlags: `-s -w -X github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version.Version=${version}`,
  };
}
