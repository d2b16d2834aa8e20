// The reference network's own complete routers: what is rendered for its two example sites is the same, line for line.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { render } from "../../../../components/devices/routeros/render.ts";
import { intentOf } from "../../../../components/planning/intent/index.ts";
import { planOf, referenceRegion } from "./example-region.ts";

const folder = resolve(import.meta.dirname, "../../../../../shared/reference-network/golden");
const region = referenceRegion();
const plan = planOf(region);

/** The placeholders of the reference, which must match at both ends of a link. */
const placeholders: Readonly<Record<string, string>> = {
  "snmp-auth": "GOLDEN-auth",
  "snmp-priv": "GOLDEN-priv",
  "ospf-opd-010": "GOLDEN-s1-010",
  "ospf-opd-036": "GOLDEN-s1-036",
  "ospf-s1-gw1": "GOLDEN-s1-gw1",
  "ospf-s1-dc1": "GOLDEN-s1-dc1",
  "ospf-s1-s2": "GOLDEN-s1-s2",
  "ospf-s1-s3": "GOLDEN-s1-s3",
};

/** Lines of ours that the reference lacks, each with its reason in docs/reference-network.md. */
const explained: Readonly<Record<string, readonly string[]>> = {
  // disdukcapil's router has its 1G optic in a 10G cage: the reference's own section 1 wants the speed forced at both ends
  "agg-1": ["/interface ethernet", 'set [ find default-name=sfp4 ] auto-negotiation=no comment="simpul:opd-036" speed=1G-baseX'],
};

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

const comment = / comment="[^"]*"/;

/** A comment that the reference does not have on this line is ours to add: every item in a menu with comments carries one. */
function asReference(line: string, reference: string | undefined): string {
  return reference !== undefined && !comment.test(reference) ? line.replace(comment, "") : line;
}

describe.skipIf(!existsSync(folder))("the reference's own files", () => {
  test.each(["opd-010", "simpul-1", "gw-1", "agg-1"])("%s", (device) => {
    const intent = intentOf(region, plan, device);
    if (intent === undefined) throw new Error(`no ${device}`);
    const reference = linesOf(readFileSync(resolve(folder, `${device}.rsc`), "utf8"));
    const own = explained[device] ?? [];
    const all = linesOf(render(intent, (name) => placeholders[name] ?? name));
    const rendered = all.filter((line) => !own.includes(line));
    expect(all).toEqual(expect.arrayContaining([...own]));
    expect(rendered.map((line, at) => asReference(line, reference[at]))).toEqual(reference);
  });
});
