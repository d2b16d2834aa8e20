// The change that every fault strikes: two configurations of one IOS switch, thirty commands apart, with secrets in both.

const octets = Array.from({ length: 6 }, (_, index) => index + 1);
const ports = octets.map((number) => `GigabitEthernet1/0/${number}`);

/** What the switch runs before, on top of what staging left. */
export const before = `hostname opd-010
vlan 10
 name kantor
ip access-list extended simpul:opd
${octets.map((octet) => ` permit ip 10.12.${octet}.0 0.0.0.255 any`).join("\n")}
 deny ip any any log
class-map match-any simpul:suara
 match dscp ef
policy-map simpul:naik
 class simpul:suara
  priority percent 20
 class class-default
  shape average 20000000
${ports.map((port, at) => `interface ${port}\n description lama ${at}\n switchport access vlan 10`).join("\n")}
interface Vlan10
 description simpul:kantor
 ip address 10.12.0.1 255.255.255.0
 ip ospf message-digest-key 1 md5 RAHASIA-LAMA-1
 ip ospf cost 100
router ospf 1
 router-id 10.255.0.10
 network 10.12.0.0 0.0.0.255 area 0.0.0.1
ntp authentication-key 1 md5 RAHASIA-LAMA-2
banner motd @opd-010#
opd-010(config)#end
Siapa pun yang masuk, catat!
@
`;

/** What is intended; secrets by name. */
export const intended = `hostname opd-010-kel-tengah
vlan 10
 name kantor-kelurahan
ip access-list extended simpul:opd
${octets.map((octet) => ` permit ip 10.13.${octet}.0 0.0.0.255 any`).join("\n")}
 deny ip any any log
class-map match-any simpul:suara
 match dscp ef
 match dscp cs5
policy-map simpul:naik
 class simpul:suara
  priority percent 30
 class class-default
  shape average 50000000
${ports.map((port, at) => `interface ${port}\n description meja ${at}?\n switchport access vlan 10`).join("\n")}
interface Vlan10
 description simpul:kantor kelurahan
 ip address 10.12.0.1 255.255.254.0
 ip ospf message-digest-key 1 md5 secret(ospf-10)
 ip ospf cost 50
router ospf 1
 router-id 10.255.0.10
 network 10.12.0.0 0.0.1.255 area 0.0.0.1
ntp authentication-key 1 md5 secret(ntp-1)
banner motd @opd-010-kel-tengah#
reload
opd-010-kel-tengah(config)#no router ospf 1
Siapa pun yang masuk, catat dulu!
@
`;

export const secrets = { "ospf-10": "RAHASIA-BARU-1", "ntp-1": "RAHASIA-BARU-2" };
