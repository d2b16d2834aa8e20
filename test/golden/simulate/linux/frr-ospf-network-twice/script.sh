# ospfd: the same network in another area is `There is already same network statement.`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router ospf' -c 'network 10.0.0.0/24 area 1'
