// netmiko and nornir on the same devices: an export of each, by as many threads as do best; from PyPI, in an environment of their own.

import type { BenchFarm } from "./fleet-farm.ts";
import { python } from "./python.ts";

const versions = { netmiko: "4.8.0", nornir: "3.6.0" } as const;
const threads = 100;

const around = (work: string): string => `
import csv, json, sys, time
rows = list(csv.DictReader(open(sys.argv[1])))
def connect(row):
    return dict(device_type="mikrotik_routeros", host=row["host"], port=int(row["port"]), username=row["user"], use_keys=True,
                key_file=row["identityFile"], conn_timeout=60, banner_timeout=60, auth_timeout=60)
from netmiko import ConnectHandler
def export(row):
    try:
        with ConnectHandler(**connect(row)) as session:
            return "/ip" in session.send_command("/export show-sensitive", read_timeout=120)
    except Exception:
        return False
start = time.time()
${work}
print(json.dumps({"seconds": time.time() - start, "read": sum(1 for each in done if each)}))
`;

const programs = {
  netmiko: around(`from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(${threads}) as pool:
    done = list(pool.map(export, rows))`),
  nornir: around(`from nornir.core import Nornir
from nornir.core.inventory import Inventory, Host, Hosts, Groups, Defaults
from nornir.plugins.runners import ThreadedRunner
hosts = Hosts({row["device"]: Host(name=row["device"], data=row) for row in rows})
nr = Nornir(inventory=Inventory(hosts=hosts, groups=Groups(), defaults=Defaults()), runner=ThreadedRunner(num_workers=${threads}))
result = nr.run(task=lambda task: export(task.host.data))
done = [result[name][0].result for name in result]`),
} as const;

export function* fleetPeers(farm: BenchFarm, count: number): Generator<string> {
  const ask = python(
    "bench-peers-fleet",
    Object.entries(versions).map(([name, version]) => `${name}==${version}`),
  );
  for (const [name, program] of Object.entries(programs)) {
    const rows = farm.csv(count);
    const heard = ask?.(program, rows, "") as { readonly seconds?: number; readonly read?: number; readonly failed?: string } | undefined;
    const told =
      heard?.seconds === undefined
        ? (heard?.failed ?? "not asked: no Python, or no way to PyPI")
        : `${heard.seconds.toFixed(1)} s, ${heard.read} read`;
    yield `${name} ${versions[name as keyof typeof versions]}, exports of ${count} devices, ${threads} threads: ${told}`;
  }
}
