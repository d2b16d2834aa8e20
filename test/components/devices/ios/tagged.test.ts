// Tagged ownership: what is not ours is neither removed nor moved, and it is reported; ours is as intended.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";
import type { IosModel } from "../../../../components/devices/ios/model.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";
import { configuration } from "./configurations.ts";

const owned = { own: { kind: "tagged", prefix: "simpul:" } } as const;

/** Each command of the global mode with all that is below it. */
function sections(model: IosModel): ReadonlyMap<string, string> {
  return new Map(model.root.map((item) => [item.key, ios.print({ ...model, root: [item] })]));
}

/** Some things of ours, old and new: by name, by description. */
const ours = fc
  .shuffledSubarray([
    "ip access-list extended simpul:edge\n permit ip any any\n",
    "ip access-list extended simpul:edge\n permit tcp any any eq 22\n deny ip any any\n",
    "interface Loopback9\n description simpul:loopback\n ip address 10.254.0.1 255.255.255.255\n",
    "route-map simpul:out permit 10\n set metric 5\n",
    "ip prefix-list simpul:nets seq 5 permit 10.0.0.0/8\n",
  ])
  .map((all) => all.filter((text, at) => all.findIndex((other) => other.split("\n")[0] === text.split("\n")[0]) === at).join(""));

test("the laws hold, ours is as intended, and what others have stays and is reported", () => {
  fc.assert(
    fc.property(configuration, ours, configuration, ours, (theirs, old, adopted, fresh) => {
      const running = ios.parse(theirs + old);
      // of what is intended a part is adopted: the same key, in our words
      const half = ios.parse(adopted);
      const intended = ios.parse(
        ios.print({
          ...half,
          root: half.root.filter(({ key }) =>
            /^(vlan|router|interface|class-map|policy-map|ip (access|prefix)-list|route-map|vrf)/.test(key),
          ),
        }) + fresh,
      );
      const { commands, unmanaged } = ios.difference(running, intended, owned);
      const after = ios.simulate(running, commands.join("\n")).model;
      expect(brokenLaws(ios, running, intended, owned, ios.print(after))).toEqual([]);
      const [was, is, wanted] = [sections(running), sections(after), sections(intended)];
      for (const [key, text] of was) {
        if (wanted.has(key) || key.includes("simpul:") || key === "interface Loopback9") continue;
        expect(is.get(key)).toBe(text);
        if (text !== "") expect(unmanaged).toContain(running.root.find((item) => item.key === key)?.line);
      }
      for (const [key, text] of wanted) if (!/access-list|prefix-list|route-map/.test(key)) expect(is.get(key)).toBe(text);
      for (const key of is.keys()) if (key.includes("simpul:")) expect(wanted.has(key)).toBe(true);
    }),
    { numRuns: cases },
  );
});

describe("a list that is not ours by name", () => {
  const running = ios.parse(
    "ip access-list extended EDGE\n remark noc\n permit tcp host 10.0.0.1 any eq 22\n remark simpul:edge\n permit udp any any eq 161\n permit icmp any any\n remark opd\n deny ip any any\n",
  );

  test("ours go and come behind our own remark; theirs stay where they are", () => {
    const intended = ios.parse(
      "ip access-list extended EDGE\n remark simpul:edge\n permit udp any any eq 161\n permit udp any any eq 514\n",
    );
    const { commands, undo, unmanaged } = ios.difference(running, intended, owned);
    expect(commands).toEqual([
      "ip access-list extended EDGE\n 45 permit udp any any eq syslog",
      "ip access-list extended EDGE\n no permit icmp any any",
    ]);
    expect(undo.length).toBe(2);
    expect(unmanaged).toEqual([
      "ip access-list extended EDGE / remark noc",
      "ip access-list extended EDGE / permit tcp host 10.0.0.1 any eq 22",
      "ip access-list extended EDGE / remark opd",
      "ip access-list extended EDGE / deny ip any any",
    ]);
  });

  test("without any of ours it stays whole", () => {
    const { commands, equal } = ios.difference(running, ios.parse("hostname x\n"), owned);
    expect({ commands, equal }).toEqual({ commands: ["hostname x"], equal: false });
  });
});

describe("when we go", () => {
  test("our commands go, or are again what they were; theirs stay", () => {
    const before = ios.parse("hostname lama\nip route 10.9.0.0 255.255.0.0 Null0\ninterface GigabitEthernet0/1\n description lama\n");
    const intended = ios.parse(
      "hostname simpul\ninterface GigabitEthernet0/1\n description baru\nip prefix-list simpul:nets seq 5 permit 10.0.0.0/8\n",
    );
    const running = ios.parse(`${ios.print(intended)}ip route 10.9.0.0 255.255.0.0 Null0\nip route 10.8.0.0 255.255.0.0 Null0\n`);
    expect(ios.print(ios.without(running, intended, before, owned.own))).toBe(
      ios.print(
        ios.parse(
          "hostname lama\nip route 10.8.0.0 255.255.0.0 Null0\nip route 10.9.0.0 255.255.0.0 Null0\ninterface GigabitEthernet0/1\n description lama\n",
        ),
      ),
    );
  });
});
