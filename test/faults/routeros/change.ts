// The change that every fault strikes: two configurations of one OPD router, thirty commands apart, with secrets in both.

const octets = Array.from({ length: 10 }, (_, index) => index + 1);

/** What the router runs before; secrets are clear, as on the device. */
export const before = `/interface bridge
add comment="simpul:lan" name=bridge
add comment="simpul:loopback" name=loopback
/ip address
add address=10.12.0.1/24 comment="simpul:lan" interface=bridge
add address=10.255.0.10/32 comment="simpul:loopback" interface=loopback
/ip firewall address-list
${octets.map((octet) => `add address=10.12.${octet}.0/24 comment="simpul:opd.${octet}" list=opd`).join("\n")}
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related
add action=accept chain=input comment="simpul:in.20 ssh" dst-port=22 protocol=tcp
add action=accept chain=forward comment="simpul:fw.10 balasan" connection-state=established,related
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/queue simple
add comment="simpul:q.1" max-limit=10M/10M name=opd-1 target=10.12.1.0/24
add comment="simpul:q.2" max-limit=20M/20M name=opd-2 target=10.12.2.0/24
/snmp community
add authentication-password=RAHASIA-LAMA-1 encryption-password=RAHASIA-LAMA-2 name=nms security=private
/system identity
set name=opd-010
`;

/** What is intended; secrets by name. */
export const intended = `/interface bridge
add comment="simpul:lan" name=bridge priority=0x1000
add comment="simpul:loopback" name=loopback
/ip address
add address=10.12.0.1/23 comment="simpul:lan" interface=bridge
add address=10.255.0.10/32 comment="simpul:loopback" interface=loopback
/ip firewall address-list
${octets.map((octet) => `add address=10.13.${octet}.0/24 comment="simpul:opd.${octet}" list=opd`).join("\n")}
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=accept chain=input comment="simpul:in.20 ssh" dst-port=22 protocol=tcp
add action=accept chain=input comment="simpul:in.30 icmp" protocol=icmp
add action=accept chain=forward comment="simpul:fw.10 balasan" connection-state=established,related,untracked
add action=accept chain=forward comment="simpul:fw.20 web" dst-port=80,443 protocol=tcp
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/queue simple
add comment="simpul:q.1" max-limit=15M/15M name=opd-1 target=10.13.1.0/24
add comment="simpul:q.2" max-limit=25M/25M name=opd-2 target=10.13.2.0/24
/snmp community
add authentication-password="secret(snmp-auth)" encryption-password="secret(snmp-priv)" name=nms security=private
/system identity
set name=opd-010-kel-tengah
`;

export const secrets = { "snmp-auth": "RAHASIA-BARU-1", "snmp-priv": "RAHASIA-BARU-2" };
