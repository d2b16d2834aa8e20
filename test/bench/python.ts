// Peers that are written in Python: from PyPI, in an environment of their own beside our packages.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const homes = resolve(import.meta.dirname, "../../node_modules/.cache");

/** Runs a program on two texts, whose paths are its arguments, and reads the document that it prints. */
export type Ask = (program: string, running: string, intended: string) => unknown;

/** Undefined where there is no Python, or no way to PyPI. */
export function python(name: string, packages: readonly string[]): Ask | undefined {
  const home = join(homes, name);
  const interpreter = join(home, "bin/python");
  const done = join(home, "installed");
  if (!existsSync(done)) {
    if (!installed(home, interpreter, packages)) return undefined;
    writeFileSync(done, packages.join("\n"));
  }
  return (program, running, intended) => {
    const folder = mkdtempSync(join(tmpdir(), "simpul-bench-"));
    try {
      const files = [running, intended].map((text, at) => {
        const file = join(folder, `${at}.txt`);
        writeFileSync(file, text);
        return file;
      });
      const { stdout, stderr } = spawnSync(interpreter, ["-c", program, ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
      return stdout === "" ? { failed: stderr.slice(-200) } : JSON.parse(stdout);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

function installed(home: string, interpreter: string, packages: readonly string[]): boolean {
  if (spawnSync("python3", ["-m", "venv", home], { encoding: "utf8" }).status !== 0) return false;
  const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages];
  return spawnSync(interpreter, install, { encoding: "utf8" }).status === 0;
}
