// The change that every fault strikes: two configurations of one Linux router, thirty commands apart, with secrets in both.

const ports = [1, 2, 3, 4, 5];

interface Values {
  readonly name: string;
  readonly octet: number;
  readonly cost: number;
  readonly mbit: number;
  readonly keys: readonly [string, string];
  readonly forwarding: number;
  readonly more: readonly string[];
}

const text = ({ name, octet, cost, mbit, keys, forwarding, more }: Values): string => `### file: /etc/frr/frr.conf
hostname ${name}
log syslog informational
${ports.map((port) => `interface eth${port}\n description simpul:${name} ${port}\n ip ospf area 0\n ip ospf cost ${cost + port}\nexit`).join("\n")}
interface eth6
 ip ospf message-digest-key 1 md5 ${keys[0]}
 ip ospf area 0
exit
router ospf
 ospf router-id 10.${octet}.0.1
exit
### file: /etc/nftables.conf
table inet filter {
	set opd {
		type ipv4_addr
		flags interval
		elements = { ${ports.map((port) => `10.${octet}.${port}.0/24`).join(", ")} }
	}
	chain input {
		type filter hook input priority filter; policy accept;
		ct state established,related accept comment "simpul:in.10 balasan"
		tcp dport 22 accept comment "simpul:in.20 ssh"
${more.map((rule) => `\t\t${rule}\n`).join("")}	}
}
### file: /etc/simpul/tc.batch
qdisc add dev eth1 root handle 1: htb default 30
${ports.map((port) => `class add dev eth1 parent 1: classid 1:1${port} htb rate ${mbit + port}mbit ceil 100mbit burst 64k cburst 64k`).join("\n")}
### file: /etc/systemd/network/30-wg0.netdev
[NetDev]
Name=wg0
Kind=wireguard
[WireGuard]
PrivateKey=${keys[1]}
### file: /etc/systemd/network/31-wg0.network
[Match]
Name=wg0
[Network]
Address=10.${octet}.255.1/24
### file: /etc/sysctl.d/10-router.conf
net.ipv4.conf.all.rp_filter = ${forwarding}
net.ipv4.ip_forward = 1
`;

/** What the router runs before; secrets are clear, as on the device. */
export const before = text({
  name: "opd-010",
  octet: 12,
  cost: 100,
  mbit: 10,
  keys: ["RAHASIA-LAMA-1", "RAHASIA-LAMA-2"],
  forwarding: 1,
  more: [],
});

/** What is intended; secrets by name. */
export const intended = text({
  name: "opd-010-kel-tengah",
  octet: 13,
  cost: 50,
  mbit: 20,
  keys: ["secret(ospf-1)", "secret(wg-1)"],
  forwarding: 2,
  more: [
    'icmp type echo-request accept comment "simpul:in.30 icmp"',
    'udp dport 161 ip saddr @opd accept comment "simpul:in.40 snmp"',
    'tcp dport 179 ip saddr @opd accept comment "simpul:in.50 bgp"',
    'udp dport 51820 accept comment "simpul:in.60 wg"',
    'ip protocol ospf accept comment "simpul:in.70 ospf"',
    'udp dport 123 ip saddr @opd accept comment "simpul:in.80 ntp"',
    'udp dport 514 ip saddr @opd accept comment "simpul:in.85 syslog"',
    'tcp dport 9100 ip saddr @opd accept comment "simpul:in.90 ukur"',
  ],
});

export const secrets = { "ospf-1": "RAHASIA-BARU-1", "wg-1": "RAHASIA-BARU-2" };
