# ospfd, ospf_passive_interface_update: `no ip ospf passive` takes the word back; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth1' -c 'no ip ospf passive'
