# FRR User Guide, Basic Commands: `end` leaves configuration; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'interface eth0' -c 'description satu' -c end -c 'show running-config'
