// What is not understood, counted: no line of an export, and of scripts only what a table explains.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../components/devices/decode.ts";
import { menuOf } from "../../../../components/devices/routeros/menus.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { render } from "../../../../components/devices/routeros/render.ts";
import { intents } from "../../../../components/planning/intent/index.ts";
import { settledRegion } from "../../../../scripts/door/region.ts";
import { corpus, routerosExports } from "../../../corpora.ts";

const scripts = corpus("fixtures/routeros", /^lsp-.*\.rsc$/);

/** Lines of scripts that are no configuration, by the menu in which they stand. */
const explained: Readonly<Record<string, string>> = {
  "/": "commands of the script language: :local, :foreach, :put, blocks",
  "/ip/address": "values that the script works out, and print",
  "/interface/vlan": "print",
  "/interface/bridge": "print, and a set of every bridge at once",
  "/interface/vxlan": "a value that the script works out",
  "/certificate": "sign, enable, export: what is done once and stands in no export",
  "/certificate/scep-server": "values that the script works out",
  "/ip/cloud/back-to-home-file": "print and get",
};

function opaqueIn(files: readonly string[]): readonly string[] {
  const sections = files.flatMap((file) => parse(decodeText(readFileSync(file))).sections);
  return [...new Set(sections.filter(({ opaque }) => opaque > 0).map(({ path }) => path))];
}

describe.skipIf(routerosExports.length === 0)("corpora", () => {
  test("every line of every export is typed", () => {
    expect(opaqueIn(routerosExports)).toEqual([]);
    expect(routerosExports.flatMap((file) => parse(decodeText(readFileSync(file))).unparsed)).toEqual([]);
  });

  test("what is kept whole of scripts is explained, and nothing is explained that is typed by now", () => {
    expect(opaqueIn(scripts).toSorted()).toEqual(Object.keys(explained).toSorted());
  });
});

test.each(["pontianak", "pesawaran"])("every line that Simpul renders for %s is typed", (region) => {
  const { inventory, plan } = settledRegion(region);
  const paths = new Set<string>();
  for (const intent of intents(inventory, plan)) {
    const { sections, unparsed } = parse(render(intent));
    expect([intent.device, unparsed, sections.filter(({ opaque }) => opaque > 0)]).toEqual([intent.device, [], []]);
    for (const { path } of sections) paths.add(path);
  }
  expect(paths.size).toBeGreaterThan(30);
});

/** The menus that exports of many routers speak of most: those of the corpora, and what the documentation says an office's router holds. */
const usual =
  `/interface/bridge /interface/bridge/port /interface/bridge/vlan /interface/bridge/settings /interface/bridge/filter /interface/bridge/nat
/interface/bridge/mdb /interface/bridge/msti /interface/bridge/port-controller /interface/ethernet /interface/ethernet/switch /interface/ethernet/switch/port
/interface/ethernet/switch/rule /interface/vlan /interface/vrrp /interface/bonding /interface/list /interface/list/member /interface/eoip /interface/gre
/interface/ipip /interface/6to4 /interface/vxlan /interface/vxlan/vteps /interface/wireguard /interface/wireguard/peers /interface/veth /interface/macvlan
/interface/pppoe-client /interface/pppoe-server/server /interface/l2tp-client /interface/l2tp-server/server /interface/pptp-client /interface/pptp-server/server
/interface/sstp-client /interface/sstp-server/server /interface/ovpn-client /interface/ovpn-server/server /interface/lte /interface/lte/apn /interface/wireless
/interface/wireless/security-profiles /interface/wireless/access-list /interface/wireless/connect-list /interface/wifi /interface/wifi/configuration
/interface/wifi/security /interface/wifi/channel /interface/wifi/datapath /interface/wifi/provisioning /interface/wifi/cap /interface/wifi/capsman
/interface/detect-internet /interface/dot1x/client /interface/dot1x/server /ip/address /ip/arp /ip/cloud /ip/dhcp-client /ip/dhcp-client/option
/ip/dhcp-relay /ip/dhcp-server /ip/dhcp-server/config /ip/dhcp-server/lease /ip/dhcp-server/network /ip/dhcp-server/option /ip/dhcp-server/option/sets /ip/dns
/ip/dns/static /ip/dns/adlist /ip/dns/forwarders /ip/firewall/address-list /ip/firewall/filter /ip/firewall/nat /ip/firewall/mangle /ip/firewall/raw
/ip/firewall/layer7-protocol /ip/firewall/service-port /ip/firewall/connection/tracking /ip/hotspot /ip/hotspot/profile /ip/hotspot/user /ip/hotspot/user/profile
/ip/hotspot/ip-binding /ip/hotspot/walled-garden /ip/ipsec/identity /ip/ipsec/mode-config /ip/ipsec/peer /ip/ipsec/policy /ip/ipsec/profile
/ip/ipsec/proposal /ip/kid-control /ip/neighbor/discovery-settings /ip/pool /ip/proxy /ip/proxy/access /ip/route /ip/service /ip/settings /ip/smb /ip/smb/shares
/ip/socks /ip/ssh /ip/tftp /ip/traffic-flow /ip/traffic-flow/target /ip/traffic-flow/ipfix /ip/upnp /ip/upnp/interfaces /ip/vrf /ipv6/address /ipv6/dhcp-client
/ipv6/dhcp-server /ipv6/firewall/address-list /ipv6/firewall/filter /ipv6/firewall/mangle /ipv6/firewall/nat /ipv6/firewall/raw /ipv6/nd /ipv6/nd/prefix
/ipv6/route /ipv6/settings /mpls/interface /mpls/ldp /ppp/aaa /ppp/profile /ppp/secret /queue/interface /queue/simple /queue/tree /queue/type /radius
/radius/incoming /routing/bfd/configuration /routing/bgp/connection /routing/bgp/template /routing/filter/rule /routing/id /routing/ospf/area
/routing/ospf/area/range /routing/ospf/instance /routing/ospf/interface-template /routing/rule /routing/table /snmp /snmp/community /system/clock
/system/health /system/identity /system/leds /system/logging /system/logging/action /system/note /system/ntp/client /system/ntp/client/servers /system/ntp/server
/system/package/update /system/resource/irq/rps /system/routerboard/settings /system/scheduler /system/script /system/upgrade/mirror /system/watchdog /tool/bandwidth-server
/tool/e-mail /tool/graphing /tool/graphing/interface /tool/mac-server /tool/mac-server/mac-winbox /tool/mac-server/ping /tool/netwatch /tool/romon /tool/sms
/tool/sniffer /tool/traffic-monitor /user /user/aaa /user/group /user/settings /user-manager /user-manager/user`
    .split(/\s+/)
    .filter((path) => path !== "");

test("the menus that are used most are typed", () => {
  expect(usual.length).toBeGreaterThanOrEqual(120);
  expect(usual.filter((path) => menuOf(path) === undefined)).toEqual([]);
});
