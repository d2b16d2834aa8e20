// routeros-diff, the one peer that compares RouterOS texts: from PyPI, in an environment of its own beside our packages.
import { python } from "./python.ts";

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
  const ask = python("bench-peers", ["routeros-diff==0.6a2"]);
  return ask === undefined ? undefined : (running, intended) => ask(program, running, intended) as Heard;
}
