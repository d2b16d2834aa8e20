// Menus and keys that only hardware or an extra package has: the listed console was a CHR's without packages (schema.ts).

export interface HardwareMenu {
  readonly path: string;
  readonly verbs: string;
  readonly keys: string;
  readonly reason: string;
}

const single = "export get print set";
const found = "disable enable export find get print set unset";
const items = "add disable enable export find get print remove set unset";

/** Names as MikroTik's manual and real exports have them (github.com/tikoci/lsp-routeros-ts test-data/forum, ytti/oxidized spec/model). */
export const hardware: readonly HardwareMenu[] = [
  {
    path: "/interface/ethernet",
    verbs: found,
    keys: "default-name bandwidth poe-out poe-priority poe-voltage poe-lldp-enabled poe-low-to-high-delay power-cycle-interval power-cycle-ping-address power-cycle-ping-enabled power-cycle-ping-timeout passthrough-interface switch flow-control full-duplex tx-queue-size",
    reason: "Cages, PoE and switch chips are not on a CHR; `default-name` is what `find` knows a port by.",
  },
  {
    path: "/system/routerboard/settings",
    verbs: single,
    keys: "auto-upgrade baud-rate boot-delay boot-device boot-os boot-protocol cpu-frequency cpu-mode enable-jumper-reset enter-setup-on force-backup-booter init-delay memory-frequency preboot-etherboot preboot-etherboot-server protected-routerboot reformat-hold-button reformat-hold-button-max silent-boot",
    reason: "A CHR has no RouterBOOT.",
  },
  {
    path: "/ip/cloud",
    verbs: single,
    keys: "back-to-home-vpn vpn-prefer-relay-code",
    reason: "Back To Home is not offered on a CHR.",
  },
  { path: "/system/routerboard/mode-button", verbs: single, keys: "enabled hold-time on-event", reason: "A CHR has no buttons." },
  { path: "/system/routerboard/reset-button", verbs: single, keys: "enabled hold-time on-event", reason: "A CHR has no buttons." },
  { path: "/system/routerboard/wps-button", verbs: single, keys: "enabled hold-time on-event", reason: "A CHR has no buttons." },
  {
    path: "/interface/ethernet/switch",
    verbs: found,
    keys: "name cpu-flow-control mirror-source mirror-target mirror-egress-target l3-hw-offloading qos-hw-offloading switch-all-ports type rspan rspan-egress-vlan-id rspan-ingress-vlan-id numbers:set",
    reason: "A CHR has no switch chip.",
  },
  {
    path: "/interface/ethernet/switch/port",
    verbs: found,
    keys: "name default-vlan-id vlan-header vlan-mode egress-rate ingress-rate l3-hw-offloading mirror-egress mirror-ingress storm-rate limit-broadcasts limit-unknown-multicasts limit-unknown-unicasts numbers:set",
    reason: "A CHR has no switch chip.",
  },
  {
    path: "/interface/ethernet/switch/l3hw-settings",
    verbs: single,
    keys: "autorestart fasttrack-hw icmp-reply-on-error ipv6-hw hw-supports-fasttrack",
    reason: "A CHR has no switch chip.",
  },
  {
    path: "/interface/ethernet/switch/vlan",
    verbs: items,
    keys: "comment copy-from:add disabled independent-learning numbers:set ports switch vlan-id",
    reason: "A CHR has no switch chip.",
  },
  {
    path: "/interface/wireless",
    verbs: items,
    keys: "adaptive-noise-immunity antenna-gain arp band bridge-mode channel-width comment country default-authentication default-forwarding default-name disabled distance frequency frequency-mode hide-ssid installation l2mtu mac-address master-interface max-station-count mode mtu multicast-helper name numbers:set radio-name rx-chains security-profile skip-dfs-channels ssid station-roaming tx-chains tx-power tx-power-mode vlan-id vlan-mode wds-default-bridge wds-mode wireless-protocol wmm-support wps-mode",
    reason: "The wireless package is not installed.",
  },
  {
    path: "/interface/wireless/security-profiles",
    verbs: items,
    keys: "authentication-types comment default disable-pmkid eap-methods group-ciphers group-key-update interim-update management-protection management-protection-key mode mschapv2-password mschapv2-username name numbers:set radius-mac-authentication static-key-0 static-key-1 static-key-2 static-key-3 static-sta-private-key supplicant-identity tls-certificate tls-mode unicast-ciphers wpa-pre-shared-key wpa2-pre-shared-key",
    reason: "The wireless package is not installed.",
  },
];
