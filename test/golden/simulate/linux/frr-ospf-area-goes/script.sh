# FRR User Guide, OSPFv2: `no ip ospf area`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'no ip ospf area' -c 'ip ospf area 1'
