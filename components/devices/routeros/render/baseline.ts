// What every router says whatever its role: hardening, monitoring, logging, time, names.
import type { DeviceIntent } from "../../intent.ts";
import type { Features } from "./features.ts";
import { add, type Line, type Section, section, set } from "./section.ts";

const topics = ["info", "warning", "error", "critical"];

/**
 * Rights of the runner and of people who only look. Complete lists: what a group may not do is part of what it is.
 * The runner lacks reboot, winbox, web and api: a stolen key opens less than an account of a person.
 */
const groups: Readonly<Record<string, readonly string[]>> = {
  simpul: "ssh ftp read write policy test sensitive !local !telnet !reboot !winbox !password !web !sniff !api !romon !rest-api".split(" "),
  "noc-baca":
    "ssh read test winbox !local !telnet !ftp !reboot !write !policy !password !web !sniff !sensitive !api !romon !rest-api".split(" "),
};

/** Services that could let someone in, in the device's order; the two that stay are limited by address. */
const closed = { before: ["ftp"], between: ["telnet", "www"], after: ["api", "api-ssl"] };

export function baseline(intent: DeviceIntent, features: Features): Section[] {
  return [...monitoring(intent), ...logging(intent, features), ...access(intent), ...hardening(intent), ...naming(intent), ...time(intent)];
}

function monitoring({ monitoring: told }: DeviceIntent): Section[] {
  const reader = {
    addresses: `${told.collector}/32`,
    "authentication-password": told.authentication,
    "authentication-protocol": "SHA1",
    "encryption-password": told.privacy,
    "encryption-protocol": "AES",
    name: "nms",
    security: "private",
  };
  return [
    section("/snmp community", [{ verb: "set", find: ["default", "yes"], note: "public", values: { disabled: true } }, add("nms", reader)]),
    section("/snmp", [set({ contact: told.contact, enabled: true, location: told.location, "src-address": told.source })]),
  ];
}

function logging({ logging: told }: DeviceIntent, features: Features): Section[] {
  const format = features.remoteLogFormat ? { "remote-log-format": "syslog" } : { "bsd-syslog": true };
  const collector = {
    ...format,
    name: "noc",
    remote: told.server,
    "src-address": told.source,
    "syslog-facility": "local0",
    "syslog-time-format": "iso8601",
    target: "remote",
  };
  const sent = topics.map((topic) => add(features.loggingComment ? topic : undefined, { action: "noc", topics: topic }));
  return [section("/system logging action", [add("noc", collector)]), section("/system logging", sent)];
}

function access({ access: told }: DeviceIntent): Section[] {
  const off = (name: string): Line => ({ verb: "set", name, values: { disabled: true } });
  const only = (name: string, from: readonly string[]): Line => ({ verb: "set", name, values: { address: from } });
  return [
    section(
      "/user group",
      Object.entries(groups).map(([name, policy]) => add(name, { name, policy })),
    ),
    section("/ip service", [
      ...closed.before.map(off),
      only("ssh", told.shell),
      ...closed.between.map(off),
      only("winbox", told.desktop),
      ...closed.after.map(off),
    ]),
    section("/ip ssh", [set({ "host-key-type": "ed25519", "strong-crypto": true })]),
  ];
}

/** IPv6 is switched off and also fenced: a default router answers SSH and Winbox on fe80:: from the LAN. */
function hardening({ discoveryZone, sourceCheck }: DeviceIntent): Section[] {
  const v6off = { "accept-redirects": false, "accept-router-advertisements": false, "disable-ipv6": true, forward: false };
  const v4 = {
    "rp-filter": sourceCheck === "off" ? undefined : sourceCheck,
    "secure-redirects": false,
    "send-redirects": false,
    "tcp-syncookies": true,
  };
  return [
    section("/ip neighbor discovery-settings", [
      set({ "discover-interface-list": discoveryZone, "lldp-vlan-info": true, protocol: "lldp" }),
    ]),
    section("/ip settings", sourceCheck === undefined ? [] : [set(v4)]),
    section("/ipv6 settings", [set(v6off)]),
    section("/ipv6 firewall filter", [
      add("v6 in", { action: "drop", chain: "input" }),
      add("v6 fw", { action: "drop", chain: "forward" }),
    ]),
    section("/ip cloud", [set({ "ddns-enabled": false, "update-time": false })]),
    section("/tool bandwidth-server", [set({ enabled: false })]),
    section("/tool mac-server", [set({ "allowed-interface-list": "none" })]),
    section("/tool mac-server mac-winbox", [set({ "allowed-interface-list": "none" })]),
    section("/tool mac-server ping", [set({ enabled: false })]),
  ];
}

function naming({ identity, dns }: DeviceIntent): Section[] {
  return [
    section("/ip dns", [set({ servers: dns })]),
    section("/system identity", [set({ name: identity })]),
    section("/system note", [set({ "show-at-login": false })]),
    section("/system routerboard settings", [set({ "auto-upgrade": true })]),
  ];
}

/** The zone is set by hand: detecting it asks a cloud. */
function time({ timezone, ntp }: DeviceIntent): Section[] {
  return [
    section("/system clock", [set({ "time-zone-autodetect": false, "time-zone-name": timezone })]),
    section("/system ntp client", [set({ enabled: true })]),
    section(
      "/system ntp client servers",
      ntp.map((address) => add(`ntp.${address}`, { address })),
    ),
  ];
}
