# FRR: `no` of what is not there is accepted for values; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'no ip ospf cost'
