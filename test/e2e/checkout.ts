// A checkout of its own for an end-to-end test: the working tree as it is, state and farm and Pulumi home of its own, the built engine shared.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { places } from "../../scripts/setup/places.ts";

const source = resolve(import.meta.dirname, "../..");

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  /** both outputs in the order in which they came */
  readonly all: string;
  readonly seconds: number;
}

export interface Started {
  readonly pid: number;
  /** settles when it has said this */
  readonly said: (words: RegExp) => Promise<void>;
  readonly ended: Promise<Ended>;
}

/** What git would take along: tracked files and new ones that are not ignored. */
function sources(): string[] {
  const listed = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: source, encoding: "utf8" });
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr}`);
  return listed.stdout.split("\0").filter((file) => file !== "" && file !== "node_modules" && existsSync(join(source, file)));
}

export class Checkout {
  readonly root = mkdtempSync(join(tmpdir(), "simpul-e2e-"));
  readonly env: NodeJS.ProcessEnv;
  /** everything that any of our commands printed */
  printed = "";

  constructor(env: NodeJS.ProcessEnv = {}) {
    for (const file of sources()) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(source, file), join(this.root, file));
    }
    symlinkSync(join(source, "node_modules"), join(this.root, "node_modules"));
    const built = places();
    const home = join(this.root, ".simpul-home");
    mkdirSync(home);
    for (const folder of ["versions", "plugins"]) symlinkSync(join(built.home, folder), join(home, folder));
    const given = Object.entries(process.env).filter(([name]) => !/^(PULUMI|SIMPUL|VITEST|NODE_OPTIONS)/.test(name));
    this.env = { ...Object.fromEntries(given), NO_COLOR: "1", PULUMI_HOME: home, ...env };
  }

  /** A program in the checkout, in a process group of its own. */
  start(command: string, ...words: readonly string[]): Started {
    const began = performance.now();
    const child = spawn(command, words, { cwd: this.root, env: this.env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const heard = { out: "", all: "" };
    const listeners = new Set<() => void>();
    const hear = (part: string, out: boolean): void => {
      heard.all += part;
      if (command !== "ssh") this.printed += part;
      if (out) heard.out += part;
      for (const listen of listeners) listen();
    };
    child.stdout.setEncoding("utf8").on("data", (part: string) => hear(part, true));
    child.stderr.setEncoding("utf8").on("data", (part: string) => hear(part, false));
    const ended = new Promise<Ended>((done) => {
      child.on("close", (status) => done({ status, ...heard, seconds: (performance.now() - began) / 1000 }));
    });
    const said = (words: RegExp): Promise<void> =>
      new Promise((done, failed) => {
        const look = (): void => {
          if (words.test(heard.all)) done();
        };
        listeners.add(look);
        look();
        void ended.then(() => failed(new Error(`ended without saying ${words}:\n${heard.all}`)));
      });
    return { pid: child.pid ?? 0, said, ended };
  }

  run(command: string, ...words: readonly string[]): Promise<Ended> {
    return this.start(command, ...words).ended;
  }

  /** As a person types it. */
  pulumi(...words: readonly string[]): Promise<Ended> {
    return this.run("npx", "pulumi", ...words);
  }

  simpul(...words: readonly string[]): Promise<Ended> {
    return this.run("npx", "simpul", ...words);
  }

  /** The door's document; fails with what it printed when it ends otherwise. */
  async json(...words: readonly string[]): Promise<unknown> {
    const { out, all } = await this.simpul(...words, "--json");
    try {
      return JSON.parse(out);
    } catch {
      throw new Error(`simpul ${words.join(" ")} --json:\n${all}`);
    }
  }

  /** Process ids of what runs a file of this checkout. */
  processesOf(file: string): number[] {
    const runs = (pid: string): boolean => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(join(this.root, file));
      } catch {
        return false;
      }
    };
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && runs(name))
      .map(Number);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  /** Stops the farm and takes everything away; SIMPUL_KEEP=1 keeps it for a look. */
  async end(): Promise<void> {
    await this.simpul("lab", "stop");
    if (process.env.SIMPUL_KEEP === undefined) rmSync(this.root, { recursive: true, force: true });
    else process.stderr.write(`kept ${this.root}\n`);
  }
}
