// Menus that the listed console has not: of packages, of hardware, and of versions before 7. Their keys are not listed: any is taken.

export interface MenuGroup {
  readonly reason: string;
  /** gone since version 7 */
  readonly legacy?: true;
  /** added and removed, in no order */
  readonly items?: string;
  /** added and removed, in an order that decides */
  readonly ordered?: string;
  /** on the device by themselves: only set */
  readonly fixed?: string;
  readonly single?: string;
}

/** Paths as MikroTik's manual and public exports have them. */
export const groups: readonly MenuGroup[] = [
  {
    reason: "The package wireless is not installed.",
    items:
      "/interface/wireless/channels /interface/wireless/interworking-profiles /interface/wireless/nstreme-dual /interface/wireless/wds " +
      "/interface/w60g/station /caps-man/channel /caps-man/configuration /caps-man/datapath /caps-man/interface " +
      "/caps-man/manager/interface /caps-man/rates /caps-man/security",
    ordered: "/interface/wireless/access-list /interface/wireless/connect-list /caps-man/access-list /caps-man/provisioning",
    fixed: "/interface/wireless/manual-tx-power-table /interface/wireless/nstreme /interface/w60g",
    single:
      "/interface/wireless/align /interface/wireless/cap /interface/wireless/sniffer /interface/wireless/snooper /caps-man/aaa /caps-man/manager",
  },
  {
    reason: "The package wifiwave2 (wifi since 7.13) is not installed.",
    items:
      "/interface/wifiwave2 /interface/wifiwave2/aaa /interface/wifiwave2/channel /interface/wifiwave2/configuration /interface/wifiwave2/datapath " +
      "/interface/wifiwave2/interworking /interface/wifiwave2/security /interface/wifiwave2/security/multi-passphrase /interface/wifiwave2/steering",
    ordered: "/interface/wifiwave2/access-list /interface/wifiwave2/provisioning",
    single: "/interface/wifiwave2/cap /interface/wifiwave2/capsman",
  },
  {
    reason: "The package container is not installed.",
    items: "/container /container/envs /container/mounts /app",
    single: "/container/config /app/settings",
  },
  {
    reason: "The package zerotier is not installed.",
    items: "/zerotier /zerotier/controller /zerotier/interface /zerotier/peer",
  },
  {
    reason: "The package user-manager is not installed.",
    items:
      "/user-manager/attribute /user-manager/limitation /user-manager/payment /user-manager/profile /user-manager/profile-limitation " +
      "/user-manager/router /user-manager/user /user-manager/user/group /user-manager/user-profile",
    single: "/user-manager /user-manager/advanced /user-manager/database",
  },
  {
    reason: "The packages iot, gps, ups, dude, openflow, rose-storage, tr069-client, lora and calea are not installed.",
    items:
      "/iot/bluetooth/advertisers /iot/bluetooth/advertisers/ad-structures /iot/bluetooth/whitelist /iot/lora /iot/lora/channels " +
      "/iot/lora/joineui /iot/lora/netid /iot/lora/servers /iot/modbus/security-rules /iot/mqtt/brokers /iot/mqtt/subscriptions " +
      "/lora /lora/channels /lora/joineui /lora/netid /lora/servers /openflow /openflow/port /dude/device /dude/device-type /dude/agent " +
      "/dude/notification /dude/probe /dude/service /tool/calea /file/rsync-daemon",
    fixed: "/iot/bluetooth /iot/gpio/analog /iot/gpio/digital",
    single: "/dude /system/gps /iot/modbus /iot/lora/traffic/options /tr069-client /system/swos",
  },
  {
    reason: "A CHR has no screen, PoE, switch chip, PTP clock, USB bus, fan or link aggregation with a second switch.",
    items:
      "/interface/ethernet/switch/acl /interface/ethernet/switch/egress-vlan-tag /interface/ethernet/switch/egress-vlan-translation " +
      "/interface/ethernet/switch/host /interface/ethernet/switch/ingress-vlan-translation /interface/ethernet/switch/mac-based-vlan " +
      "/interface/ethernet/switch/port-isolation /interface/ethernet/switch/protocol-based-vlan /interface/ethernet/switch/qos/map " +
      "/interface/ethernet/switch/qos/map/ip /interface/ethernet/switch/qos/map/vlan /interface/ethernet/switch/qos/profile " +
      "/interface/ethernet/switch/qos/tx-manager /interface/ethernet/switch/trunk /system/ptp /system/ptp/port",
    ordered: "/interface/ethernet/switch/rule",
    fixed:
      "/interface/ethernet/poe /interface/ethernet/switch/port/bandwidth /interface/ethernet/switch/qos/port " +
      "/interface/ethernet/switch/qos/tx-manager/queue /lcd/interface /lcd/interface/pages /lcd/screen /system/lcd/page " +
      "/system/gpio",
    single:
      "/interface/bridge/mlag /interface/ethernet/poe/settings /interface/ethernet/switch/qos/settings /lcd /lcd/pin /system/lcd " +
      "/system/health/settings /system/routerboard/usb",
  },
  {
    reason: "Not on every listed console: sharing of files and users of Back To Home.",
    items: "/ip/cloud/back-to-home-file /ip/cloud/back-to-home-user /ip/cloud/back-to-home-users",
  },
  {
    reason: "Only in versions before 7, or before 7.1 came out.",
    legacy: true,
    items:
      "/routing/bgp/aggregate /routing/bgp/network /routing/bgp/peer /routing/bgp/instance/vrf /routing/ospf/interface " +
      "/routing/ospf/nbma-neighbor /routing/ospf/network /routing/ospf/sham-link /routing/ospf/virtual-link /routing/ospf-v3/area " +
      "/routing/ospf-v3/area/range /routing/ospf-v3/instance /routing/ospf-v3/interface /routing/ospf-v3/nbma-neighbor " +
      "/routing/ospf-v3/virtual-link /routing/rip/interface /routing/rip/neighbor /routing/rip/network /routing/mme/interface " +
      "/routing/mme/network /routing/pim/bsr-candidates /routing/pim/interface /routing/pim/rp /routing/pim/rp-candidates " +
      "/routing/bfd/interface /ip/ipsec/user /ip/ipsec/remote-peers /ip/route/vrf /interface/traffic-eng /mpls/traffic-eng/tunnel-path " +
      "/interface/vpls/bgp-vpls /interface/vpls/cisco-bgp-vpls /tool/user-manager/customer /tool/user-manager/profile " +
      "/tool/user-manager/profile/limitation /tool/user-manager/profile/profile-limitation /tool/user-manager/router " +
      "/tool/user-manager/user /store",
    ordered: "/routing/filter /routing/prefix-lists /ip/route/rule",
    fixed: "/ip/neighbor/discovery /port/firmware",
    single:
      "/ip/accounting /ip/accounting/web-access /routing/mme /routing/pim /routing/rip /tool/user-manager/database /system/serial-terminal /ipv6",
  },
];

