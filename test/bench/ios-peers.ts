// hier_config and netutils, the peers that compare IOS configurations: the same texts, seconds of the processor, what they find.
import { type Ask, python } from "./python.ts";

export const versions = { "hier-config": "3.7.1", netutils: "1.19.2" } as const;

export interface Heard {
  readonly seconds?: number;
  /** hier_config: its commands; netutils: what is missing and what is too much */
  readonly script?: string;
  readonly failed?: string;
}

const around = (imports: string, work: string): string => `
import json, sys, time
${imports}
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:3]]
start = time.process_time()
try:
${work
  .split("\n")
  .map((line) => `    ${line}`)
  .join("\n")}
    print(json.dumps({"seconds": time.process_time() - start, "script": script}))
except Exception as error:
    print(json.dumps({"failed": type(error).__name__ + ": " + (str(error) or "-").splitlines()[0][:100]}))
`;

const hierConfig = around(
  "from hier_config import get_hconfig, Platform, WorkflowRemediation",
  `flow = WorkflowRemediation(*[get_hconfig(Platform.CISCO_IOS, text) for text in texts])
script = "\\n".join(child.cisco_style_text() for child in flow.remediation_config.all_children_sorted())`,
);

const netutils = around(
  "from netutils.config.compliance import compliance",
  `features = [{"name": head, "ordered": True, "section": [head]} for head in ["interface", "ip access-list", "ip route", "router"]]
found = compliance(features, sys.argv[1], sys.argv[2], "cisco_ios")
script = "\\n".join(part for one in found.values() for part in (one["missing"], one["extra"]) if part)`,
);

export type Peers = Readonly<Record<keyof typeof versions, (running: string, intended: string) => Heard>>;

/** Undefined where there is no Python, or no way to PyPI. */
export function iosPeers(): Peers | undefined {
  const ask: Ask | undefined = python(
    "bench-peers-ios",
    Object.entries(versions).map(([name, version]) => `${name}==${version}`),
  );
  if (ask === undefined) return undefined;
  return {
    "hier-config": (running, intended) => ask(hierConfig, running, intended) as Heard,
    netutils: (running, intended) => ask(netutils, running, intended) as Heard,
  };
}
