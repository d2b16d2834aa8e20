// Real running configurations: read, printed and read again, and the laws for any two of them, where the corpora are there.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../components/devices/decode.ts";
import { ios } from "../../../../components/devices/ios/index.ts";
import type { IosModel } from "../../../../components/devices/ios/model.ts";
import { tried } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";

const folder = resolve(import.meta.dirname, "../../../../../shared/fixtures/ios");
const options = { own: { kind: "exclusive" }, allowUnparsed: true } as const;

function files(pattern: RegExp): string[] {
  try {
    return readdirSync(folder).filter((name) => pattern.test(name));
  } catch {
    return [];
  }
}

const configurations = files(/\.(cfg|conf)$|_output\.txt$/);

function modelOf(name: string): IosModel {
  return ios.parse(decodeText(readFileSync(resolve(folder, name))));
}

/** Files with lines that cannot be read: how many, and why they are none of a device that runs IOS. */
const unread: Readonly<Record<string, readonly [lines: number, why: string]>> = {
  "batfish-test-ios-acl-portgroup.cfg": [8, "port groups are of NX-OS and the ASA; IOS has groups of networks and of services"],
  "batfish-test-ios-bgp-redistribute-ospf.cfg": [1, "`redistribute ospf` without a process, which IOS refuses as incomplete"],
  "batfish-unit-cisco_aaa.cfg": [2, "a server group as NX-OS writes it"],
  "batfish-unit-cisco_acl.cfg": [
    63,
    "lists without a kind or without a name, prefix lists and protocols as NX-OS, EOS and the ASA write them",
  ],
  "batfish-unit-cisco_bgp.cfg": [1, "`default-originate` of NX-OS beside a neighbour's mode"],
  "batfish-unit-cisco_misc.cfg": [113, "lines of NX-OS, EOS, Aruba and of phones' control files, put together to try a grammar"],
  "batfish-unit-cisco_ospf.cfg": [3, "`ip router ospf`, `timers lsa-arrival` and `name-lookup` of NX-OS and IOS XR"],
  "batfish-unit-cisco_vlan.cfg": [3, "trunk groups of EOS, statistics and segments of NX-OS"],
  "hier-generated_config.conf": [1, "`descripton`: a slip of the pen"],
  "hier-running_config.conf": [1, "`descripton`: a slip of the pen"],
  "hier-running_config_acl.conf": [1, "`descripton`: a slip of the pen"],
  "hier-running_config_junos.conf": [48, "a configuration of Junos"],
  "oxidized-ios_asr920_16.8.1b_output.txt": [14, "`description:`, put in the place of what was described before the file was given away"],
};

describe.skipIf(configurations.length === 0)("real configurations", () => {
  test.each(configurations)("%s is read, printed and read again as the same; what cannot be read is known", (name) => {
    const model = modelOf(name);
    const text = ios.print(model);
    expect(ios.print(ios.parse(text))).toBe(text);
    expect(ios.parse(text).unparsed).toEqual([]);
    expect(model.unparsed.length).toBe(unread[name]?.[0] ?? 0);
    expect(ios.difference(model, ios.parse(text), options).commands).toEqual([]);
  });

  /** Why a text of no device has no script. */
  const honest = /speaks of class map .* and does not hold it|the running box has no port/;

  test.each(configurations)("%s as what runs", (name) => {
    const running = modelOf(name);
    for (const other of configurations) {
      tried();
      const intended = modelOf(other);
      const { refused } = ios.difference(running, intended, options);
      if (refused !== undefined) expect(refused.reason).toMatch(honest);
      else expect([other, brokenLaws(ios, running, intended, options, undefined, 6)]).toEqual([other, []]);
    }
  });
});

const others = files(/yaml$/).map((name) => resolve(folder, name));

describe.skipIf(others.length === 0)("what is no configuration", () => {
  test.each(others)("%s is read without a crash", (name) => {
    const model = ios.parse(decodeText(readFileSync(name)));
    expect(ios.print(ios.parse(ios.print(model)))).toBe(ios.print(model));
  });
});
