// Address sets, rules, translation and marks in RouterOS's menus.
import type { DeviceIntent, MarkRule, Match, NatRule, Rule } from "../../intent.ts";
import type { Features } from "./features.ts";
import { add, type Line, type Section, section, type Values } from "./section.ts";

const actions: Readonly<Record<Rule["action"], string>> = {
  accept: "accept",
  drop: "drop",
  reject: "reject",
  fasttrack: "fasttrack-connection",
  untrack: "notrack",
};

/** NAT helpers open ports on the word of a packet; the city uses none of them. */
const helpersOff = ["ftp", "sip", "pptp"];

export function firewall(intent: DeviceIntent, features: Features): Section[] {
  const members = intent.sets.flatMap(({ name, members: all }) => all.map(({ address, note }) => add(note, { address, list: name })));
  const helpers = intent.nat.length > 0 ? helpersOff : [];
  return [
    section("/ip firewall address-list", members),
    section(
      "/ip firewall filter",
      intent.filter.map((rule) => filterRule(rule, features)),
    ),
    section("/ip firewall mangle", intent.marks.map(markRule)),
    section("/ip firewall nat", intent.nat.map(natRule)),
    section(
      "/ip firewall raw",
      intent.early.map((rule) => filterRule(rule, features)),
    ),
    section(
      "/ip firewall service-port",
      helpers.map((name) => ({ verb: "set", name, values: { disabled: true } })),
    ),
  ];
}

function noteOf({ id, label }: { readonly id: string; readonly label: string }): string {
  return label === "" ? id : `${id} ${label}`;
}

function filterRule(rule: Rule, features: Features): Line {
  const more: Values = {
    "hw-offload": rule.action === "fasttrack" && features.hardwareOffload ? true : undefined,
    "reject-with": rule.action === "reject" ? "icmp-admin-prohibited" : undefined,
  };
  return add(noteOf(rule), { action: actions[rule.action], chain: rule.chain, ...matchValues(rule.match), ...more });
}

function natRule(rule: NatRule): Line {
  const [action, chain] = rule.kind === "publish" ? ["dst-nat", "dstnat"] : ["src-nat", "srcnat"];
  return add(noteOf(rule), { action, chain, ...matchValues(rule.match), "to-addresses": rule.address });
}

function markRule(rule: MarkRule): Line {
  const effect: Values =
    rule.kind === "mark"
      ? { action: "mark-packet", "new-packet-mark": rule.mark, passthrough: false }
      : { action: "change-mss", "new-mss": "clamp-to-pmtu", passthrough: true, "tcp-flags": "syn" };
  return add(noteOf(rule), { chain: "forward", ...effect, ...matchValues(rule.match) });
}

function matchValues(match: Match): Values {
  return {
    "connection-nat-state": match.published === true ? "dstnat" : undefined,
    "connection-state": match.states,
    "dst-address": match.to,
    "dst-address-list": named(match.toSet, match.outside === "to"),
    "dst-address-type": match.transit === true ? "!local" : undefined,
    "dst-port": match.ports?.map(String),
    "in-interface": match.fromInterface,
    "in-interface-list": match.fromZone,
    limit: match.limit === undefined ? undefined : `${match.limit.perSecond},${match.limit.burst}:packet`,
    "out-interface": match.toInterface,
    "out-interface-list": match.toZone,
    protocol: match.protocol,
    "src-address": match.from,
    "src-address-list": named(match.fromSet, match.outside === "from"),
  };
}

function named(list: string | undefined, outside: boolean): string | undefined {
  return list === undefined || !outside ? list : `!${list}`;
}
