# FRR User Guide, Basic Commands, Terminal Mode Commands: `interface` goes into a mode and `exit` back; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'description ke simpul 1' -c 'exit' -c 'hostname gw-1'
