// What is rendered exists: every menu and key on every version that is known, every required argument, a comment wherever there can be one.
import { describe, expect, test } from "vitest";
import type { DeviceIntent } from "../../../../../components/devices/intent.ts";
import { exportOrder } from "../../../../../components/devices/routeros/render/order.ts";
import { render, UnsupportedVersion } from "../../../../../components/devices/routeros/render.ts";
import required from "../../../../../components/devices/routeros/required.json" with { type: "json" };
import { hasComment, knows, knowsVerb, versions } from "../../../../../components/devices/routeros/schema.ts";
import { intents } from "../../../../../components/planning/intent/index.ts";
import { planOf, referenceRegion, ringRegion, variedRegion } from "../../../planning/intent/example-region.ts";
import { bare, type ReadLine, readLines } from "./read-lines.ts";

const devices: readonly DeviceIntent[] = [referenceRegion(), variedRegion(), ringRegion()].flatMap((region) =>
  intents(region, planOf(region)),
);
const all = [...versions, "7.16", "7.17.2", "7.20.6", "7.21.4", "7.24.1"];

/** A site over VPN needs 7.18; below that it is refused, see the last tests. */
function runnable(version: string): readonly DeviceIntent[] {
  return devices
    .filter(({ dhcpClients }) => dhcpClients.length === 0 || !/^7\.1[67]/.test(version))
    .map((intent) => ({ ...intent, version }));
}

function wrong({ path, verb, values }: ReadLine, version: string): string[] {
  const keys = [...values.keys()].filter((key) => !knows(version, path, key, verb)).map((key) => `${version} ${path} ${verb} ${key}`);
  return knowsVerb(version, path, verb) ? keys : [`${version} ${path} has no ${verb}`];
}

describe.each(all)("RouterOS %s", (version) => {
  const lines = runnable(version).map((intent) => readLines(render(intent)));

  test("has every menu, verb and key", () => {
    expect([...new Set(lines.flat().flatMap((line) => wrong(line, version)))]).toEqual([]);
  });

  test("gets what its add demands", () => {
    const demanded = new Map(Object.entries<string>(required.required));
    const lacking = lines.flat().flatMap(({ path, verb, values }) =>
      verb !== "add"
        ? []
        : (demanded.get(path) ?? "")
            .split(" ")
            .filter((key) => key !== "" && !values.has(key))
            .map((key) => `${path} lacks ${key}`),
    );
    expect([...new Set(lacking)]).toEqual([]);
  });

  test("every item in a menu with comments carries one of ours", () => {
    const items = lines.flat().filter(({ path, verb, target }) => hasComment(version, path) && (verb === "add" || target !== undefined));
    expect(items.length).toBeGreaterThan(1000);
    expect(
      items.filter(({ values }) => !/^"simpul:./.test(values.get("comment") ?? "")).map(({ path, values }) => `${path} ${[...values]}`),
    ).toEqual([]);
  });
});

/** The reference's own comments that stand twice: routes and servers that are told apart by their addresses. */
const twice = new Set(["/ip/route simpul:jangan bocor", "/ip/firewall/address-list simpul:waiver w-007 s.d. 2027-12-31"]);

test("a comment names one item of its menu on a device", () => {
  const doubled = devices.flatMap((intent) => {
    const seen = new Set<string>();
    return readLines(render(intent)).flatMap(({ path, verb, values }) => {
      const comment = bare(values.get("comment"));
      const name = `${path} ${comment}`;
      // ports and other fixed items are told apart by their own name
      const again = verb === "add" && comment !== undefined && seen.has(name);
      seen.add(name);
      return again && !twice.has(name) ? [`${intent.device} ${name}`] : [];
    });
  });
  expect(doubled).toEqual([]);
});

test("input and forward chains end in a drop", () => {
  for (const intent of devices) {
    const rules = readLines(render(intent)).filter(({ path }) => path === "/ip/firewall/filter");
    for (const chain of ["input", "forward"])
      expect([intent.device, chain, rules.findLast(({ values }) => values.get("chain") === chain)?.values.get("action")]).toEqual([
        intent.device,
        chain,
        "drop",
      ]);
  }
});

test("every list and set that a line names is defined on the device", () => {
  for (const intent of devices) {
    const lines = readLines(render(intent));
    const of = (path: string, key: string): Set<string> =>
      new Set(lines.filter((line) => line.path === path).map(({ values }) => values.get(key) ?? ""));
    const defined = { zone: of("/interface/list", "name"), set: of("/ip/firewall/address-list", "list") };
    const named = (keys: readonly string[]): string[] =>
      lines.flatMap(({ values }) => keys.flatMap((key) => values.get(key)?.replace("!", "") ?? []));
    expect(named(["in-interface-list", "out-interface-list", "discover-interface-list"]).filter((name) => !defined.zone.has(name))).toEqual(
      [],
    );
    expect(named(["src-address-list", "dst-address-list"]).filter((name) => !defined.set.has(name))).toEqual([]);
  }
});

test("the order of the export names every menu once", () => {
  expect(new Set(exportOrder).size).toBe(exportOrder.length);
});

describe("versions differ", () => {
  const textOn = (version: string, device = "opd-010"): string => {
    const intent = devices.find((each) => each.device === device);
    if (intent === undefined) throw new Error(`no ${device}`);
    return render({ ...intent, version });
  };

  test("syslog format, FastTrack offload and comments on logging follow the version", () => {
    expect(textOn("7.17.2")).toContain("bsd-syslog=yes");
    expect(textOn("7.18")).toContain("remote-log-format=syslog");
    expect(textOn("7.21")).toContain("hw-offload=yes");
    expect(textOn("7.22")).not.toContain("hw-offload");
    expect(textOn("7.21")).toContain("\nadd action=noc topics=info\n");
    expect(textOn("7.22")).toContain('\nadd action=noc comment="simpul:info" topics=info\n');
  });

  test.each(["7.15.3", "7.25", "6.49.10", "8.1", "7", "latest"])("%s is refused, and the known ones are named", (version) => {
    expect(() => textOn(version)).toThrow(UnsupportedVersion);
    expect(() => textOn(version)).toThrow(`opd-010 runs RouterOS ${version}, whose menus are not known`);
  });

  test("a site over VPN needs 7.18", () => {
    expect(() => textOn("7.17.2", "opd-026")).toThrow("no default-route-tables for a DHCP client");
    expect(textOn("7.18", "opd-026")).toContain("default-route-tables=isp");
  });
});
