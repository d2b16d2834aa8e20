// Lines of running configurations in the corpora that cannot be read, each by its number, and why they are none of a device of that vendor.
import { basename } from "node:path";
import type { Model, Vendor } from "../components/devices/platform.ts";

type Explained = readonly [lines: string, why: string];

export const unread: Readonly<Partial<Record<Vendor, Readonly<Record<string, Explained>>>>> = {
  routeros: {},
  linux: {},
  ios: {
    "batfish-test-ios-acl-portgroup.cfg": [
      "5-6 8 10 12-13 15 20",
      "port groups are of NX-OS and the ASA; IOS has groups of networks and of services",
    ],
    "batfish-test-ios-bgp-redistribute-ospf.cfg": ["7", "`redistribute ospf` without a process, which IOS refuses as incomplete"],
    "batfish-unit-cisco_aaa.cfg": ["85 89", "a server group as NX-OS writes it"],
    "batfish-unit-cisco_acl.cfg": [
      "4-23 25-28 31 33 35-36 38 41-42 60 62-64 72-99",
      "lists without a kind or without a name, prefix lists and protocols as NX-OS, EOS and the ASA write them",
    ],
    "batfish-unit-cisco_bgp.cfg": ["52", "`default-originate` of NX-OS beside a neighbour's mode"],
    "batfish-unit-cisco_misc.cfg": [
      "19-21 48-50 54-55 83 85-88 96-98 106 109 124-125 135-141 145-154 157 162-164 166-167 169-176 180-188 198 202-204 217-218 220 226 228-232 234-235 238 240-241 244-247 251-263 266-268 273-284 287 291 293",
      "lines of NX-OS, EOS, Aruba and of phones' control files, put together to try a grammar",
    ],
    "batfish-unit-cisco_ospf.cfg": ["9 74 80", "`ip router ospf`, `timers lsa-arrival` and `name-lookup` of NX-OS and IOS XR"],
    "batfish-unit-cisco_vlan.cfg": ["7 40 43", "trunk groups of EOS, statistics and segments of NX-OS"],
    "hier-generated_config.conf": ["17", "`descripton`: a slip of the pen"],
    "hier-running_config.conf": ["13", "`descripton`: a slip of the pen"],
    "hier-running_config_acl.conf": ["13", "`descripton`: a slip of the pen"],
    "hier-running_config_junos.conf": ["1-3 5-18 20-29 31-51", "a configuration of Junos"],
    "oxidized-ios_asr920_16.8.1b_output.txt": [
      "162 165 168 175 184 195 206 227 252 281 297 307 332 342",
      "`description:`, put in the place of what was described before the file was given away",
    ],
  },
};

/** Numbers of the lines that the table explains. */
export function explainedLines(vendor: Vendor, file: string): readonly number[] {
  const [lines = ""] = unread[vendor]?.[basename(file)] ?? [];
  return lines.split(" ").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return range === "" ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
}

export function unreadLines({ unparsed }: Model): readonly number[] {
  return [...new Set(unparsed.map(({ line }) => line))];
}