/** Menus that version 6 had not. */
export const sevenOnly: ReadonlySet<string> = new Set(
  (
    "/console/settings /disk/settings /interface/bridge/port-controller /interface/macsec /interface/macsec/profile /interface/macvlan " +
    "/interface/veth /interface/vxlan /interface/vxlan/vteps /interface/wifi /interface/wireguard /interface/wireguard/peers /ip/dns/adlist " +
    "/ip/dns/forwarders /ip/nat-pmp /ip/nat-pmp/interfaces /ip/reverse-proxy /ip/vrf /routing/bfd/configuration /routing/bgp/connection " +
    "/routing/bgp/evpn /routing/bgp/template /routing/bgp/vpls /routing/bgp/vpn /routing/filter/community-ext-list " +
    "/routing/filter/community-large-list /routing/filter/community-list /routing/filter/num-list /routing/filter/rule " +
    "/routing/filter/select-rule /routing/id /routing/isis/instance /routing/isis/interface /routing/isis/interface-template " +
    "/routing/ospf/interface-template /routing/ospf/static-neighbor /routing/pimsm/instance /routing/pimsm/interface-template " +
    "/routing/rip/instance /routing/rip/interface-template /routing/rip/static-neighbor /routing/rpki /routing/rule /routing/table " +
    "/system/ntp/client/servers /system/ntp/key /user/settings"
  ).split(" "),
);
