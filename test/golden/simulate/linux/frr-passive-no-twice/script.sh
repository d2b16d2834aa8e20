# ospfd, ospf_passive_interface_update: said again, it is said the other way; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth1' -c 'no ip ospf passive'
vtysh -c 'configure terminal' -c 'interface eth1' -c 'no ip ospf passive'
