# FRR User Guide, Zebra, Interface Commands: `no description`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'no description'
