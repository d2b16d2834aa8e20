// Queues that the device takes and cannot keep, one mistake a case; what Simpul renders has none.
import { expect, test } from "vitest";
import { lint } from "../../../../components/devices/routeros/lint.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { render } from "../../../../components/devices/routeros/render.ts";
import { intents } from "../../../../components/planning/intent/index.ts";
import { settledRegion } from "../../../../scripts/door/region.ts";

const told = (text: string): readonly string[] => lint(parse(text)).map(({ severity, rule, subject }) => `${severity} ${rule} ${subject}`);

const simple = (...lines: readonly string[]): string =>
  `/queue simple\nadd max-limit=95M/95M name=inet target=10.0.0.0/8\n${lines.map((line) => `add ${line}\n`).join("")}`;
const tree = (...lines: readonly string[]): string => `/queue tree\n${lines.map((line) => `add ${line}\n`).join("")}`;
const a = "limit-at=10M/10M max-limit=30M/30M name=a parent=inet target=10.1.0.0/24";
const b = "limit-at=20M/20M max-limit=50M/50M name=b parent=inet target=10.2.0.0/24";
const fasttrack = "/ip firewall filter\nadd action=fasttrack-connection chain=forward connection-state=established,related\n";

test.each([
  ["what fits has none", simple(a, b), []],
  [
    "the sum is more than the line",
    simple(a, b, "limit-at=70M/1M max-limit=90M/90M name=c parent=inet target=10.3.0.0/24"),
    ["error queue.committed-sum inet"],
  ],
  [
    "the sum of classes is more than their site's own",
    simple(
      a,
      "limit-at=8M/8M max-limit=30M/30M name=staf parent=a target=10.1.0.0/25",
      "limit-at=8M/8M max-limit=30M/30M name=tamu parent=a target=10.1.0.128/25",
    ),
    ["warning queue.committed-sum a", "warning queue.committed-sum a"],
  ],
  [
    "more is promised than the parent carries",
    simple("limit-at=100M/1M max-limit=100M/90M name=a parent=inet target=10.1.0.0/24"),
    ["error queue.committed-sum inet", "error queue.committed-beyond-parent a"],
  ],
  [
    "more is allowed than the parent carries",
    simple(a.replace("max-limit=30M/30M", "max-limit=30M/200M")),
    ["warning queue.ceiling-beyond-parent a"],
  ],
  [
    "more is promised than is allowed",
    simple(a.replace("max-limit=30M/30M", "max-limit=5M/30M")),
    ["error queue.committed-above-ceiling a"],
  ],
  [
    "a priority on a queue that has others below it",
    simple(`${a} priority=2/2`, "limit-at=1M/1M max-limit=30M/30M name=staf parent=a target=10.1.0.0/25"),
    ["warning queue.inner-priority a"],
  ],
  [
    "a queue behind one that matches all of it",
    simple(a, "max-limit=5M/5M name=z parent=inet target=10.1.0.7/32"),
    ["error queue.never-reached z"],
  ],
  [
    "one that asks for a destination too leaves the rest",
    simple(`${a} dst=ether1`, "max-limit=5M/5M name=z parent=inet target=10.1.0.7/32"),
    [],
  ],
  ["nothing is left to borrow", simple(a.replace("max-limit=30M/30M", "max-limit=10M/10M")), ["notice queue.nothing-to-borrow a"]],
  [
    "a promise without a parent",
    "/queue simple\nadd limit-at=1M/1M max-limit=2M/2M name=a target=10.1.0.0/24\n",
    ["warning queue.committed-without-parent a"],
  ],
  [
    "a parent that carries no one knows what",
    "/queue simple\nadd name=inet target=10.0.0.0/8\nadd limit-at=1M/0 max-limit=2M/2M name=a parent=inet target=10.1.0.0/24\n",
    ["warning queue.parent-without-ceiling inet"],
  ],
  ["FastTrack past simple queues", `${fasttrack}${simple(a)}`, ["error queue.fasttrack inet"]],
  [
    "FastTrack of some interfaces only",
    `${fasttrack.replace("forward ", "forward in-interface=ether1 ")}${simple(a)}`,
    ["warning queue.fasttrack inet"],
  ],
  ["a disabled FastTrack rule", `${fasttrack.replace("forward ", "forward disabled=yes ")}${simple(a)}`, []],
  [
    "FastTrack past a tree on global",
    `${fasttrack}${tree("max-limit=50M name=turun packet-mark=x parent=global")}`,
    ["error queue.fasttrack turun"],
  ],
  [
    "FastTrack beside a tree on an interface that asks for no mark",
    `${fasttrack}${tree("max-limit=50M name=naik packet-mark=no-mark parent=sfp1")}`,
    [],
  ],
  [
    "FastTrack past a tree on an interface that asks for a mark",
    `${fasttrack}${tree("max-limit=50M name=naik parent=sfp1", "limit-at=1M max-limit=2M name=x packet-mark=x parent=naik")}`,
    ["error queue.fasttrack x"],
  ],
  [
    "a tree on a port that a chip forwards",
    `/interface bridge\nadd name=bridge\n/interface bridge port\nadd bridge=bridge interface=ether2\n${tree("max-limit=50M name=naik packet-mark=no-mark parent=ether2")}`,
    ["warning queue.hardware-offload naik"],
  ],
  [
    "a tree on a port that no chip forwards",
    `/interface bridge\nadd name=bridge\n/interface bridge port\nadd bridge=bridge hw=no interface=ether2\n${tree("max-limit=50M name=naik packet-mark=no-mark parent=ether2")}`,
    [],
  ],
  [
    "PCQ by source behind NAT",
    `/queue type\nadd kind=pcq name=up pcq-classifier=src-address\n/ip firewall nat\nadd action=masquerade chain=srcnat out-interface=ether1\n${tree("max-limit=50M name=naik packet-mark=no-mark parent=ether1 queue=up")}`,
    ["warning queue.pcq-behind-nat naik"],
  ],
  [
    "PCQ by source where NAT is elsewhere",
    `/queue type\nadd kind=pcq name=up pcq-classifier=src-address\n/ip firewall nat\nadd action=masquerade chain=srcnat out-interface=ether9\n${tree("max-limit=50M name=naik packet-mark=no-mark parent=ether1 queue=up")}`,
    [],
  ],
])("%s", (_, text, findings) => {
  expect(told(text)).toEqual(findings);
});

test("each finding says what is wrong in numbers, and what to do", () => {
  expect(lint(parse(simple(a, b, "limit-at=70M/1M max-limit=90M/90M name=c parent=inet target=10.3.0.0/24")))).toEqual([
    {
      rule: "queue.committed-sum",
      severity: "error",
      subject: "inet",
      message: "the queues below inet are promised 100M up in all, and it carries 95M",
      fix: "lower their limit-at until the sum fits: HTB does not refuse more, it fails",
    },
  ]);
});

test.each(["pontianak", "pesawaran"])("what Simpul renders for %s keeps what it promises", (region) => {
  const { inventory, plan } = settledRegion(region);
  const found = intents(inventory, plan).flatMap((intent) => lint(parse(render(intent))).map((advice) => [intent.device, advice]));
  expect(found.filter(([, advice]) => (advice as { severity: string }).severity !== "notice")).toEqual([]);
});
