# ospfd: `OSPF: Key 2 does not exist`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'no ip ospf message-digest-key 2'
