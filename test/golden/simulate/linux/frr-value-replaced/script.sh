# FRR User Guide, OSPFv2, Interfaces: `ip ospf cost` holds one value; the new one replaces the old; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'ip ospf cost 20'
