# ospfd: `passive-interface eth1` is kept as a line of the interface since FRR 8; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router ospf' -c 'passive-interface eth1'
