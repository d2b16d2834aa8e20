# FRR User Guide, OSPFv2: an area is A.B.C.D or a number; 0.0.0.1 is 1; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'no ip ospf area 1'
