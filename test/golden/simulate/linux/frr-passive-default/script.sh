# FRR User Guide, OSPFv2: `passive-interface default`, and what is said against it; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router ospf' -c 'passive-interface default' -c 'no passive-interface eth0'
