# ospfd: `no router ospf` takes all of it, not what interfaces say; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no router ospf'
