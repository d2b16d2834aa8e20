// Menus of packages and hardware, and of versions before 7.
import { interfacesIn, type Rows } from "./row.ts";

const off = { defaults: { disabled: "yes" } };
const byDefault = { fixed: "default" } as const;

const packages: Rows = {
  "/interface/wireless/manual-tx-power-table": { key: ["name"], fixed: "name" },
  "/interface/wireless/nstreme": { key: ["name"], fixed: "name" },
  "/interface/w60g": { key: ["name"], fixed: "name", ...off },
  "/interface/w60g/station": { key: ["name"] },
  "/interface/wifiwave2": { key: ["name"], fixed: "default-name", ...off },
  "/interface/wifiwave2/security/multi-passphrase": { key: [] },
  "/caps-man/access-list": { key: [] },
  "/caps-man/interface": { key: ["name"], ...off },
  "/caps-man/manager/interface": { key: ["interface"], ...byDefault, builtins: { yes: { interface: "all" } }, ...off },
  "/caps-man/provisioning": { key: [] },
  "/container": { key: ["name"], references: interfacesIn("interface") },
  "/container/envs": { key: ["list", "name", "key"], secrets: ["value"] },
  "/container/mounts": { key: ["list", "name", "dst"] },
  "/zerotier": { key: ["name"], fixed: "name", ...off },
  "/zerotier/interface": { key: ["name"], ...off, references: { instance: ["/zerotier"] } },
  "/user-manager/user/group": { ...byDefault },
  "/user-manager/user-profile": { key: ["user", "profile"] },
  "/user-manager/profile-limitation": { key: ["profile", "limitation"] },
  "/openflow": off,
  "/openflow/port": { key: ["switch", "port-id"], ...off, references: { switch: ["/openflow"], ...interfacesIn("interface") } },
  "/interface/ethernet/switch/host": { key: ["mac-address", "switch"] },
  "/interface/ethernet/switch/rule": { key: [] },
  "/interface/ethernet/switch/port-isolation": { key: ["name"], fixed: "numbers" },
  "/interface/ethernet/poe": { key: ["name"], fixed: "name" },
  "/lcd/interface": { key: ["interface"], fixed: "interface" },
  "/lcd/interface/pages": { key: [], fixed: "numbers" },
  "/lcd/screen": { key: [], fixed: "numbers" },
  "/system/gpio": { key: [], fixed: "numbers" },
  "/system/lcd/page": { key: ["name"], fixed: "name" },
  "/system/leds": { kind: "keyed", key: [], fixed: "numbers" },
  "/ip/cloud/back-to-home-file": { key: ["path"] },
};

const legacy: Rows = {
  "/routing/bgp/aggregate": { key: ["prefix", "instance"] },
  "/routing/bgp/network": { key: ["network"] },
  "/routing/ospf/interface": { key: ["interface"], references: interfacesIn("interface") },
  "/routing/ospf/nbma-neighbor": { key: ["address"] },
  "/routing/ospf/network": { key: ["network", "area"], types: { network: "cidr" }, references: { area: ["/routing/ospf/area"] } },
  "/routing/ospf/virtual-link": { key: ["neighbor-id"] },
  "/routing/ospf-v3/area": { ...byDefault },
  "/routing/ospf-v3/instance": { ...byDefault },
  "/routing/ospf-v3/interface": { key: ["interface"], references: interfacesIn("interface") },
  "/routing/filter": { key: [], group: "chain" },
  "/routing/prefix-lists": { key: [], group: "chain" },
  "/routing/rip/interface": { key: ["interface"], references: interfacesIn("interface") },
  "/routing/rip/neighbor": { key: ["address"] },
  "/routing/rip/network": { key: ["network"] },
  "/routing/pim/interface": { key: ["interface"], references: interfacesIn("interface") },
  "/routing/bfd/interface": { key: ["interface"], ...byDefault, references: interfacesIn("interface") },
  "/routing/mme/network": { key: ["network"] },
  "/ip/route/rule": { key: [], always: { action: "lookup" } },
  "/ip/route/vrf": { key: ["routing-mark"] },
  "/ip/neighbor/discovery": { key: ["name"], fixed: "name" },
  "/tool/user-manager/customer": { key: ["login"], fixed: "login" },
  "/tool/user-manager/user": { key: ["username", "customer"] },
  "/port/firmware": { key: [], fixed: "numbers" },
};

export const packageRows: Rows = { ...packages, ...legacy };
