// routeros-diff, the one peer that compares RouterOS texts: from PyPI, in an environment of its own beside our packages.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const pinned = "routeros-diff==0.6a2";
const home = resolve(import.meta.dirname, "../../node_modules/.cache/bench-peers");

/** Reads both texts, then compares them: seconds of each, and the script. */
const program = `
import json, sys, time
from routeros_diff.parser import RouterOSConfig
start = time.process_time()
try:
    old, new = (RouterOSConfig.parse(open(path, encoding="utf-8").read()) for path in sys.argv[1:3])
    read = time.process_time()
    script = str(new.diff(old))
    print(json.dumps({"parse": read - start, "difference": time.process_time() - read, "script": script}))
except Exception as error:
    print(json.dumps({"failed": type(error).__name__ + ": " + str(error).splitlines()[0][:100]}))
`;

export type Heard =
  | { readonly parse: number; readonly difference: number; readonly script: string; readonly failed?: undefined }
  | { readonly failed: string };

/** Undefined where there is no Python, or no way to PyPI. */
export function peer(): ((running: string, intended: string) => Heard) | undefined {
  const python = join(home, "bin/python");
  if (!existsSync(join(home, "bin/routeros_diff")) && !installed(python)) return undefined;
  return (running, intended) => {
    const folder = mkdtempSync(join(tmpdir(), "simpul-bench-"));
    try {
      const [a, b] = [join(folder, "running.rsc"), join(folder, "intended.rsc")];
      writeFileSync(a, running);
      writeFileSync(b, intended);
      const { stdout, stderr } = spawnSync(python, ["-c", program, a, b], { encoding: "utf8", maxBuffer: 1 << 28 });
      return stdout === "" ? { failed: stderr.slice(0, 100) } : (JSON.parse(stdout) as Heard);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

function installed(python: string): boolean {
  const made = spawnSync("python3", ["-m", "venv", home], { encoding: "utf8" });
  if (made.status !== 0) return false;
  return spawnSync(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", pinned], { encoding: "utf8" }).status === 0;
}
