# ospfd: `ip ospf area` and `network` exclude each other: `Please remove all network commands first.`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'ip ospf area 0'
