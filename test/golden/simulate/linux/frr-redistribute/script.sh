# FRR User Guide, OSPFv2, Redistribution: metric is a value of the one line; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router ospf' -c 'redistribute static metric 6'
