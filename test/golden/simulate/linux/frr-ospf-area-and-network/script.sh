# ospfd: `Please remove all ip ospf area x.x.x.x commands first.`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router ospf' -c 'network 10.0.0.0/24 area 0'
