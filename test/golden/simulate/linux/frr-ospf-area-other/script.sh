# ospfd: `Must remove previous area config before changing ospf area`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'ip ospf area 1'
