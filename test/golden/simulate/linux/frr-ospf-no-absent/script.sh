# ospfd: `no router ospf` without one is `OSPF instance not found`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no router ospf'
