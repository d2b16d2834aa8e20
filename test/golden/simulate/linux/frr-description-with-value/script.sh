# FRR User Guide, Basic Commands: `no` takes the whole line as well; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'no ip ospf cost 10'
